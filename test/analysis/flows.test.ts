import { App, Chart } from 'cdk8s';
import { FlowProtocol, IncidentQuarantine, IsolationNetworkPolicy, NetworkFlow } from 'cdk8s-hardened';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { contains, parseCidr } from '../../lib/analysis/cidr';
import { Connection, isAllowed, OtherEnd, Policy } from '../../lib/analysis/reachability';
import { LINK_LOCAL, METADATA_ADDRESSES, TRANSLATED_IPV6 } from '../../lib/hardening';
import { pod } from '../support/connections';
import { Manifest, synthesize } from '../support/manifests';
import { fc } from '../support/properties';
import { addressNumber, networkOf, Range, rangeText } from '../support/ranges';

/** Adds nothing to a chart but what peers need; throws where the parameters are refused. */
type Flow = (scope: Construct) => NetworkFlow;

const METADATA: readonly Range[] = METADATA_ADDRESSES.map((text) => {
  const [ip = '', prefix = ''] = text.split('/');
  return { bits: ip.includes(':') ? 128 : 32, address: addressNumber(ip), prefix: Number(prefix) };
});

function canonical(range: Range): string {
  return parseCidr(rangeText(range))?.text ?? '';
}

/** Ranges that contain a metadata address, are one, or are the neighbour of one that does; and any others. */
const range: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...METADATA).chain(near) },
  { weight: 1, arbitrary: fc.constantFrom('0.0.0.0/0', '::/0', '10.0.0.0/8', 'fc00::/7', '2000::/3') },
  {
    weight: 1,
    arbitrary: fc
      .record({
        bits: fc.constant(32),
        address: fc.bigInt(0n, (1n << 32n) - 1n),
        prefix: fc.integer({ min: 0, max: 32 }),
      })
      .map(canonical),
  },
);

function near({ bits, address }: Range): fc.Arbitrary<string> {
  const size = fc.oneof(fc.integer({ min: 0, max: bits }), fc.integer({ min: bits - 3, max: bits }));
  return fc.record({ prefix: size, beside: fc.boolean() }).map(({ prefix, beside }) => {
    const flip = beside && prefix > 0 ? 1n << BigInt(bits - prefix) : 0n;
    return canonical({ bits, address: address ^ flip, prefix });
  });
}

const ranges = (minLength = 0): fc.Arbitrary<string[]> => fc.array(range, { minLength, maxLength: 3 });
const portNumber = fc.oneof(fc.constantFrom(1, 53, 79, 80, 81, 443, 6443, 65535), fc.integer({ min: 1, max: 65535 }));
const flowPort = fc
  .record({ port: portNumber, more: fc.nat(100), protocol: fc.constantFrom(undefined, FlowProtocol.UDP) })
  .map(({ port, more, protocol }) => ({
    port,
    protocol,
    ...(more % 2 === 0 ? {} : { endPort: Math.min(port + more, 65535) }),
  }));

function ipBlock(scope: Construct, cidr: string, except?: string[]): kplus.NetworkPolicyIpBlock {
  return cidr.includes(':')
    ? kplus.NetworkPolicyIpBlock.ipv6(scope, 'block', cidr, except)
    : kplus.NetworkPolicyIpBlock.ipv4(scope, 'block', cidr, except);
}

const https = fc.record({ cidrs: ranges(), exceptCidrs: ranges(), privateCidrs: ranges() }, { requiredKeys: [] }).map(
  (options): Flow =>
    () =>
      NetworkFlow.https(options),
);
const apiServer = fc
  .record(
    { endpointCidrs: ranges(1), endpointPort: portNumber, serviceCidrs: ranges(1), servicePort: portNumber },
    { requiredKeys: [] },
  )
  .map(
    (options): Flow =>
      () =>
        NetworkFlow.apiServer(options),
  );
const dns = ranges().map(
  (nodeLocalCidrs): Flow =>
    () =>
      NetworkFlow.dns({ nodeLocalCidrs }),
);
const block = fc
  .record({
    cidr: range,
    except: fc.option(ranges(), { nil: undefined }),
    ports: fc.array(flowPort, { minLength: 1, maxLength: 2 }),
  })
  .map(
    ({ cidr, except, ports }): Flow =>
      (scope) =>
        NetworkFlow.to('block', ipBlock(scope, cidr, except), ports),
  );

/** Whether the parameters of a flow are not refused. */
function isAccepted(flow: Flow): boolean {
  try {
    flow(new Chart(new App(), 'test'));
    return true;
  } catch {
    return false;
  }
}

/** The policies of an agent with those of the flows whose parameters are not refused. */
function isolation(flows: readonly Flow[]): Policy[] {
  const accepted = flows.filter(isAccepted);
  // A refused flow proves nothing: another is tried.
  fc.pre(accepted.length > 0);
  return synthesize((scope) => {
    const selector = kplus.Pods.select(scope, 'pods', { labels: { app: 'agent' } });
    new IsolationNetworkPolicy(scope, 'network', { selector, flows: accepted.map((flow) => flow(scope)) });
    new IncidentQuarantine(scope, 'quarantine');
  }, 'aiops').filter(({ kind }) => kind === 'NetworkPolicy');
}

type PortOf = Pick<Connection, 'port' | 'protocol'>;

