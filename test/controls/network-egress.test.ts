import { NetworkFlow, Waiver } from 'cdk8s-hardened';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { addPolicy, agentPod, allowed, pod, policies } from '../support/connections';
import { proveControl } from '../support/control';
import { agentSet, buildError, find, Manifest, messageOf } from '../support/manifests';

const PUBLIC = { ip: '8.8.8.8' };
const KUBE_DNS = { 'k8s-app': 'kube-dns' };
const ALL_PODS = { namespaceSelector: {}, podSelector: {} };

const rulesOf = (set: Manifest[], flow: string): Manifest[] =>
  find(set, 'NetworkPolicy', `aiops-agent-allow-${flow}`).spec.egress;
const first = (set: Manifest[], flow: string): Manifest => rulesOf(set, flow)[0];
const block = (set: Manifest[], flow: string, at: number): Manifest => first(set, flow).to[at].ipBlock;

const IPV4_OUT = [
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
const IPV6_OUT = [
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

proveControl('network-https', {
  set: () => agentSet({ apiAccess: false }),
  fragment: (set) => ({
    rules: rulesOf(set, 'https'),
    reaches: allowed(set, agentPod(set), 'egress', {
      'public': [PUBLIC, 443],
      'public, IPv6': [{ ip: '2606:4700::1111' }, 443],
      'public, another port': [PUBLIC, 8443],
      'public, UDP': [PUBLIC, 443, 'UDP'],
      'private': [{ ip: '10.1.2.3' }, 443],
      'private, IPv6': [{ ip: 'fd12::10' }, 443],
      'private, IPv4 behind NAT64': [{ ip: '64:ff9b::a01:203' }, 443],
      'shared (RFC 6598)': [{ ip: '100.64.1.1' }, 443],
      'a pod': [pod('shop'), 443],
    }),
  }),
  literal: ({ rules, reaches }) => {
    expect(reaches).toEqual(['public', 'public, IPv6']);
    expect(rules).toEqual([
      {
        ports: [{ port: 443, protocol: 'TCP' }],
        to: [{ ipBlock: { cidr: '0.0.0.0/0', except: IPV4_OUT } }, { ipBlock: { cidr: '::/0', except: IPV6_OUT } }],
      },
    ]);
  },
  snapshot: ({ rules }) =>
    expect(rules[0].to.map(({ ipBlock }: Manifest) => ipBlock)).toMatchInlineSnapshot(`
[
  {
    "cidr": "0.0.0.0/0",
    "except": [
      "0.0.0.0/8",
      "10.0.0.0/8",
      "100.64.0.0/10",
      "127.0.0.0/8",
      "168.63.129.16/32",
      "169.254.0.0/16",
      "172.16.0.0/12",
      "192.0.0.0/24",
      "192.168.0.0/16",
      "198.18.0.0/15",
      "224.0.0.0/4",
      "240.0.0.0/4",
    ],
  },
  {
    "cidr": "::/0",
    "except": [
      "::/96",
      "64:ff9b::/96",
      "64:ff9b:1::/48",
      "2001::/32",
      "2002::/16",
      "fc00::/7",
      "fe80::/10",
      "fec0::/10",
      "ff00::/8",
    ],
  },
]
`),
  weaken: {
    'no exceptions': (set) => delete block(set, 'https', 0).except,
    'no exceptions of IPv6': (set) => delete block(set, 'https', 1).except,
    'one private range': (set) => block(set, 'https', 0).except.splice(1, 1),
    'any port': (set) => delete first(set, 'https').ports,
    'any peer': (set) => delete first(set, 'https').to,
    'another policy': (set) => addPolicy(set, { egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }] }),
  },
});

/** With every range that may be opened: what is left out must be left out of each. */
const WIDEST = {
  apiServer: { endpointCidrs: ['169.0.0.0/8', 'fd00::/8'] },
  https: { privateCidrs: ['100.64.0.0/10', '168.63.0.0/16', '192.0.0.0/24', 'fc00::/7'] },
};

const METADATA: { readonly [provider: string]: string } = {
  'AWS, Azure, Google Cloud, OpenStack': '169.254.169.254',
  'AWS DNS': '169.254.169.253',
  'AWS ECS': '169.254.170.2',
  'AWS EKS': '169.254.170.23',
  'Alibaba Cloud': '100.100.100.200',
  'Azure WireServer': '168.63.129.16',
  'Oracle Cloud': '192.0.0.192',
  'AWS, IPv6': 'fd00:ec2::254',
  'AWS EKS, IPv6': 'fd00:ec2::23',
  'Google Cloud, IPv6': 'fd20:ce::254',
  'GKE metadata server': '169.254.169.252',
  'Scaleway': '169.254.42.42',
  'Tencent Cloud': '169.254.0.23',
  'Volcengine': '100.96.0.96',
  'Scaleway, IPv6': 'fd00:42::42',
  'Akamai, IPv6': 'fd00:a9fe:a9fe::1',
  'Oracle Cloud, IPv6': 'fd00:c1::a9fe:a9fe',
};

