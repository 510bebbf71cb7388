import { META, SELECTOR } from './meta';

const PORTS = [{ protocol: 'string', port: 'scalar', endPort: 'integer' }] as const;
const PEERS = [
  {
    podSelector: SELECTOR,
    namespaceSelector: SELECTOR,
    ipBlock: { cidr: 'string', except: ['string'] },
  },
] as const;

/** NetworkPolicy. */
export const NETWORK_POLICY = {
  metadata: META,
  spec: {
    podSelector: SELECTOR,
    policyTypes: ['string'],
    ingress: [{ from: PEERS, ports: PORTS }],
    egress: [{ to: PEERS, ports: PORTS }],
  },
} as const;

/** Service. */
export const SERVICE = {
  metadata: META,
  spec: {
    type: 'string',
    selector: { each: 'string' },
    ports: [
      {
        name: 'string',
        port: 'integer',
        targetPort: 'scalar',
        nodePort: 'integer',
        protocol: 'string',
        appProtocol: 'string',
      },
    ],
    externalIPs: ['string'],
    externalName: 'string',
    externalTrafficPolicy: 'string',
    loadBalancerClass: 'string',
    loadBalancerSourceRanges: ['string'],
    clusterIP: 'string',
    publishNotReadyAddresses: 'boolean',
  },
} as const;

const BACKEND = {
  service: { name: 'string', port: { name: 'string', number: 'integer' } },
  resource: 'any',
} as const;

/** Ingress. */
export const INGRESS = {
  metadata: META,
  spec: {
    ingressClassName: 'string',
    defaultBackend: BACKEND,
    tls: [{ hosts: ['string'], secretName: 'string' }],
    rules: [{ host: 'string', http: { paths: [{ path: 'string', pathType: 'string', backend: BACKEND }] } }],
  },
} as const;
