import {
  Connection,
  isAllowed,
  OtherEnd,
  Peer,
  PodEnd,
  Policy,
  Port,
  Selector,
  selects,
} from '../../lib/analysis/reachability';

/*
 * What a policy means, case by case. Source: NetworkPolicy API reference, networking.k8s.io/v1, and the defaults in
 * pkg/apis/networking/v1/defaults.go of Kubernetes.
 */

function pod(namespace: string, labels: PodEnd['labels'], namedPorts: PodEnd['namedPorts'] = {}): PodEnd {
  return { namespace, namespaceLabels: { 'kubernetes.io/metadata.name': namespace }, labels, namedPorts };
}

const SELF = pod('own', { app: 'self' }, { http: 8080 });
const NEIGHBOUR = pod('own', { app: 'friend' }, { http: 9090 });
const FRIEND = pod('far', { app: 'friend' }, { http: 9090 });
const STRANGER = pod('far', { app: 'stranger' });

function policy(spec: Partial<Policy['spec']>, namespace = 'own'): Policy {
  return { metadata: { name: 'policy', namespace }, spec: { podSelector: {}, ...spec } };
}

function ingress(other: OtherEnd, port = 8080, protocol: Connection['protocol'] = 'TCP'): Connection {
  return { direction: 'ingress', pod: SELF, other, port, protocol };
}

function egress(other: OtherEnd, port = 443, protocol: Connection['protocol'] = 'TCP'): Connection {
  return { direction: 'egress', pod: SELF, other, port, protocol };
}

describe('selects', () => {
  test.each<[string, Selector, boolean]>([
    ['an empty selector', {}, true],
    ['empty lists', { matchLabels: {}, matchExpressions: [] }, true],
    ['a label', { matchLabels: { app: 'self' } }, true],
    ['another value', { matchLabels: { app: 'other' } }, false],
    ['one label of two', { matchLabels: { app: 'self', tier: 'back' } }, false],
    ['In', { matchExpressions: [{ key: 'app', operator: 'In', values: ['other', 'self'] }] }, true],
    ['In, an absent key', { matchExpressions: [{ key: 'tier', operator: 'In', values: ['back'] }] }, false],
    ['NotIn', { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['self'] }] }, false],
    ['NotIn, an absent key', { matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['back'] }] }, true],
    ['Exists', { matchExpressions: [{ key: 'app', operator: 'Exists' }] }, true],
    ['Exists, an absent key', { matchExpressions: [{ key: 'tier', operator: 'Exists' }] }, false],
    ['DoesNotExist', { matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] }, false],
    ['DoesNotExist, an absent key', { matchExpressions: [{ key: 'tier', operator: 'DoesNotExist' }] }, true],
    [
      'label and expression',
      { matchLabels: { app: 'self' }, matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] },
      false,
    ],
    ['an unknown operator', { matchExpressions: [{ key: 'app', operator: 'Gt', values: ['1'] }] }, false],
  ])('%s', (_, selector, answer) => {
    expect(selects(selector, { app: 'self' })).toBe(answer);
  });
});

describe('which policies apply', () => {
  test.each<[string, Policy[], boolean, boolean]>([
    ['no policy', [], true, true],
    ['no rule', [policy({ policyTypes: ['Ingress', 'Egress'] })], false, false],
    ['ingress only', [policy({ policyTypes: ['Ingress'] })], false, true],
    ['egress only', [policy({ policyTypes: ['Egress'] })], true, false],
    ['no types and no rules: ingress', [policy({})], false, true],
    ['no types and ingress rules: ingress', [policy({ ingress: [{}] })], true, true],
    ['no types and egress rules: both', [policy({ egress: [{}] })], false, true],
    ['no types and an empty list of egress rules: ingress', [policy({ egress: [] })], false, true],
    ['an empty list of types is none', [policy({ policyTypes: [], egress: [{ ports: [{ port: 1 }] }] })], false, false],
    [
      'rules of a direction that is not among the types',
      [policy({ policyTypes: ['Ingress'], egress: [{}] })],
      false,
      true,
    ],
    ['another namespace', [policy({ policyTypes: ['Ingress', 'Egress'] }, 'far')], true, true],
    ['other pods', [policy({ podSelector: { matchLabels: { app: 'other' } }, policyTypes: ['Ingress'] })], true, true],
    ['a deny does not take back an allow', [policy({}), policy({ ingress: [{}] })], true, true],
  ])('%s', (_, policies, incoming, outgoing) => {
    expect([isAllowed(policies, ingress(STRANGER)), isAllowed(policies, egress(STRANGER))]).toEqual([
      incoming,
      outgoing,
    ]);
  });
});

const NAMESPACE_FAR = { matchLabels: { 'kubernetes.io/metadata.name': 'far' } };
const FRIENDS = { matchLabels: { app: 'friend' } };