proveControl('network-metadata', {
  set: () => agentSet(WIDEST),
  fragment: (set) => ({
    reaches: [53, 80, 443, 6443].flatMap((port) =>
      allowed(
        set,
        agentPod(set),
        'egress',
        Object.fromEntries(Object.entries(METADATA).map(([name, ip]) => [`${name}, ${port}`, [{ ip }, port]])),
      ),
    ),
    excepted: Object.fromEntries(
      [...rulesOf(set, 'api-server'), ...rulesOf(set, 'https')]
        .flatMap(({ to }) => to)
        .map(({ ipBlock }) => [ipBlock.cidr, ipBlock.except]),
    ),
  }),
  literal: ({ reaches, excepted }) => {
    expect(reaches).toEqual([]);
    expect(excepted['169.0.0.0/8']).toEqual(['169.254.0.0/16']);
    expect(excepted['fc00::/7']).toEqual([
      'fd00:42::42/128',
      'fd00:c1::a9fe:a9fe/128',
      'fd00:ec2::/32',
      'fd00:a9fe:a9fe::1/128',
      'fd20:ce::254/128',
    ]);
  },
  snapshot: ({ excepted }) =>
    expect(excepted['100.64.0.0/10']).toMatchInlineSnapshot(`
[
  "100.96.0.96/32",
  "100.100.100.200/32",
]
`),
  weaken: {
    'one exception less': (set) => block(set, 'api-server', 0).except.pop(),
    'no exceptions of IPv6': (set) => delete block(set, 'api-server', 1).except,
    'no exceptions of a private range': (set) => delete block(set, 'https', 2).except,
    'a range without exceptions': (set) => first(set, 'https').to.push({ ipBlock: { cidr: '169.254.0.0/16' } }),
    'another policy': (set) => addPolicy(set, { egress: [{ ports: [{ port: 80 }] }] }),
  },
});

proveControl('network-no-http', {
  set: () => agentSet(),
  fragment: (set) => ({
    ports: policies(set)
      .flatMap(({ spec }) => spec.egress ?? [])
      .flatMap(({ ports }) => ports ?? ['any']),
    reaches: allowed(set, agentPod(set), 'egress', {
      'public': [PUBLIC, 80],
      'private': [{ ip: '10.1.2.3' }, 80],
      'a pod': [pod('shop'), 80],
      'the DNS pods': [pod('kube-system', KUBE_DNS), 80],
    }),
  }),
  literal: ({ ports, reaches }) => {
    expect(reaches).toEqual([]);
    expect(ports.map(({ port }: Manifest) => port)).toEqual([53, 53, 6443, 443, 443]);
  },
  snapshot: ({ ports }) =>
    expect(ports).toMatchInlineSnapshot(`
[
  {
    "port": 53,
    "protocol": "UDP",
  },
  {
    "port": 53,
    "protocol": "TCP",
  },
  {
    "port": 6443,
    "protocol": "TCP",
  },
  {
    "port": 443,
    "protocol": "TCP",
  },
  {
    "port": 443,
    "protocol": "TCP",
  },
]
`),
  weaken: {
    'port 80 of the guide': (set) => first(set, 'https').ports.push({ port: 80, protocol: 'TCP' }),
    'a range of ports': (set) => Object.assign(first(set, 'https').ports[0], { port: 1, endPort: 443 }),
    'any port': (set) => delete first(set, 'https').ports,
    'any TCP port': (set) => delete first(set, 'api-server').ports[0].port,
    'another policy': (set) => addPolicy(set, { egress: [{ to: [ALL_PODS], ports: [{ port: 80 }] }] }),
  },
});

function waiver(control: string): Waiver {
  return new Waiver({
    control,
    reason: 'a receiver without TLS, until it has it',
    owner: 'sre',
    expires: '2027-03-31',
  });
}

describe('port 80', () => {
  test('is opened by NetworkFlow.plainHttp, whose waiver stands in the output', () => {
    const set = agentSet({ flows: [NetworkFlow.plainHttp(waiver('network-no-http'), { cidrs: ['192.0.2.0/24'] })] });
    expect(find(set, 'NetworkPolicy', 'aiops-agent-allow-http')).toMatchObject({
      metadata: {
        annotations: {
          'waiver.cdk8s-hardened/network-no-http':
            '{"expires":"2027-03-31","owner":"sre","reason":"a receiver without TLS, until it has it"}',
        },
      },
      spec: { egress: [{ to: [{ ipBlock: { cidr: '192.0.2.0/24' } }], ports: [{ port: 80, protocol: 'TCP' }] }] },
    });
  });

  test('is not opened with a waiver for another control', () => {
    expect(messageOf(() => NetworkFlow.plainHttp(waiver('image-digest')))).toBe(
      'NetworkFlow.plainHttp: "waiver" (image-digest) must be for the control "network-no-http"; use NetworkFlow.https, or pass a Waiver for "network-no-http".',
    );
  });

  const peer = (scope: Construct): kplus.INetworkPolicyPeer =>
    kplus.NetworkPolicyIpBlock.ipv4(scope, 'receiver', '192.0.2.0/24');
  test.each<[string, (scope: Construct) => NetworkFlow]>([
    ['a flow', (scope) => NetworkFlow.to('receiver', peer(scope), [{ port: 80 }])],
    ['a range of ports', (scope) => NetworkFlow.to('receiver', peer(scope), [{ port: 443 }, { port: 1, endPort: 99 }])],
    ["the API server's endpoints", () => NetworkFlow.apiServer({ endpointPort: 80 })],
    ["the API server's Service", () => NetworkFlow.apiServer({ servicePort: 80 })],
  ])('is not opened without a waiver by %s', (_, open) => {
    expect(buildError(open)).toContain('must not be 80: what the agent sends must not travel in clear');
  });
});
