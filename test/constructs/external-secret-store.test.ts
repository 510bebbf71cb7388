import { ExternalSecretBinding, ExternalSecretStore } from 'cdk8s-hardened';
import { find, Manifest, messageOf, synthesize } from '../support/manifests';

function bound(store: ExternalSecretStore): Manifest[] {
  return synthesize((chart) => new ExternalSecretBinding(chart, 'secret', { store }), 'aiops');
}

test.each([
  ['reference', ExternalSecretStore.reference('vault'), { name: 'vault', kind: 'SecretStore' }],
  ['clusterReference', ExternalSecretStore.clusterReference('a.b'), { name: 'a.b', kind: 'ClusterSecretStore' }],
])('%s makes nothing', (_, store, reference) => {
  const set = bound(store);
  expect(set.map(({ kind }) => kind)).toEqual(['ExternalSecret']);
  expect(set[0].spec.secretStoreRef).toEqual(reference);
});

const VAULT = { server: 'https://vault.example.com:8200', role: 'aiops' };
const AWS = { region: 'eu-central-1', roleArn: 'arn:aws:iam::123456789012:role/aiops/agent' };
const GOOGLE = {
  projectId: 'shop',
  serviceAccount: 'agent@shop.iam.gserviceaccount.com',
  clusterName: 'prod',
  clusterLocation: 'europe-west1',
};
const AZURE = { vaultUrl: 'https://shop.vault.azure.net', clientId: 'client', tenantId: 'tenant' };
const serviceAccountRef = { name: 'aiops-agent-secrets-store' };
const vault = (path: string, mountPath: string, more = {}): Manifest => ({
  vault: {
    server: 'https://vault.example.com:8200',
    path,
    version: 'v2',
    auth: { kubernetes: { mountPath, role: 'aiops', serviceAccountRef } },
    ...more,
  },
});

