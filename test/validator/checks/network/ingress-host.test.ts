import { ingressHost } from '../../../../lib/validator/checks/network/ingress-host';
import { checkSuite } from '../../../support/checks';
import { Raw } from '../../../support/minimal';

function ingress(spec: unknown): Raw {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name: 'web', namespace: 'prod' }, spec };
}

const BACKEND = { service: { name: 'web', port: { number: 80 } } };

const message = (whose: string, index = 0): string =>
  `Ingress prod/web: rule takes the requests of ${whose} (spec.rules[${index}].host); name the host.`;
const backend = `Ingress prod/web: the default backend takes the requests of every host (spec.rules); name the host.`;

checkSuite(ingressHost, {
  passes: {
    'a host': ingress({ rules: [{ host: 'shop.example.com' }] }),
    'a default backend beside rules': ingress({ defaultBackend: BACKEND, rules: [{ host: 'shop.example.com' }] }),
  },
  fails: {
    'no host': [ingress({ rules: [{ http: { paths: [] } }] }), [message('every host')]],
    'host: null': [ingress({ rules: [{ host: null }] }), [message('every host')]],
    'an empty host': [ingress({ rules: [{ host: '' }] }), [message('every host')]],
    'a rule that is null': [ingress({ rules: [{ host: 'a.example.com' }, null] }), [message('every host', 1)]],
    'a wildcard': [ingress({ rules: [{ host: '*.example.com' }] }), [message('"*.example.com"')]],
    'each rule': [
      ingress({ rules: [{ host: '*.b.example.com' }, { host: 'a.example.com' }, {}] }),
      [message('"*.b.example.com"'), message('every host', 2)],
    ],
    'a default backend by itself': [ingress({ defaultBackend: BACKEND }), [backend]],
    'a default backend, empty rules': [ingress({ defaultBackend: BACKEND, rules: [] }), [backend]],
  },
  notApplicable: {
    'neither': ingress({ ingressClassName: 'nginx' }),
    'both null': ingress({ defaultBackend: null, rules: null }),
    'no spec': ingress(undefined),
  },
});