describe('peers: the neighbour, the friend and the stranger far away, an address', () => {
  const ADDRESS = { ip: '192.0.2.7' };
  test.each<[string, Peer[] | undefined, [boolean, boolean, boolean, boolean]]>([
    ['a missing list is everybody', undefined, [true, true, true, true]],
    ['an empty list is everybody', [], [true, true, true, true]],
    ['a pod selector means the own namespace', [{ podSelector: FRIENDS }], [true, false, false, false]],
    ['an empty pod selector: every pod of the own namespace', [{ podSelector: {} }], [true, false, false, false]],
    ['a namespace selector: every pod of it', [{ namespaceSelector: NAMESPACE_FAR }], [false, true, true, false]],
    ['an empty namespace selector: every pod', [{ namespaceSelector: {} }], [true, true, true, false]],
    [
      'both selectors in one peer: pods in namespaces',
      [{ namespaceSelector: NAMESPACE_FAR, podSelector: FRIENDS }],
      [false, true, false, false],
    ],
    [
      'two peers: pods or namespaces',
      [{ namespaceSelector: NAMESPACE_FAR }, { podSelector: FRIENDS }],
      [true, true, true, false],
    ],
    ['an address range', [{ ipBlock: { cidr: '192.0.2.0/24' } }], [false, false, false, true]],
    ['all addresses, no pods', [{ ipBlock: { cidr: '0.0.0.0/0' } }], [false, false, false, true]],
    ['the other family', [{ ipBlock: { cidr: '::/0' } }], [false, false, false, false]],
    ['an exception', [{ ipBlock: { cidr: '192.0.2.0/24', except: ['192.0.2.4/30'] } }], [false, false, false, false]],
    ['no exception', [{ ipBlock: { cidr: '192.0.2.0/24', except: ['192.0.2.0/30'] } }], [false, false, false, true]],
    [
      'excepted in one peer, allowed by another',
      [{ ipBlock: { cidr: '192.0.2.0/24', except: ['192.0.2.7/32'] } }, { ipBlock: { cidr: '192.0.0.0/16' } }],
      [false, false, false, true],
    ],
  ])('%s', (_, peers, answers) => {
    const others = [NEIGHBOUR, FRIEND, STRANGER, ADDRESS];
    const incoming = [policy({ policyTypes: ['Ingress'], ingress: [{ from: peers }] })];
    const outgoing = [policy({ policyTypes: ['Egress'], egress: [{ to: peers }] })];
    expect(others.map((other) => isAllowed(incoming, ingress(other)))).toEqual(answers);
    expect(others.map((other) => isAllowed(outgoing, egress(other)))).toEqual(answers);
  });

  test('an IPv6 range', () => {
    const policies = [policy({ egress: [{ to: [{ ipBlock: { cidr: 'fd00::/8', except: ['fd00:ec2::254/128'] } }] }] })];
    const reached = ['fd00:ec2::253', 'fd00:ec2::254', 'fe00::1'].map((ip) => isAllowed(policies, egress({ ip })));
    expect(reached).toEqual([true, false, false]);
  });
});

describe('ports', () => {
  test.each<[string, Port[] | undefined, [number, Connection['protocol']][], boolean[]]>([
    [
      'a missing list is every port',
      undefined,
      [
        [1, 'TCP'],
        [65535, 'UDP'],
        [7, 'SCTP'],
      ],
      [true, true, true],
    ],
    [
      'an empty list is every port',
      [],
      [
        [1, 'TCP'],
        [65535, 'UDP'],
      ],
      [true, true],
    ],
    [
      'a protocol alone is all of its ports',
      [{ protocol: 'UDP' }],
      [
        [1, 'UDP'],
        [1, 'TCP'],
      ],
      [true, false],
    ],
    [
      'nothing at all is all of TCP',
      [{}],
      [
        [1, 'TCP'],
        [1, 'UDP'],
      ],
      [true, false],
    ],
    [
      'TCP is the default',
      [{ port: 53 }],
      [
        [53, 'TCP'],
        [53, 'UDP'],
        [54, 'TCP'],
      ],
      [true, false, false],
    ],
    [
      'a range has both ends',
      [{ port: 100, endPort: 102 }],
      [
        [99, 'TCP'],
        [100, 'TCP'],
        [102, 'TCP'],
        [103, 'TCP'],
      ],
      [false, true, true, false],
    ],
    [
      'any of them',
      [{ port: 1 }, { port: 2, protocol: 'UDP' }],
      [
        [1, 'TCP'],
        [2, 'UDP'],
        [2, 'TCP'],
      ],
      [true, true, false],
    ],
  ])('%s', (_, ports, connections, answers) => {
    const incoming = [policy({ policyTypes: ['Ingress'], ingress: [{ ports }] })];
    const outgoing = [policy({ policyTypes: ['Egress'], egress: [{ ports }] })];
    expect(connections.map((each) => isAllowed(incoming, ingress(STRANGER, ...each)))).toEqual(answers);
    expect(connections.map((each) => isAllowed(outgoing, egress(STRANGER, ...each)))).toEqual(answers);
  });

  test('a name is looked up at the pod that receives: self at 8080, the friend at 9090, the stranger nowhere', () => {
    const incoming = [policy({ policyTypes: ['Ingress'], ingress: [{ ports: [{ port: 'http' }] }] })];
    const outgoing = [policy({ policyTypes: ['Egress'], egress: [{ ports: [{ port: 'http' }] }] })];
    expect([8080, 9090].map((port) => isAllowed(incoming, ingress(FRIEND, port)))).toEqual([true, false]);
    expect([8080, 9090].map((port) => isAllowed(outgoing, egress(FRIEND, port)))).toEqual([false, true]);
    expect([8080, 9090].map((port) => isAllowed(outgoing, egress(STRANGER, port)))).toEqual([false, false]);
    expect(isAllowed(outgoing, egress({ ip: '192.0.2.7' }, 8080))).toBe(false);
  });

  test('peer and port must be of one rule', () => {
    const rules = [
      { from: [{ podSelector: FRIENDS }], ports: [{ port: 1 }] },
      { from: [{ namespaceSelector: NAMESPACE_FAR }], ports: [{ port: 2 }] },
    ];
    const policies = [policy({ ingress: rules })];
    expect([1, 2].map((port) => isAllowed(policies, ingress(NEIGHBOUR, port)))).toEqual([true, false]);
    expect([1, 2].map((port) => isAllowed(policies, ingress(STRANGER, port)))).toEqual([false, true]);
  });
});
