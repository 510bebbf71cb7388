import { META, SELECTOR } from './meta';

/** PeerAuthentication of security.istio.io. */
export const PEER_AUTHENTICATION = {
  metadata: META,
  spec: { selector: SELECTOR, mtls: { mode: 'string' }, portLevelMtls: { each: { mode: 'string' } } },
} as const;

/** AuthorizationPolicy of security.istio.io. */
export const AUTHORIZATION_POLICY = {
  metadata: META,
  spec: {
    action: 'string',
    selector: SELECTOR,
    rules: [
      {
        from: [{ source: { principals: ['string'], namespaces: ['string'], ipBlocks: ['string'] } }],
        to: [{ operation: { ports: ['string'], methods: ['string'], paths: ['string'], hosts: ['string'] } }],
        when: ['any'],
      },
    ],
  },
} as const;

/** Sidecar of networking.istio.io. */
export const SIDECAR = {
  metadata: META,
  spec: { egress: [{ hosts: ['string'] }], outboundTrafficPolicy: { mode: 'string' } },
} as const;

/** Certificate of cert-manager.io. */
export const CERTIFICATE = {
  metadata: META,
  spec: {
    secretName: 'string',
    duration: 'string',
    renewBefore: 'string',
    dnsNames: ['string'],
    privateKey: { algorithm: 'string', size: 'integer', rotationPolicy: 'string' },
    isCA: 'boolean',
    keystores: 'any',
    additionalOutputFormats: ['any'],
    issuerRef: { name: 'string', kind: 'string', group: 'string' },
  },
} as const;
