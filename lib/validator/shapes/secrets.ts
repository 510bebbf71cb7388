import { META } from './meta';

/** Secret. */
export const SECRET = {
  metadata: META,
  type: 'string',
  data: { each: 'string' },
  stringData: { each: 'string' },
  immutable: 'boolean',
} as const;

/** ConfigMap. */
export const CONFIG_MAP = {
  metadata: META,
  data: { each: 'string' },
  binaryData: { each: 'string' },
  immutable: 'boolean',
} as const;

const STORE_REF = { kind: 'string', name: 'string' } as const;

/** Where one item of an ExternalSecret comes from, if not from the store of all. */
const SOURCE_REF = { storeRef: STORE_REF, generatorRef: STORE_REF } as const;

/** ExternalSecret of external-secrets.io. */
export const EXTERNAL_SECRET = {
  metadata: META,
  spec: {
    refreshPolicy: 'string',
    refreshInterval: 'string',
    secretStoreRef: STORE_REF,
    target: {
      name: 'string',
      creationPolicy: 'string',
      deletionPolicy: 'string',
      immutable: 'boolean',
      template: { data: { each: 'string' }, templateFrom: ['any'] },
    },
    data: [{ secretKey: 'string', remoteRef: { key: 'string', property: 'string' }, sourceRef: SOURCE_REF }],
    dataFrom: [{ sourceRef: SOURCE_REF }],
  },
} as const;

/** SecretStore, ClusterSecretStore of external-secrets.io. */
export const SECRET_STORE = {
  metadata: META,
  spec: { provider: { each: 'any' }, conditions: ['any'], refreshInterval: 'integer' },
} as const;

/** SealedSecret of bitnami.com. */
export const SEALED_SECRET = {
  metadata: META,
  spec: { encryptedData: { each: 'string' }, template: { metadata: META, type: 'string', data: { each: 'string' } } },
} as const;
