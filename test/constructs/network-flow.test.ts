import { Chart } from 'cdk8s';
import { FlowPort, FlowProtocol, IsolationNetworkPolicy, NetworkFlow, Waiver } from 'cdk8s-hardened';
import * as kplus from 'cdk8s-plus-28';
import { Manifest, synthesize } from '../support/manifests';

type ForChart = (chart: Chart) => NetworkFlow;
const { NetworkPolicyIpBlock, Pods, Namespaces } = kplus;

/** The policy that the flow becomes. */
function policy(flow: ForChart): Manifest {
  const set = synthesize((chart) => {
    const selector = Pods.select(chart, 'selected', { labels: { app: 'web' } });
    new IsolationNetworkPolicy(chart, 'network', { selector, flows: [flow(chart)] });
  }, 'aiops');
  return set[1];
}

const NAME = 'kubernetes.io/metadata.name';
const ports = (port: number, ...protocols: string[]): Manifest => protocols.map((protocol) => ({ protocol, port }));
const block = (cidr: string, ...except: string[]): Manifest => ({
  ipBlock: { cidr, ...(except.length > 0 ? { except } : {}) },
});
const dns = (namespace: string, labels: Manifest, ...more: Manifest[]): Manifest => [
  {
    to: [{ namespaceSelector: { matchLabels: { [NAME]: namespace } }, podSelector: { matchLabels: labels } }, ...more],
    ports: ports(53, 'UDP', 'TCP'),
  },
];
const METADATA_IPV6 = [
  'fd00:42::42/128',
  'fd00:c1::a9fe:a9fe/128',
  'fd00:ec2::/32',
  'fd00:a9fe:a9fe::1/128',
  'fd20:ce::254/128',
];
const PRIVATE = [
  block('10.0.0.0/8'),
  block('172.16.0.0/12'),
  block('192.168.0.0/16'),
  block('fc00::/7', ...METADATA_IPV6),
];
const SERVICE = { to: [block('10.96.0.1/32')], ports: ports(443, 'TCP') };
const NON_PUBLIC_IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
const NON_PUBLIC_IPV6 = [
  '::/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '2001::/32',
  '2002::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
];
const PUBLIC = [block('0.0.0.0/0', ...NON_PUBLIC_IPV4), block('::/0', ...NON_PUBLIC_IPV6)];
const web = (port: number, ...to: Manifest[]): Manifest => [{ to, ports: ports(port, 'TCP') }];
const waiver = new Waiver({
  control: 'network-no-http',
  reason: 'The receiver has no certificate yet',
  owner: 'team-a',
  expires: '2027-03-31',
});

