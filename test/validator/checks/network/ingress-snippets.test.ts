import { ingressSnippets } from '../../../../lib/validator/checks/network/ingress-snippets';
import { checkSuite } from '../../../support/checks';
import { Raw } from '../../../support/minimal';

function ingress(annotations: unknown): Raw {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'web', namespace: 'prod', annotations },
  };
}

const message = (key: string): string =>
  `Ingress prod/web: annotation "${key}" injects configuration of the controller (metadata.annotations["${key}"]); remove the annotation.`;

const KEYS = [
  'haproxy-ingress.github.io/config-backend',
  'haproxy.org/backend-config-snippet',
  'ingress.kubernetes.io/config-frontend',
  'nginx.ingress.kubernetes.io/auth-snippet',
  'nginx.ingress.kubernetes.io/configuration-snippet',
  'nginx.ingress.kubernetes.io/modsecurity-snippet',
  'nginx.ingress.kubernetes.io/server-snippet',
  'nginx.ingress.kubernetes.io/stream-snippet',
  'nginx.org/location-snippets',
  'nginx.org/server-snippets',
];

checkSuite(ingressSnippets, {
  passes: {},
  fails: {
    ...Object.fromEntries(KEYS.map((key) => [key, [ingress({ [key]: 'return 200;' }), [message(key)]] as const])),
    'each of several': [ingress({ [KEYS[6]]: 'a', [KEYS[4]]: 'b' }), [message(KEYS[6]), message(KEYS[4])]],
  },
  notApplicable: {
    'no annotations': ingress(undefined),
    'annotations: null': ingress(null),
    'an option': ingress({ 'nginx.ingress.kubernetes.io/proxy-body-size': '8m' }),
    'an empty snippet': ingress({ 'nginx.ingress.kubernetes.io/server-snippet': ' \n' }),
    'a snippet that is null': ingress({ 'nginx.ingress.kubernetes.io/server-snippet': null }),
    'an option about snippets': ingress({ 'example.com/snippets-owner': 'team' }),
  },
});
