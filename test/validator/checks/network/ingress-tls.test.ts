import { ingressTls } from '../../../../lib/validator/checks/network/ingress-tls';
import { checkSuite } from '../../../support/checks';
import { Raw, tweak } from '../../../support/minimal';

function ingress(spec: unknown, annotations: unknown = undefined): Raw {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'web', namespace: 'prod', annotations },
    spec,
  };
}

function hosts(...names: unknown[]): unknown[] {
  return names.map((host) => ({ host }));
}

const BACKEND = { service: { name: 'web', port: { number: 80 } } };

const noTls = (host: string, index = 0): string =>
  `Ingress prod/web: host "${host}" has no TLS (spec.rules[${index}].host); add the host under spec.tls, with a secretName.`;
const noHostNoTls = `Ingress prod/web: rule for every host has no TLS (spec.rules[0].host); add the host under spec.tls, with a secretName.`;
const noBackendTls = `Ingress prod/web: the default backend has no TLS (spec.tls); add an entry with a secretName under spec.tls.`;

const PLAIN = { rules: hosts('shop.example.com') };

checkSuite(ingressTls, {
  passes: {
    'the host': ingress({ ...PLAIN, tls: [{ hosts: ['shop.example.com'], secretName: 'shop' }] }),
    'the host among others': ingress({
      rules: hosts('a.example.com', 'b.example.com'),
      tls: [{ hosts: ['b.example.com'] }, { hosts: ['c.example.com', 'a.example.com'] }],
    }),
    'a wildcard': ingress({ ...PLAIN, tls: [{ hosts: ['*.example.com'] }] }),
    'the same wildcard': ingress({ rules: hosts('*.example.com'), tls: [{ hosts: ['*.example.com'] }] }),
    'an entry for all hosts': ingress({ ...PLAIN, tls: [{ secretName: 'shop' }] }),
    'every host, some with TLS': ingress({ rules: hosts(undefined), tls: [{ hosts: ['shop.example.com'] }] }),
    'a default backend with TLS': ingress({ defaultBackend: BACKEND, tls: [{ hosts: ['shop.example.com'] }] }),
    'the old group': tweak(ingress({ ...PLAIN, tls: [{ hosts: ['shop.example.com'] }] }), (copy) => {
      Object.assign(copy, { apiVersion: 'extensions/v1beta1' });
    }),
  },
  fails: {
    'no tls': [ingress(PLAIN), [noTls('shop.example.com')]],
    'tls: null': [ingress({ ...PLAIN, tls: null }), [noTls('shop.example.com')]],
    'empty tls': [ingress({ ...PLAIN, tls: [] }), [noTls('shop.example.com')]],
    'one host of two': [
      ingress({ rules: hosts('a.example.com', 'b.example.com'), tls: [{ hosts: ['a.example.com'] }] }),
      [noTls('b.example.com', 1)],
    ],
    'a wildcard of two labels': [
      ingress({ rules: hosts('a.b.example.com'), tls: [{ hosts: ['*.example.com'] }] }),
      [noTls('a.b.example.com')],
    ],
    'a wildcard for its own domain': [
      ingress({ rules: hosts('example.com'), tls: [{ hosts: ['*.example.com'] }] }),
      [noTls('example.com')],
    ],
    'a wildcard with TLS for one host': [
      ingress({ rules: hosts('*.example.com'), tls: [{ hosts: ['a.example.com'] }] }),
      [noTls('*.example.com')],
    ],
    'no host': [ingress({ rules: [{}] }), [noHostNoTls]],
    'host: null': [ingress({ rules: hosts(null) }), [noHostNoTls]],
    'an empty host': [ingress({ rules: hosts('') }), [noHostNoTls]],
    'a default backend': [ingress({ defaultBackend: BACKEND }), [noBackendTls]],
    'a default backend, no rules': [ingress({ defaultBackend: BACKEND, rules: [], tls: [] }), [noBackendTls]],
    'a redirect is no TLS': [
      ingress(PLAIN, { 'nginx.ingress.kubernetes.io/ssl-redirect': 'true' }),
      [noTls('shop.example.com')],
    ],
    'passthrough switched off': [
      ingress(PLAIN, { 'nginx.ingress.kubernetes.io/ssl-passthrough': 'false' }),
      [noTls('shop.example.com')],
    ],
    'an annotation without certificate': [
      ingress(PLAIN, { 'alb.ingress.kubernetes.io/certificate-arn': '' }),
      [noTls('shop.example.com')],
    ],
  },
  notApplicable: {
    'a certificate by annotation': ingress(PLAIN, { 'alb.ingress.kubernetes.io/certificate-arn': 'arn:aws:acm:1' }),
    'a managed certificate': ingress(PLAIN, { 'networking.gke.io/managed-certificates': 'shop' }),
    'TLS at the pods': ingress(PLAIN, { 'nginx.ingress.kubernetes.io/ssl-passthrough': 'true' }),
    'a part of another Ingress': ingress(PLAIN, { 'nginx.org/mergeable-ingress-type': 'minion' }),
    'no rules': ingress({ tls: [] }),
    'no spec': ingress(undefined),
  },
});