test.each<[string, ExternalSecretStore, annotations: Manifest, provider: Manifest]>([
  ['vault', ExternalSecretStore.vault(VAULT), undefined, vault('secret', 'kubernetes')],
  [
    'vault, undefined',
    ExternalSecretStore.vault({ ...VAULT, path: undefined, mountPath: undefined, caConfigMap: undefined }),
    undefined,
    vault('secret', 'kubernetes'),
  ],
  [
    'vault, path and mountPath',
    ExternalSecretStore.vault({ ...VAULT, path: 'kv', mountPath: 'k8s' }),
    undefined,
    vault('kv', 'k8s'),
  ],
  [
    'vault, caConfigMap',
    ExternalSecretStore.vault({ ...VAULT, caConfigMap: 'vault-ca' }),
    undefined,
    vault('secret', 'kubernetes', { caProvider: { type: 'ConfigMap', name: 'vault-ca', key: 'ca.crt' } }),
  ],
  [
    'awsSecretsManager',
    ExternalSecretStore.awsSecretsManager(AWS),
    { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/aiops/agent' },
    { aws: { service: 'SecretsManager', region: 'eu-central-1', auth: { jwt: { serviceAccountRef } } } },
  ],
  [
    'awsSecretsManager in another partition',
    ExternalSecretStore.awsSecretsManager({
      region: 'us-gov-west-1',
      roleArn: 'arn:aws-us-gov:iam::123456789012:role/agent',
    }),
    { 'eks.amazonaws.com/role-arn': 'arn:aws-us-gov:iam::123456789012:role/agent' },
    { aws: { service: 'SecretsManager', region: 'us-gov-west-1', auth: { jwt: { serviceAccountRef } } } },
  ],
  [
    'googleSecretManager',
    ExternalSecretStore.googleSecretManager(GOOGLE),
    { 'iam.gke.io/gcp-service-account': 'agent@shop.iam.gserviceaccount.com' },
    {
      gcpsm: {
        projectID: 'shop',
        auth: { workloadIdentity: { clusterName: 'prod', clusterLocation: 'europe-west1', serviceAccountRef } },
      },
    },
  ],
  [
    'azureKeyVault',
    ExternalSecretStore.azureKeyVault(AZURE),
    { 'azure.workload.identity/client-id': 'client', 'azure.workload.identity/tenant-id': 'tenant' },
    { azurekv: { authType: 'WorkloadIdentity', vaultUrl: 'https://shop.vault.azure.net', serviceAccountRef } },
  ],
])('%s makes a store and the account that it logs in as', (_, store, annotations, provider) => {
  const set = bound(store);
  const at = { name: 'aiops-agent-secrets-store', namespace: 'aiops' };
  const labels = { 'app.kubernetes.io/managed-by': 'cdk8s-hardened' };
  expect(find(set, 'ServiceAccount')).toEqual({
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { ...at, labels, ...(annotations ? { annotations } : {}) },
    automountServiceAccountToken: false,
  });
  expect(find(set, 'SecretStore')).toEqual({
    apiVersion: 'external-secrets.io/v1',
    kind: 'SecretStore',
    metadata: { ...at, labels },
    spec: { provider },
  });
  expect(find(set, 'ExternalSecret').spec.secretStoreRef).toEqual({ name: at.name, kind: 'SecretStore' });
});

const URL_RULE = 'must be an https URL without user-info; give https://HOST.';
const EMPTY = 'must not be empty; give it, or leave it out where it has a default.';
const ROLE = 'must be the ARN of a role; give "arn:aws:iam::ACCOUNT:role/NAME".';
const REGION = 'must be an AWS region; give for example "eu-central-1".';
const STORE = 'must be the name of a store; choose a name such as "vault-backend".';

test.each<[string, () => ExternalSecretStore, string]>([
  ['reference', () => ExternalSecretStore.reference(''), `"name" () ${STORE}`],
  ['clusterReference', () => ExternalSecretStore.clusterReference('Vault_1'), `"name" (Vault_1) ${STORE}`],
  [
    'vault',
    () => ExternalSecretStore.vault({ ...VAULT, server: 'http://vault' }),
    `"server" (http://vault) ${URL_RULE}`,
  ],
  ['vault', () => ExternalSecretStore.vault({ ...VAULT, server: 'vault:8200' }), `"server" ${URL_RULE}`],
  ['vault', () => ExternalSecretStore.vault({ ...VAULT, server: '' }), `"server" ${URL_RULE}`],
  ['vault', () => ExternalSecretStore.vault({ ...VAULT, server: 'https://me:hunter2@vault' }), `"server" ${URL_RULE}`],
  [
    'vault',
    () => ExternalSecretStore.vault({ ...VAULT, server: 'http://vault/?token=hunter2' }),
    `"server" (http://vault) ${URL_RULE}`,
  ],
  ['vault', () => ExternalSecretStore.vault({ ...VAULT, server: 'hunter2:vault' }), `"server" ${URL_RULE}`],
  ['vault', () => ExternalSecretStore.vault({ ...VAULT, role: '' }), `"role" ${EMPTY}`],
  ['vault', () => ExternalSecretStore.vault({ ...VAULT, path: ' ' }), `"path" ${EMPTY}`],
  ['vault', () => ExternalSecretStore.vault({ ...VAULT, mountPath: '\n' }), `"mountPath" ${EMPTY}`],
  ['vault', () => ExternalSecretStore.vault({ ...VAULT, caConfigMap: '' }), `"caConfigMap" ${EMPTY}`],
  [
    'awsSecretsManager',
    () => ExternalSecretStore.awsSecretsManager({ ...AWS, region: 'Frankfurt' }),
    `"region" (Frankfurt) ${REGION}`,
  ],
  ['awsSecretsManager', () => ExternalSecretStore.awsSecretsManager({ ...AWS, region: '' }), `"region" () ${REGION}`],
  [
    'awsSecretsManager',
    () => ExternalSecretStore.awsSecretsManager({ ...AWS, roleArn: 'arn:aws:iam::1:user/me' }),
    `"roleArn" (arn:aws:iam::1:user/me) ${ROLE}`,
  ],
  [
    'googleSecretManager',
    () => ExternalSecretStore.googleSecretManager({ ...GOOGLE, projectId: '' }),
    `"projectId" ${EMPTY}`,
  ],
  [
    'googleSecretManager',
    () => ExternalSecretStore.googleSecretManager({ ...GOOGLE, serviceAccount: ' ' }),
    `"serviceAccount" ${EMPTY}`,
  ],
  [
    'googleSecretManager',
    () => ExternalSecretStore.googleSecretManager({ ...GOOGLE, clusterName: '' }),
    `"clusterName" ${EMPTY}`,
  ],
  [
    'googleSecretManager',
    () => ExternalSecretStore.googleSecretManager({ ...GOOGLE, clusterLocation: '' }),
    `"clusterLocation" ${EMPTY}`,
  ],
  [
    'azureKeyVault',
    () => ExternalSecretStore.azureKeyVault({ ...AZURE, vaultUrl: 'http://shop' }),
    `"vaultUrl" (http://shop) ${URL_RULE}`,
  ],
  [
    'azureKeyVault',
    () => ExternalSecretStore.azureKeyVault({ ...AZURE, vaultUrl: 'https://me:hunter2@shop' }),
    `"vaultUrl" ${URL_RULE}`,
  ],
  ['azureKeyVault', () => ExternalSecretStore.azureKeyVault({ ...AZURE, clientId: '' }), `"clientId" ${EMPTY}`],
  ['azureKeyVault', () => ExternalSecretStore.azureKeyVault({ ...AZURE, tenantId: '' }), `"tenantId" ${EMPTY}`],
])('%s %# is refused', (factory, make, message) => {
  expect(messageOf(make)).toBe(`ExternalSecretStore.${factory}: ${message}`);
  expect(messageOf(make)).not.toContain('hunter2');
});