/** Both ends and the middle of every range of ports that the policies allow. */
function portsOf(policies: readonly Policy[]): PortOf[] {
  const rules: Manifest[] = policies.flatMap(({ spec }) => [...(spec.egress ?? []), ...(spec.ingress ?? [])]);
  const all: PortOf[] = rules
    .flatMap(({ ports }) => ports)
    .flatMap(({ port, endPort = port, protocol }) =>
      [port, endPort, (port + endPort) >> 1].map((one) => ({ port: one, protocol })),
    );
  return [...new Map(all.map((each) => [`${each.protocol} ${each.port}`, each])).values()];
}

function reachable(policies: readonly Policy[], ip: string): string[] {
  const agent = pod('aiops', { app: 'agent' });
  return portsOf(policies)
    .filter((each) => isAllowed(policies, { direction: 'egress', pod: agent, other: { ip }, ...each }))
    .map(({ port, protocol }) => `${ip} ${port} ${protocol}`);
}

const METADATA_IPS = METADATA_ADDRESSES.map((text) => text.split('/')[0] ?? '');

test.each<[string, fc.Arbitrary<Flow>]>([
  ['https', https],
  ['apiServer', apiServer],
  ['dns', dns],
  ['to', block],
])('whatever NetworkFlow.%s is given, metadata addresses stay unreachable or are refused', (_, flow) => {
  fc.assert(
    fc.property(flow, (each) => {
      const policies = isolation([each]);
      expect(METADATA_IPS.flatMap((ip) => reachable(policies, ip))).toEqual([]);
      // What the API server demands: every exception is a strict part of its range.
      const peers: Manifest[] = policies.flatMap(({ spec }) => spec.egress ?? []).flatMap(({ to }) => to);
      for (const { cidr, except = [] } of peers.flatMap(({ ipBlock }) => ipBlock ?? [])) {
        expect(except.filter((inner: string) => !contains(cidr, inner) || inner === cidr)).toEqual([]);
      }
    }),
    { numRuns: 500 },
  );
});

test('metadata addresses stay unreachable by any combination of flows', () => {
  fc.assert(
    fc.property(https, apiServer, dns, block, (...flows) => {
      const policies = isolation(flows);
      expect(METADATA_IPS.flatMap((ip) => reachable(policies, ip))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('a range is closed at metadata addresses and nowhere else', () => {
  fc.assert(
    fc.property(range, fc.constantFrom(...METADATA), fc.bigInt(-2n, 2n), (cidr, { bits, address }, offset) => {
      const policies = isolation([(scope) => NetworkFlow.to('block', ipBlock(scope, cidr), [{ port: 443 }])]);
      const one = { bits, address: networkOf({ bits, address: address + offset, prefix: bits }), prefix: bits };
      const closed = [...METADATA_ADDRESSES, ...LINK_LOCAL, ...TRANSLATED_IPV6];
      const open = contains(cidr, rangeText(one)) && !closed.some((range) => contains(range, rangeText(one)));
      const ip = rangeText(one).split('/')[0] ?? '';
      expect(reachable(policies, ip)).toEqual(open ? [`${ip} 443 TCP`] : []);
    }),
    { numRuns: 1000 },
  );
});

/** Pods and namespaces that a flow may name, and that may be at the other end. */
const app = fc.constantFrom('front', 'back');
const place = fc.constantFrom('aiops', 'shop');
const peerFlow = fc
  .record({
    name: app,
    namespace: place,
    egress: fc.boolean(),
    ports: fc.array(flowPort, { minLength: 1, maxLength: 2 }),
  })
  .map(({ name, namespace, egress, ports }): Flow => (scope) => {
    const namespaces = kplus.Namespaces.select(scope, 'namespaces', { names: [namespace] });
    const peer = kplus.Pods.select(scope, 'peer', { labels: { app: name }, namespaces });
    return egress ? NetworkFlow.to('peer', peer, ports) : NetworkFlow.from('peer', peer, ports);
  });
const end: fc.Arbitrary<OtherEnd> = fc.oneof(
  fc.record({ name: app, namespace: place }).map(({ name, namespace }) => pod(namespace, { app: name })),
  fc.constant(pod('kube-system', { 'k8s-app': 'kube-dns' })),
  fc.constantFrom('8.8.8.8', '10.0.0.10', '10.96.0.1', '2606:4700::1').map((ip) => ({ ip })),
);
const quarantine = fc.oneof(fc.constantFrom('true', 'false', ''), fc.stringMatching(/^[a-z]{1,8}$/));

test('a pod with the quarantine label reaches nothing and is reached by nothing, whatever flows there are', () => {
  let reachedBefore = 0;
  const ends = fc.array(end, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.tuple(https, apiServer, dns, block, peerFlow), ends, quarantine, (flows, others, label) => {
      const policies = isolation(flows);
      const connections = others.flatMap((other) =>
        portsOf(policies).flatMap((each) =>
          (['ingress', 'egress'] as const).map((direction) => ({ direction, other, ...each })),
        ),
      );
      const passing = (labels: { [key: string]: string }): Omit<Connection, 'pod'>[] =>
        connections.filter((each) => isAllowed(policies, { ...each, pod: pod('aiops', { app: 'agent', ...labels }) }));
      reachedBefore += passing({}).length > 0 ? 1 : 0;
      expect(passing({ 'cdk8s-hardened/quarantine': label })).toEqual([]);
    }),
    { numRuns: 500 },
  );
  expect(reachedBefore).toBeGreaterThan(200);
});
