import { Connection, isAllowed, OtherEnd, Peer, PodEnd, Policy, Port, Selector } from '../../lib/analysis/reachability';
import { fc } from '../support/properties';

/** Few values, so that selectors, peers and ports meet often. */
const label = fc.constantFrom('app', 'tier');
const value = fc.constantFrom('a', 'b');
const labels = fc.dictionary(label, value, { maxKeys: 2 });
const namespace = fc.constantFrom('one', 'two');
const number = fc.integer({ min: 1, max: 4 });
const protocol = fc.constantFrom('TCP' as const, 'UDP' as const, 'SCTP' as const);

const selector: fc.Arbitrary<Selector> = fc.record(
  {
    matchLabels: labels,
    matchExpressions: fc.array(
      fc.record({
        key: label,
        operator: fc.constantFrom('In', 'NotIn', 'Exists', 'DoesNotExist'),
        values: fc.array(value, { minLength: 1, maxLength: 2 }),
      }),
      { maxLength: 1 },
    ),
  },
  { requiredKeys: [] },
);

const peer: fc.Arbitrary<Peer> = fc.oneof(
  fc.record({ podSelector: selector, namespaceSelector: selector }, { requiredKeys: [] }),
  fc.record({
    ipBlock: fc.record(
      {
        cidr: fc.constantFrom('0.0.0.0/0', '192.0.2.0/24', '::/0'),
        except: fc.subarray(['192.0.2.0/25', '192.0.2.128/26']),
      },
      { requiredKeys: ['cidr'] },
    ),
  }),
);

const port: fc.Arbitrary<Port> = fc.record(
  { port: fc.oneof(number, fc.constantFrom('http')), protocol },
  { requiredKeys: [] },
);
const peers = fc.option(fc.array(peer, { maxLength: 2 }), { nil: undefined });
const ports = fc.option(fc.array(port, { maxLength: 2 }), { nil: undefined });

const policy: fc.Arbitrary<Policy> = fc.record({
  metadata: fc.record({ name: fc.constant('policy'), namespace }),
  spec: fc.record(
    {
      podSelector: selector,
      policyTypes: fc.subarray(['Ingress', 'Egress']),
      ingress: fc.array(fc.record({ from: peers, ports }), { maxLength: 2 }),
      egress: fc.array(fc.record({ to: peers, ports }), { maxLength: 2 }),
    },
    { requiredKeys: ['podSelector'] },
  ),
});

const pod: fc.Arbitrary<PodEnd> = fc.record({
  namespace,
  namespaceLabels: labels,
  labels,
  namedPorts: fc.constantFrom<{ [name: string]: number }>({}, { http: 2 }),
});
const other: fc.Arbitrary<OtherEnd> = fc.oneof(
  pod,
  fc.record({ ip: fc.constantFrom('192.0.2.1', '192.0.2.200', '8.8.8.8', 'fd00::1') }),
);
const connection: fc.Arbitrary<Connection> = fc.record({
  direction: fc.constantFrom('ingress' as const, 'egress' as const),
  pod,
  other,
  protocol,
  port: number,
});
const policies = fc.array(policy, { maxLength: 4 });

/** The policy with rules that no connection matches: alone, it denies just where it applies. */
function isolates({ metadata, spec }: Policy, connection: Connection): boolean {
  const nothing = [{ ports: [{ port: 0 }] }];
  const bare = {
    ...spec,
    ...(spec.ingress ? { ingress: nothing } : {}),
    ...((spec.egress ?? []).length > 0 ? { egress: nothing } : {}),
  };
  return !isAllowed([{ metadata, spec: bare }], connection);
}

describe('policies', () => {
  test('only add: where one applies already, one more takes nothing away', () => {
    fc.assert(
      fc.property(policies, policy, connection, (before, more, each) => {
        fc.pre(before.some((one) => isolates(one, each)) && isAllowed(before, each));
        expect(isAllowed([...before, more], each)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('close by the first that applies, and by no other', () => {
    fc.assert(
      fc.property(policies, connection, (all, each) => {
        const applying = all.filter((one) => isolates(one, each));
        expect(isAllowed(all, each)).toBe(applying.length === 0 || applying.some((one) => isAllowed([one], each)));
      }),
      { numRuns: 2000 },
    );
  });

  test('have no order', () => {
    fc.assert(
      fc.property(policies, connection, (all, each) => {
        expect(isAllowed([...all].reverse(), each)).toBe(isAllowed(all, each));
      }),
      { numRuns: 1000 },
    );
  });

  test('of a namespace mean nothing for the pods of another', () => {
    fc.assert(
      fc.property(policies, connection, (all, each) => {
        const own = all.filter(({ metadata }) => metadata.namespace === each.pod.namespace);
        expect(isAllowed(all, each)).toBe(isAllowed(own, each));
      }),
      { numRuns: 1000 },
    );
  });
});
