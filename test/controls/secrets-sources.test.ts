import { ExternalSecretBinding, ExternalSecretStore, SealedSecretBinding } from 'cdk8s-hardened';
import { proveControl } from '../support/control';
import { find, Manifest, synthesize } from '../support/manifests';

function external(set: Manifest[]): Manifest {
  return find(set, 'ExternalSecret');
}

function sealed(set: Manifest[]): Manifest {
  return find(set, 'SealedSecret');
}

function plainSecrets(set: Manifest[]): Manifest[] {
  return set.filter(({ kind }) => kind === 'Secret').map(({ metadata }) => metadata.name);
}

function addPlainSecret(set: Manifest[]): void {
  set.push({ kind: 'Secret', metadata: { name: 'aiops-agent-secrets' }, stringData: { ALERT_WEBHOOK_URL: 'x' } });
}

/** Has the form of what kubeseal prints for a 4096 bit certificate: length, RSA ciphertext, AES-GCM ciphertext. */
const CIPHERTEXT = Buffer.concat([Buffer.from([0x02, 0x00]), Buffer.alloc(512, 'R'), Buffer.alloc(64, 'A')]).toString(
  'base64',
);

proveControl('external-secret', {
  set: () =>
    synthesize(
      (chart) => new ExternalSecretBinding(chart, 'secret', { store: ExternalSecretStore.reference('vault-backend') }),
      'aiops',
    ),
  fragment: (set) => {
    const { apiVersion, spec } = external(set);
    const { secretStoreRef, data, target } = spec;
    return { apiVersion, secretStoreRef, data, template: target.template, plain: plainSecrets(set) };
  },
  literal: ({ apiVersion, secretStoreRef, data, template, plain }) => {
    expect(apiVersion).toBe('external-secrets.io/v1');
    expect(secretStoreRef).toEqual({ name: 'vault-backend', kind: 'SecretStore' });
    expect(data).toEqual([{ secretKey: 'ALERT_WEBHOOK_URL', remoteRef: { key: '/aiops/webhook-url' } }]);
    expect(template).toBeUndefined();
    expect(plain).toEqual([]);
  },
  snapshot: (each) =>
    expect(each).toMatchInlineSnapshot(`
{
  "apiVersion": "external-secrets.io/v1",
  "data": [
    {
      "remoteRef": {
        "key": "/aiops/webhook-url",
      },
      "secretKey": "ALERT_WEBHOOK_URL",
    },
  ],
  "plain": [],
  "secretStoreRef": {
    "kind": "SecretStore",
    "name": "vault-backend",
  },
  "template": undefined,
}
`),
  weaken: {
    'a version that is no longer served': (set) => (external(set).apiVersion = 'external-secrets.io/v1beta1'),
    'no store': (set) => delete external(set).spec.secretStoreRef,
    'a store of the whole cluster': (set) => (external(set).spec.secretStoreRef.kind = 'ClusterSecretStore'),
    'a template with the value': (set) =>
      (external(set).spec.target.template = { data: { ALERT_WEBHOOK_URL: 'https://alerts.example.com/x' } }),
    'a plain Secret beside it': addPlainSecret,
    'a plain Secret instead': (set) => {
      set.splice(0);
      addPlainSecret(set);
    },
  },
});

proveControl('secret-refresh', {
  set: () =>
    synthesize(
      (chart) => new ExternalSecretBinding(chart, 'secret', { store: ExternalSecretStore.reference('vault-backend') }),
      'aiops',
    ),
  fragment: (set) => {
    const { refreshPolicy, refreshInterval, target, data } = external(set).spec;
    const versions = data.map(({ remoteRef }: Manifest) => remoteRef.version ?? 'newest');
    return { refreshPolicy, refreshInterval, immutable: target.immutable, versions };
  },
  literal: ({ refreshPolicy, refreshInterval, immutable, versions }) => {
    expect(refreshPolicy).toBe('Periodic');
    expect(refreshInterval).toBe('3600s');
    expect(immutable).toBe(false);
    expect(versions).toEqual(['newest']);
  },
  snapshot: (each) =>
    expect(each).toMatchInlineSnapshot(`
{
  "immutable": false,
  "refreshInterval": "3600s",
  "refreshPolicy": "Periodic",
  "versions": [
    "newest",
  ],
}
`),
  weaken: {
    'never again': (set) => (external(set).spec.refreshPolicy = 'CreatedOnce'),
    'only when the ExternalSecret changes': (set) => (external(set).spec.refreshPolicy = 'OnChange'),
    'an interval of nothing, which means never': (set) => (external(set).spec.refreshInterval = '0s'),
    'yearly': (set) => (external(set).spec.refreshInterval = '8760h'),
    'a Secret that cannot change': (set) => (external(set).spec.target.immutable = true),
    'a fixed version': (set) => (external(set).spec.data[0].remoteRef.version = '1'),
  },
});

proveControl('sealed-secret', {
  set: () =>
    synthesize(
      (chart) => new SealedSecretBinding(chart, 'secret', { encryptedData: { ALERT_WEBHOOK_URL: CIPHERTEXT } }),
      'aiops',
    ),
  fragment: (set) => {
    const { metadata, spec } = sealed(set);
    return {
      boundTo: `${metadata.namespace}/${metadata.name}`,
      scopes: { ...metadata.annotations, ...spec.template.metadata.annotations },
      encrypted: Object.entries(spec.encryptedData).map(([key, text]) => {
        const bytes = Buffer.from(String(text), 'base64');
        return `${key}: ${bytes.readUInt16BE(0)} bytes of RSA, ${bytes.length - 2 - bytes.readUInt16BE(0)} of AES-GCM`;
      }),
      plain: [...Object.keys(spec.template.data ?? {}), ...plainSecrets(set)],
    };
  },
  literal: ({ boundTo, scopes, encrypted, plain }) => {
    expect(boundTo).toBe('aiops/aiops-agent-secrets');
    expect(scopes).toEqual({});
    expect(encrypted).toEqual(['ALERT_WEBHOOK_URL: 512 bytes of RSA, 64 of AES-GCM']);
    expect(plain).toEqual([]);
  },
  snapshot: (each) =>
    expect(each).toMatchInlineSnapshot(`
{
  "boundTo": "aiops/aiops-agent-secrets",
  "encrypted": [
    "ALERT_WEBHOOK_URL: 512 bytes of RSA, 64 of AES-GCM",
  ],
  "plain": [],
  "scopes": {},
}
`),
  weaken: {
    'the value instead of ciphertext': (set) =>
      (sealed(set).spec.encryptedData.ALERT_WEBHOOK_URL = 'https://alerts.example.com/services/T0/B0/x'),
    'the value in base64': (set) =>
      (sealed(set).spec.encryptedData.ALERT_WEBHOOK_URL = Buffer.from('https://alerts.example.com').toString('base64')),
    'a template with the value': (set) => (sealed(set).spec.template.data = { ALERT_WEBHOOK_URL: 'x' }),
    'opened under any name': (set) =>
      (sealed(set).metadata.annotations = { 'sealedsecrets.bitnami.com/namespace-wide': 'true' }),
    'opened anywhere': (set) =>
      (sealed(set).metadata.annotations = { 'sealedsecrets.bitnami.com/cluster-wide': 'true' }),
    'the plain Secret beside it': addPlainSecret,
  },
});
