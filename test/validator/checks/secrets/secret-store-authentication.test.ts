import { ExternalSecretStore } from 'cdk8s-hardened';
import { secretStoreAuthentication } from '../../../../lib/validator/checks/secrets/secret-store-authentication';
import { RawObject } from '../../../../lib/validator/manifest';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { tweak } from '../../../support/minimal';

const SET = agentSet({
  externalSecret: { store: ExternalSecretStore.vault({ server: 'https://vault.example.com', role: 'aiops-agent' }) },
});

function store(provider: unknown, kind = 'SecretStore'): RawObject {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind,
    metadata: { name: 'vault', namespace: 'prod' },
    spec: { provider },
  };
}

const LOGIN = ['hunter', '2'].join('');
const SERVER = 'https://vault.example.com';
const VAULT = find(SET, 'SecretStore');
const REPAIR = 'use a role of the service account, or a Secret reference.';
const CLEAR =
  'sends its credential and every secret in clear: the server of Vault is an http URL (spec.provider.vault.server); use https.';

checkSuite(secretStoreAuthentication, {
  passes: {
    'no provider': store(undefined),
    'null': store({ vault: null }),
    'a reference to a Secret': store({
      vault: { server: SERVER, auth: { tokenSecretRef: { name: 'vault-token', key: 'token' } } },
    }),
    'references of AWS': store({
      aws: {
        region: 'eu-central-1',
        auth: { secretRef: { secretAccessKeySecretRef: { name: 'aws', key: ['hunter', '22-Xy'].join('') } } },
      },
    }),
    'a role': store({ vault: { server: SERVER, auth: { kubernetes: { mountPath: 'kubernetes', role: 'app' } } } }),
    'a certificate': store({ vault: { server: SERVER, caBundle: Buffer.from('-----BEGIN').toString('base64') } }),
    'a template in a webhook': store({
      webhook: { url: `${SERVER}/{{ .remoteRef.key }}`, headers: { Authorization: 'Bearer {{ .auth.token }}' } },
    }),
    'the provider of tests': store({ fake: { data: [{ key: 'password', value: LOGIN }] } }),
    'the set of the library': VAULT,
  },
  fails: {
    'a password': [
      store({ secretserver: { username: { value: 'app' }, password: { value: LOGIN } } }),
      [
        `SecretStore prod/vault: has what looks like a password in clear in secretserver.password.value (spec.provider.secretserver.password.value); ${REPAIR}`,
      ],
    ],
    'a header': [
      store({ webhook: { headers: { 'X-Api-Token': 'a1B2'.repeat(9) } } }, 'ClusterSecretStore'),
      [
        `ClusterSecretStore prod/vault: has what looks like a token in clear in webhook.headers.X-Api-Token (spec.provider.webhook.headers.X-Api-Token); ${REPAIR}`,
      ],
    ],
    'an element of a list': [
      store({ other: { logins: [{ clientSecret: LOGIN }] } }),
      [
        `SecretStore prod/vault: has what looks like a secret in clear in other.logins[0].clientSecret (spec.provider.other.logins[0].clientSecret); ${REPAIR}`,
      ],
    ],
    'Vault by http': [
      store({ vault: { server: 'http://vault.vault.svc:8200' } }),
      [`SecretStore prod/vault: ${CLEAR}`],
    ],
    'the set of the library, weakened': [
      tweak(VAULT, ({ spec }) => {
        spec.provider = { vault: { server: 'HTTP://vault.example.com' } };
      }),
      [`SecretStore aiops/aiops-agent-secrets-store: ${CLEAR}`],
    ],
  },
  notApplicable: {
    'another kind': { apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret', metadata: { name: 'a' } },
  },
});
