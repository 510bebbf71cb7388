import { deployment, Example, Examples, object, together } from './example';

const SELECTOR = 'spec:\n  podSelector:\n    matchLabels:\n      app: web\n';

function policy(lines: string, selector = SELECTOR): string {
  return object('networking.k8s.io/v1', 'NetworkPolicy', `${selector}${lines}`);
}

function ofPolicy(fails: string, passes: string): Example {
  return { fails: policy(fails), passes: policy(passes) };
}

const EGRESS = '  policyTypes: [Egress]\n  egress:\n    - ';
const INGRESS = '  policyTypes: [Ingress]\n  ingress:\n    - ';
const MONITORING =
  'from:\n        - namespaceSelector:\n            matchLabels:\n              kubernetes.io/metadata.name: monitoring\n';
const PORT = (number: number, indent = '      '): string => `${indent}ports:\n        - port: ${number}`;
const BLOCK = (cidr: string, except = ''): string => `to:\n        - ipBlock:\n            cidr: ${cidr}\n${except}`;
const EXCEPT = `            except:
              - 0.0.0.0/8
              - 10.0.0.0/8
              - 100.64.0.0/10
              - 127.0.0.0/8
              - 168.63.129.16/32
              - 169.254.0.0/16
              - 172.16.0.0/12
              - 192.0.0.0/24
              - 192.168.0.0/16
              - 198.18.0.0/15
              - 224.0.0.0/4
              - 240.0.0.0/4
`;
const DNS_PODS = `to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: kube-system
          podSelector:
            matchLabels:
              k8s-app: kube-dns
      ports:
`;
const DENY = policy('  policyTypes: [Ingress, Egress]', 'spec:\n  podSelector: {}\n');
const SERVICE = (lines: string): string =>
  object('v1', 'Service', `spec:\n  selector:\n    app: web\n  ports:\n    - port: 80\n      targetPort: 8080${lines}`);
const INGRESS_OBJECT = (spec: string, metadata = 'name: web\nnamespace: shop'): string =>
  object('networking.k8s.io/v1', 'Ingress', spec, metadata);
const RULE = (host: string): string =>
  `  rules:\n    - ${host}http:\n        paths:\n          - path: /\n            pathType: Prefix\n            backend:\n              service:\n                name: web\n                port:\n                  number: 80`;
const TLS = 'spec:\n  tls:\n    - hosts: [web.example.com]\n      secretName: web-tls\n';

/** The network. */
export const NETWORK: Examples = {
  'network-default-deny': {
    fails: deployment(),
    passes: together(deployment(), DENY),
  },
  'network-dns': ofPolicy(
    `${EGRESS}${DNS_PODS}        - port: 53\n          protocol: UDP`,
    `${EGRESS}${DNS_PODS}        - port: 53\n          protocol: UDP\n        - port: 53\n          protocol: TCP`,
  ),
  'network-https': ofPolicy(
    `${EGRESS}${BLOCK('0.0.0.0/0')}${PORT(443)}`,
    `${EGRESS}${BLOCK('0.0.0.0/0', EXCEPT)}${PORT(443)}`,
  ),
  'network-metadata': ofPolicy(
    `${EGRESS}${BLOCK('169.254.0.0/16')}${PORT(80)}`,
    `${EGRESS}${BLOCK('203.0.113.0/24')}${PORT(443)}`,
  ),
  'network-no-http': ofPolicy(
    `${EGRESS}${BLOCK('203.0.113.0/24')}${PORT(80)}`,
    `${EGRESS}${BLOCK('203.0.113.0/24')}${PORT(443)}`,
  ),
  'network-policy': {
    fails: deployment(),
    passes: together(deployment(), policy('  policyTypes: [Ingress, Egress]')),
  },
  'network-open-ingress': ofPolicy(`${INGRESS}ports:\n        - port: 8080`, `${INGRESS}${MONITORING}${PORT(8080)}`),
  'network-open-egress': ofPolicy(
    `${EGRESS}ports:\n        - port: 443`,
    `${EGRESS}${BLOCK('203.0.113.0/24')}${PORT(443)}`,
  ),
  'network-open-ports': ofPolicy(`${INGRESS}${MONITORING.trimEnd()}`, `${INGRESS}${MONITORING}${PORT(8080)}`),
  'network-namespace-labels': ofPolicy(
    `${INGRESS}${MONITORING.replace('kubernetes.io/metadata.name', 'name')}${PORT(8080)}`,
    `${INGRESS}${MONITORING}${PORT(8080)}`,
  ),
  'network-policy-types': ofPolicy(
    `  policyTypes: [Ingress]\n  egress:\n    - ${BLOCK('203.0.113.0/24')}${PORT(443)}`,
    `  policyTypes: [Ingress, Egress]\n  egress:\n    - ${BLOCK('203.0.113.0/24')}${PORT(443)}`,
  ),
  'valid-ip-block': ofPolicy(
    `${EGRESS}${BLOCK('203.0.113.0/24', '            except: [10.0.0.0/8]\n')}${PORT(443)}`,
    `${EGRESS}${BLOCK('203.0.113.0/24', '            except: [203.0.113.128/25]\n')}${PORT(443)}`,
  ),
  'network-same-pod-peers': ofPolicy(
    `${EGRESS}${DNS_PODS.replace('          podSelector', '        - podSelector')}        - port: 53
          protocol: UDP`,
    `${EGRESS}${DNS_PODS}        - port: 53
          protocol: UDP`,
  ),
  'no-node-port': { fails: SERVICE('\n  type: NodePort'), passes: SERVICE('\n  type: ClusterIP') },
  'no-load-balancer': { fails: SERVICE('\n  type: LoadBalancer'), passes: SERVICE('\n  type: ClusterIP') },
  'no-external-ips': { fails: SERVICE('\n  externalIPs: [203.0.113.7]'), passes: SERVICE('') },
  'no-external-name': {
    fails: object('v1', 'Service', 'spec:\n  type: ExternalName\n  externalName: db.example.com'),
    passes: SERVICE(''),
  },
  'ingress-tls': {
    fails: INGRESS_OBJECT(`spec:\n${RULE('host: web.example.com\n      ')}`),
    passes: INGRESS_OBJECT(`${TLS}${RULE('host: web.example.com\n      ')}`),
  },
  'ingress-host': {
    fails: INGRESS_OBJECT(`${TLS}${RULE('')}`),
    passes: INGRESS_OBJECT(`${TLS}${RULE('host: web.example.com\n      ')}`),
  },
  'ingress-snippets': {
    fails: INGRESS_OBJECT(
      `${TLS}${RULE('host: web.example.com\n      ')}`,
      'name: web\nnamespace: shop\nannotations:\n  nginx.ingress.kubernetes.io/configuration-snippet: return 200;',
    ),
    passes: INGRESS_OBJECT(`${TLS}${RULE('host: web.example.com\n      ')}`),
  },
};
