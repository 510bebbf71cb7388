import { NOT_APPLICABLE, objectCheck, Outcome } from '../../check';
import { quote } from '../../text';

/*
 * An Ingress must name its hosts.
 * A rule without a host, or with a wildcard, takes requests meant for others.
 *
 * spec.rules[*].host: a name without wildcard
 *
 * A default backend beside rules takes what is left; one by itself takes everything.
 */

const REPAIR = 'name the host';

export const ingressHost = objectCheck({
  id: 'ingress-host',
  kinds: ['networking.k8s.io/Ingress'],
  run: ({ body }): Outcome => {
    const { rules = [], defaultBackend } = body.spec ?? {};
    if (rules.length === 0) {
      return defaultBackend === undefined
        ? NOT_APPLICABLE
        : [
            {
              path: ['spec', 'rules'],
              problem: 'the default backend takes the requests of every host',
              repair: REPAIR,
            },
          ];
    }
    return rules.flatMap(({ host = '' }, index) => {
      if (host !== '' && !host.includes('*')) {
        return [];
      }
      const whose = host === '' ? 'every host' : quote(host);
      return [
        { path: ['spec', 'rules', index, 'host'], problem: `rule takes the requests of ${whose}`, repair: REPAIR },
      ];
    });
  },
});
