import { NOT_APPLICABLE, objectCheck, Outcome, PASS } from '../../check';
import type { Manifest } from '../../manifest';
import { quote } from '../../text';

/*
 * An Ingress must have TLS for every host.
 * Credentials and data would cross the network in clear text.
 *
 * spec.tls: an entry with each host of spec.rules, or with a wildcard for one label of it, or without hosts, which
 * stands for all; any entry where there is only a default backend
 *
 * Not applicable: an Ingress to which an annotation gives a certificate, or whose TLS ends elsewhere. An annotation
 * that redirects to https does neither.
 */

type Ingress = Manifest<'networking.k8s.io/Ingress'>;

/** Annotations that give the controller a certificate, or that say that TLS ends elsewhere; with the values that do. */
const TLS_BY_ANNOTATION: { readonly [annotation: string]: RegExp } = {
  'alb.ingress.kubernetes.io/certificate-arn': /./,
  'appgw.ingress.kubernetes.io/appgw-ssl-certificate': /./,
  'ingress.gcp.kubernetes.io/pre-shared-cert': /./,
  'networking.gke.io/managed-certificates': /./,
  'nginx.ingress.kubernetes.io/ssl-passthrough': /^true$/,
  // The master of a mergeable Ingress has TLS for its minions, which may not.
  'nginx.org/mergeable-ingress-type': /^minion$/,
  'route.openshift.io/termination': /^(edge|passthrough|reencrypt)$/,
  'traefik.ingress.kubernetes.io/router.tls': /^true$/,
};

function hasTlsByAnnotation({ annotations }: Ingress): boolean {
  return Object.entries(TLS_BY_ANNOTATION).some(([key, value]) => value.test(annotations[key] ?? ''));
}

/** A wildcard stands for one label. */
function isCovered(host: string, names: ReadonlySet<string>): boolean {
  return names.has(host) || names.has(host.replace(/^[^.]+/, '*'));
}

export const ingressTls = objectCheck({
  id: 'ingress-tls',
  kinds: ['networking.k8s.io/Ingress'],
  run: (ingress): Outcome => {
    const { tls = [], rules = [], defaultBackend } = ingress.body.spec ?? {};
    if (hasTlsByAnnotation(ingress) || (rules.length === 0 && defaultBackend === undefined)) {
      return NOT_APPLICABLE;
    }
    if (tls.some(({ hosts = [] }) => hosts.length === 0)) {
      return PASS;
    }
    if (rules.length === 0 && tls.length === 0) {
      const problem = 'the default backend has no TLS';
      return [{ path: ['spec', 'tls'], problem, repair: 'add an entry with a secretName under spec.tls' }];
    }
    const names = new Set(tls.flatMap(({ hosts = [] }) => hosts));
    return rules.flatMap(({ host = '' }, index) => {
      // A rule for all hosts has those that are named in spec.tls.
      const covered = host === '' ? tls.length > 0 : isCovered(host, names);
      const problem = host === '' ? 'rule for every host has no TLS' : `host ${quote(host)} has no TLS`;
      return covered
        ? []
        : [
            {
              path: ['spec', 'rules', index, 'host'],
              problem,
              repair: 'add the host under spec.tls, with a secretName',
            },
          ];
    });
  },
});