test.each<[string, ForChart, name: string, rules: Manifest]>([
  ['dns', () => NetworkFlow.dns(), 'dns', dns('kube-system', { 'k8s-app': 'kube-dns' })],
  [
    'dns, undefined',
    () => NetworkFlow.dns({ namespace: undefined, podLabels: undefined, nodeLocalCidrs: [] }),
    'dns',
    dns('kube-system', { 'k8s-app': 'kube-dns' }),
  ],
  [
    'dns, namespace',
    () => NetworkFlow.dns({ namespace: 'openshift-dns' }),
    'dns',
    dns('openshift-dns', { 'k8s-app': 'kube-dns' }),
  ],
  [
    'dns, podLabels',
    () => NetworkFlow.dns({ podLabels: { app: 'coredns', tier: '1' } }),
    'dns',
    dns('kube-system', { app: 'coredns', tier: '1' }),
  ],
  [
    'dns, nodeLocalCidrs',
    () => NetworkFlow.dns({ nodeLocalCidrs: ['169.254.20.10/32'] }),
    'dns',
    dns('kube-system', { 'k8s-app': 'kube-dns' }, block('169.254.20.10/32')),
  ],
  ['apiServer', () => NetworkFlow.apiServer(), 'api-server', [{ to: PRIVATE, ports: ports(6443, 'TCP') }, SERVICE]],
  [
    'apiServer, endpointCidrs',
    () => NetworkFlow.apiServer({ endpointCidrs: ['192.0.2.7/32', '2001:db8::7/128'] }),
    'api-server',
    [{ to: [block('192.0.2.7/32'), block('2001:db8::7/128')], ports: ports(6443, 'TCP') }, SERVICE],
  ],
  [
    'apiServer, endpointPort',
    () => NetworkFlow.apiServer({ endpointPort: 443 }),
    'api-server',
    [{ to: PRIVATE, ports: ports(443, 'TCP') }, SERVICE],
  ],
  [
    'apiServer, serviceCidrs and servicePort',
    () => NetworkFlow.apiServer({ serviceCidrs: ['172.20.0.1/32'], servicePort: 8443 }),
    'api-server',
    [
      { to: PRIVATE, ports: ports(6443, 'TCP') },
      { to: [block('172.20.0.1/32')], ports: ports(8443, 'TCP') },
    ],
  ],
  ['https', () => NetworkFlow.https(), 'https', web(443, ...PUBLIC)],
  [
    'https, cidrs',
    () => NetworkFlow.https({ cidrs: ['198.51.100.0/24'] }),
    'https',
    web(443, block('198.51.100.0/24')),
  ],
  [
    'https, a range with metadata addresses in it',
    () => NetworkFlow.https({ cidrs: ['168.0.0.0/8'] }),
    'https',
    web(443, block('168.0.0.0/8', '168.63.129.16/32')),
  ],
  [
    'https, exceptCidrs',
    () => NetworkFlow.https({ cidrs: ['198.51.100.0/24'], exceptCidrs: ['198.51.100.128/25', '203.0.113.0/24'] }),
    'https',
    web(443, block('198.51.100.0/24', '198.51.100.128/25')),
  ],
  [
    'https, privateCidrs',
    () => NetworkFlow.https({ privateCidrs: ['10.20.0.0/16'] }),
    'https',
    web(443, ...PUBLIC, block('10.20.0.0/16')),
  ],
  [
    'https, privateCidrs alone',
    () => NetworkFlow.https({ cidrs: [], privateCidrs: ['10.20.0.0/16'] }),
    'https',
    web(443, block('10.20.0.0/16')),
  ],
  ['plainHttp', () => NetworkFlow.plainHttp(waiver), 'http', web(80, ...PUBLIC)],
  [
    'plainHttp, cidrs',
    () => NetworkFlow.plainHttp(waiver, { cidrs: ['198.51.100.7/32'] }),
    'http',
    web(80, block('198.51.100.7/32')),
  ],
  [
    'to pods of the same namespace',
    (chart) => NetworkFlow.to('db', Pods.select(chart, 'db', { labels: { app: 'db' } }), [{ port: 5432 }]),
    'db',
    [{ to: [{ podSelector: { matchLabels: { app: 'db' } } }], ports: ports(5432, 'TCP') }],
  ],
  [
    'to every pod of the same namespace',
    (chart) => NetworkFlow.to('all', Pods.all(chart, 'all'), [{ port: 443 }]),
    'all',
    [{ to: [{ podSelector: {} }], ports: ports(443, 'TCP') }],
  ],
  [
    'to an IP block, from which metadata is cut out',
    (chart) => NetworkFlow.to('link', NetworkPolicyIpBlock.ipv4(chart, 'link', '169.0.0.0/8'), [{ port: 443 }]),
    'link',
    web(443, block('169.0.0.0/8', '169.254.0.0/16')),
  ],
  [
    'to an IP block with exceptions',
    (chart) =>
      NetworkFlow.to('net', NetworkPolicyIpBlock.ipv4(chart, 'net', '10.0.0.0/8', ['10.2.0.0/16', '10.1.0.0/16']), [
        { port: 443 },
      ]),
    'net',
    web(443, block('10.0.0.0/8', '10.1.0.0/16', '10.2.0.0/16')),
  ],
  [
    'several ports, a range, and UDP',
    (chart) =>
      NetworkFlow.to('media', Pods.select(chart, 'media', { labels: { app: 'media' } }), [
        { port: 1, endPort: 79 },
        { port: 81, endPort: 65535, protocol: FlowProtocol.UDP },
        { port: 443, endPort: 443, protocol: FlowProtocol.TCP },
      ]),
    'media',
    [
      {
        to: [{ podSelector: { matchLabels: { app: 'media' } } }],
        ports: [
          { protocol: 'TCP', port: 1, endPort: 79 },
          { protocol: 'UDP', port: 81, endPort: 65535 },
          { protocol: 'TCP', port: 443, endPort: 443 },
        ],
      },
    ],
  ],
])('%s', (_, flow, name, egress) => {
  expect(policy(flow)).toEqual({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: {
      name: `aiops-agent-allow-${name}`,
      namespace: 'aiops',
      labels: { 'app.kubernetes.io/name': 'aiops-agent', 'app.kubernetes.io/managed-by': 'cdk8s-hardened' },
      ...(name === 'http'
        ? {
            annotations: {
              'waiver.cdk8s-hardened/network-no-http':
                '{"expires":"2027-03-31","owner":"team-a","reason":"The receiver has no certificate yet"}',
            },
          }
        : {}),
    },
    spec: {
      podSelector: {
        matchLabels: { app: 'web' },
        matchExpressions: [{ key: 'cdk8s-hardened/quarantine', operator: 'DoesNotExist' }],
      },
      policyTypes: ['Egress'],
      egress,
    },
  });
});

const http: FlowPort[] = [{ port: 80 }];

test.each<[string, ForChart, from: Manifest]>([
  [
    'pods',
    (chart) => NetworkFlow.from('web', Pods.select(chart, 'web', { labels: { app: 'web' } }), http),
    { podSelector: { matchLabels: { app: 'web' } } },
  ],
  [
    'a namespace',
    (chart) => NetworkFlow.from('shop', Namespaces.select(chart, 'shop', { names: ['shop'] }), http),
    { namespaceSelector: { matchLabels: { [NAME]: 'shop' } }, podSelector: {} },
  ],
  [
    'an address',
    (chart) => NetworkFlow.from('lb', NetworkPolicyIpBlock.ipv4(chart, 'lb', '10.1.2.3/32'), http),
    block('10.1.2.3/32'),
  ],
])("from %s, also on port 80: what comes in is the other end's matter", (_, flow, peer) => {
  const { spec } = policy(flow);
  expect([spec.policyTypes, spec.ingress, spec.egress]).toEqual([
    ['Ingress'],
    [{ from: [peer], ports: ports(80, 'TCP') }],
    undefined,
  ]);
});
