import { Examples, object } from './example';

function certificate(key: string): string {
  return object(
    'cert-manager.io/v1',
    'Certificate',
    `spec:\n  secretName: web-tls\n  dnsNames: [web.shop.svc]\n  issuerRef:\n    name: ca\n    kind: Issuer\n  privateKey:\n${key}`,
  );
}

function peer(mode: string): string {
  return object('security.istio.io/v1', 'PeerAuthentication', `spec:\n  mtls:\n    mode: ${mode}`);
}

function sidecar(host: string): string {
  return object(
    'networking.istio.io/v1',
    'Sidecar',
    `spec:\n  outboundTrafficPolicy:\n    mode: REGISTRY_ONLY\n  egress:\n    - hosts: ["${host}"]`,
  );
}

/** Mesh and certificates. */
export const MESH: Examples = {
  'mesh-strict-tls': { fails: peer('PERMISSIVE'), passes: peer('STRICT') },
  'mesh-open-authorization': {
    fails: object('security.istio.io/v1', 'AuthorizationPolicy', 'spec:\n  rules:\n    - {}'),
    passes: object(
      'security.istio.io/v1',
      'AuthorizationPolicy',
      'spec:\n  rules:\n    - from:\n        - source:\n            principals: [cluster.local/ns/shop/sa/gateway]',
    ),
  },
  'mesh-open-egress': { fails: sidecar('*/*'), passes: sidecar('./*') },
  'certificate-key-rotation': {
    fails: certificate('    rotationPolicy: Never'),
    passes: certificate('    rotationPolicy: Always'),
  },
  'certificate-key-strength': {
    fails: certificate('    algorithm: RSA\n    size: 1024'),
    passes: certificate('    algorithm: ECDSA\n    size: 256'),
  },
};
