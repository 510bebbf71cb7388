import { App, Chart } from 'cdk8s';
import { FlowPort, NetworkFlow, Waiver } from 'cdk8s-hardened';
import * as kplus from 'cdk8s-plus-28';
import { messageOf } from '../support/manifests';

type ForChart = (chart: Chart) => NetworkFlow;
const { NetworkPolicyIpBlock, Pods, Namespaces } = kplus;
const https: FlowPort[] = [{ port: 443 }];
const pods = (chart: Chart): kplus.INetworkPolicyPeer => Pods.select(chart, 'pods', { labels: { app: 'web' } });
const to =
  (cidr: string, except?: string[]): ForChart =>
  (chart) =>
    NetworkFlow.to(
      'x',
      cidr.includes(':')
        ? NetworkPolicyIpBlock.ipv6(chart, 'block', cidr, except)
        : NetworkPolicyIpBlock.ipv4(chart, 'block', cidr, except),
      https,
    );
const on =
  (...ports: FlowPort[]): ForChart =>
  (chart) =>
    NetworkFlow.to('x', pods(chart), ports);
const named =
  (name: string): ForChart =>
  (chart) =>
    NetworkFlow.from(name, pods(chart), https);

const HOST_BITS = 'must be a range of addresses such as 10.20.0.0/16, with the bits of the host zero;';
const ONE = 'write one address as 192.0.2.1/32.';
const EVERY_PEER = 'must not be empty: a rule without peers allows every peer;';
const PORTS =
  'must be whole numbers from 1 to 65535, the last not below the first; give the port on which the receiver listens.';
const CLEAR =
  'must not be 80: what the agent sends must not travel in clear; use HTTPS, or NetworkFlow.plainHttp with a Waiver for "network-no-http".';
const EVERYBODY =
  'must be named: this is everybody; select namespaces, pods or a range of addresses; for public HTTPS use NetworkFlow.https.';
const CREDENTIALS = "it hands out the node's credentials; use the workload identity of the cloud instead.";
const LEFT = 'which is excepted; give another range; private ones go into "privateCidrs".';
const PURPOSE =
  'must be at most 30 lower-case letters, digits and "-"; say what the traffic is for, for example "monitoring".';
const LABEL =
  'must be a DNS label: lower-case letters, digits and "-", at most 63 characters; choose a name such as "aiops-agent".';

