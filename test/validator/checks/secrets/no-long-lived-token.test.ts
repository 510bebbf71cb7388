import { noLongLivedToken } from '../../../../lib/validator/checks/secrets/no-long-lived-token';
import { RawObject } from '../../../../lib/validator/manifest';
import { checkSuite } from '../../../support/checks';

function secret(type?: string | null): RawObject {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'ci', namespace: 'prod', annotations: { 'kubernetes.io/service-account.name': 'ci' } },
    type,
  };
}

checkSuite(noLongLivedToken, {
  passes: {
    'no type': secret(),
    'null': secret(null),
    'Opaque': secret('Opaque'),
    'a bootstrap token, which has an expiry': secret('bootstrap.kubernetes.io/token'),
  },
  fails: {
    'a token of a service account': [
      secret('kubernetes.io/service-account-token'),
      [
        'Secret prod/ci: asks by its type "kubernetes.io/service-account-token" for a token that never expires (type); use a projected token with audience and expiry.',
      ],
    ],
  },
  notApplicable: { 'another kind': { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'ci' } } },
});