test.each<[factory: string, what: string, flow: ForChart, message: string]>([
  [
    'dns',
    'an address without a length',
    () => NetworkFlow.dns({ nodeLocalCidrs: ['169.254.20.10'] }),
    `"nodeLocalCidrs" (169.254.20.10) ${HOST_BITS} ${ONE}`,
  ],
  [
    'dns',
    'the metadata address',
    () => NetworkFlow.dns({ nodeLocalCidrs: ['169.254.169.254/32'] }),
    `"nodeLocalCidrs" (169.254.169.254/32) must not be the metadata address 169.254.169.254/32: ${CREDENTIALS}`,
  ],
  [
    'dns',
    'DNS anywhere',
    () => NetworkFlow.dns({ nodeLocalCidrs: ['0.0.0.0/0'] }),
    `"nodeLocalCidrs" (0.0.0.0/0) ${EVERYBODY}`,
  ],
  ['dns', 'a malformed namespace', () => NetworkFlow.dns({ namespace: '' }), `"namespace" () ${LABEL}`],
  [
    'dns',
    'no labels',
    () => NetworkFlow.dns({ podLabels: {} }),
    '"podLabels" must not be empty: every pod of the namespace would be meant; name a label, or leave it out for "k8s-app: kube-dns".',
  ],
  [
    'apiServer',
    'no endpoints',
    () => NetworkFlow.apiServer({ endpointCidrs: [] }),
    `"endpointCidrs" ${EVERY_PEER} leave it out for the default, or give an address.`,
  ],
  [
    'apiServer',
    'no Service',
    () => NetworkFlow.apiServer({ serviceCidrs: [] }),
    `"serviceCidrs" ${EVERY_PEER} leave it out for the default, or give an address.`,
  ],
  [
    'apiServer',
    'bits of the host',
    () => NetworkFlow.apiServer({ endpointCidrs: ['10.1.2.3/8'] }),
    `"endpointCidrs" (10.1.2.3/8) ${HOST_BITS} write 10.0.0.0/8.`,
  ],
  ['apiServer', 'no port', () => NetworkFlow.apiServer({ endpointPort: 0 }), `"ports" (0) ${PORTS}`],
  ['apiServer', 'a port that is none', () => NetworkFlow.apiServer({ servicePort: 443.5 }), `"ports" (443.5) ${PORTS}`],
  [
    'apiServer',
    'port 80',
    () => NetworkFlow.apiServer({ endpointPort: 80 }),
    `"endpointPort" (80) must not be 80: what the agent sends must not travel in clear; give the port on which the API server listens.`,
  ],
  [
    'apiServer',
    'everything',
    () => NetworkFlow.apiServer({ endpointCidrs: ['0.0.0.0/0'] }),
    `"endpointCidrs" (0.0.0.0/0) ${EVERYBODY}`,
  ],
  [
    'https',
    'the metadata address',
    () => NetworkFlow.https({ cidrs: ['169.254.169.254/32'] }),
    `"cidrs" (169.254.169.254/32) must not be the metadata address 169.254.169.254/32: ${CREDENTIALS}`,
  ],
  [
    'https',
    'the metadata address among the private ones',
    () => NetworkFlow.https({ privateCidrs: ['100.100.100.200/32'] }),
    `"privateCidrs" (100.100.100.200/32) must not be the metadata address 100.100.100.200/32: ${CREDENTIALS}`,
  ],
  [
    'https',
    'the metadata address, written as IPv6',
    () => NetworkFlow.https({ cidrs: ['::ffff:a9fe:a9fe/128'] }),
    '"cidrs" (::ffff:a9fe:a9fe/128) must not be an IPv4 address in IPv6 form; write it as IPv4.',
  ],
  [
    'https',
    'a private range',
    () => NetworkFlow.https({ cidrs: ['10.20.0.0/16'] }),
    `"cidrs" (10.20.0.0/16) must leave something to reach: all of it lies in 10.0.0.0/8, ${LEFT}`,
  ],
  [
    'https',
    'nothing left',
    () => NetworkFlow.https({ cidrs: ['198.51.100.0/24'], exceptCidrs: ['198.51.100.0/24'] }),
    `"cidrs" (198.51.100.0/24) must leave something to reach: all of it lies in 198.51.100.0/24, ${LEFT}`,
  ],
  [
    'https',
    'no addresses',
    () => NetworkFlow.https({ cidrs: [] }),
    `"cidrs" ${EVERY_PEER} leave it out for all public addresses, or give an address.`,
  ],
  [
    'https',
    'no addresses, and no private ones',
    () => NetworkFlow.https({ cidrs: [], privateCidrs: [] }),
    `"cidrs" ${EVERY_PEER} leave it out for all public addresses, or give an address.`,
  ],
  [
    'https',
    'everything as private',
    () => NetworkFlow.https({ privateCidrs: ['0.0.0.0/0'] }),
    `"privateCidrs" (0.0.0.0/0) ${EVERYBODY}`,
  ],
  [
    'https',
    'a host name',
    () => NetworkFlow.https({ cidrs: ['hooks.example.com'] }),
    `"cidrs" (hooks.example.com) ${HOST_BITS} ${ONE}`,
  ],
  ['https', 'nothing', () => NetworkFlow.https({ cidrs: [''] }), `"cidrs" () ${HOST_BITS} ${ONE}`],
  [
    'https',
    'too long a prefix',
    () => NetworkFlow.https({ cidrs: ['192.0.2.1/33'] }),
    `"cidrs" (192.0.2.1/33) ${HOST_BITS} ${ONE}`,
  ],
  [
    'https',
    'an octal address',
    () => NetworkFlow.https({ cidrs: ['010.0.0.1/32'] }),
    `"cidrs" (010.0.0.1/32) ${HOST_BITS} ${ONE}`,
  ],
  [
    'https',
    'upper case',
    () => NetworkFlow.https({ cidrs: ['2001:DB8::/32'] }),
    `"cidrs" (2001:DB8::/32) ${HOST_BITS} write 2001:db8::/32.`,
  ],
  [
    'https',
    'a malformed exception',
    () => NetworkFlow.https({ exceptCidrs: ['10.0.0.1/8'] }),
    `"exceptCidrs" (10.0.0.1/8) ${HOST_BITS} write 10.0.0.0/8.`,
  ],
  [
    'plainHttp',
    'a waiver for something else',
    () =>
      NetworkFlow.plainHttp(
        new Waiver({ control: 'pod-security', reason: 'Not about the network', owner: 'me', expires: '2027-03-31' }),
      ),
    '"waiver" (pod-security) must be for the control "network-no-http"; use NetworkFlow.https, or pass a Waiver for "network-no-http".',
  ],
  ['from', 'no name', named(''), `"name" () ${PURPOSE}`],
  ['from', 'a name in capitals', named('Prometheus'), `"name" (Prometheus) ${PURPOSE}`],
  ['from', 'a long name', named('a'.repeat(31)), `"name" (${'a'.repeat(31)}) ${PURPOSE}`],
  ['from', 'a name of two lines', named('a\nb'), `"name" (a?b) ${PURPOSE}`],
  [
    'from',
    'any IPv4 address',
    (chart) => NetworkFlow.from('x', NetworkPolicyIpBlock.anyIpv4(chart, 'any'), https),
    `"peer" (0.0.0.0/0) ${EVERYBODY}`,
  ],
  [
    'from',
    'any IPv6 address',
    (chart) => NetworkFlow.from('x', NetworkPolicyIpBlock.anyIpv6(chart, 'any'), https),
    `"peer" (::/0) ${EVERYBODY}`,
  ],
  [
    'from',
    'all namespaces',
    (chart) => NetworkFlow.from('x', Namespaces.all(chart, 'all'), https),
    `"peer" (all pods of all namespaces) ${EVERYBODY}`,
  ],
  [
    'from',
    'all pods of all namespaces',
    (chart) => NetworkFlow.from('x', Pods.all(chart, 'all', { namespaces: Namespaces.all(chart, 'n') }), https),
    `"peer" (all pods of all namespaces) ${EVERYBODY}`,
  ],
  [
    'from',
    'namespaces by no name',
    (chart) => NetworkFlow.from('x', Namespaces.select(chart, 'none', { names: [] }), https),
    `"peer" (all pods of all namespaces) ${EVERYBODY}`,
  ],
  [
    'to',
    'no ports',
    on(),
    '"ports" must not be empty: a rule without ports allows every port; name the port, for example { port: 8080 }.',
  ],
  ['to', 'port 0', on({ port: 0 }), `"ports" (0) ${PORTS}`],
  ['to', 'half a port', on({ port: 1.5 }), `"ports" (1.5) ${PORTS}`],
  ['to', 'a port too high', on({ port: 65536 }), `"ports" (65536) ${PORTS}`],
  ['to', 'a port that is no number', on({ port: NaN }), `"ports" (NaN) ${PORTS}`],
  ['to', 'an end before the beginning', on({ port: 443, endPort: 442 }), `"ports" (443-442) ${PORTS}`],
  ['to', 'an end of 0', on({ port: 443, endPort: 0 }), `"ports" (443-0) ${PORTS}`],
  ['to', 'port 80', on({ port: 80 }), `"ports" (80) ${CLEAR}`],
  ['to', 'port 80 in a range', on({ port: 443 }, { port: 1, endPort: 80 }), `"ports" (80) ${CLEAR}`],
  [
    'to',
    'any address',
    (chart) => NetworkFlow.to('x', NetworkPolicyIpBlock.anyIpv4(chart, 'any'), https),
    `"peer" (0.0.0.0/0) ${EVERYBODY}`,
  ],
  [
    'to',
    'the metadata address',
    to('169.254.170.2/32'),
    `"peer" (169.254.170.2/32) must not be the metadata address 169.254.170.2/32: ${CREDENTIALS}`,
  ],
  [
    'to',
    'the metadata address of IPv6',
    to('fd00:ec2::254/128'),
    `"peer" (fd00:ec2::254/128) must not be the metadata address fd00:ec2::/32: ${CREDENTIALS}`,
  ],
  [
    'to',
    'the metadata address through NAT64',
    to('64:ff9b::a9fe:a9fe/128'),
    '"peer" (64:ff9b::a9fe:a9fe/128) must not be an IPv4 address in IPv6 form; write it as IPv4.',
  ],
  ['to', 'bits of the host', to('10.1.2.3/8'), `"peer" (10.1.2.3/8) ${HOST_BITS} write 10.0.0.0/8.`],
  [
    'to',
    'bits of the host in an exception',
    to('10.0.0.0/8', ['10.1.0.1/16']),
    `"peer.except" (10.1.0.1/16) ${HOST_BITS} write 10.1.0.0/16.`,
  ],
  [
    'to',
    'nothing left',
    to('10.0.0.0/8', ['10.0.0.0/8']),
    '"peer" (10.0.0.0/8) must leave something to reach: all of it lies in 10.0.0.0/8, which is excepted; give another range.',
  ],
])('%s with %s', (factory, _, flow, message) => {
  expect(messageOf(() => flow(new Chart(new App(), 'test')))).toBe(`NetworkFlow.${factory}: ${message}`);
});
