import { contains } from './cidr';

/** A label selector as the Kubernetes API writes it. */
export interface Selector {
  readonly matchLabels?: { readonly [key: string]: string };
  readonly matchExpressions?: readonly {
    readonly key: string;
    readonly operator: string;
    readonly values?: readonly string[];
  }[];
}

/** One peer of a rule. */
export interface Peer {
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
  readonly podSelector?: Selector;
  readonly namespaceSelector?: Selector;
}

/** One port of a rule. */
export interface Port {
  readonly protocol?: string;
  readonly port?: number | string;
  readonly endPort?: number;
}

/** A NetworkPolicy of networking.k8s.io/v1, as far as its meaning goes. */
export interface Policy {
  readonly metadata: { readonly name?: string; readonly namespace?: string };
  readonly spec: {
    readonly podSelector: Selector;
    readonly policyTypes?: readonly string[];
    readonly ingress?: readonly { readonly from?: readonly Peer[]; readonly ports?: readonly Port[] }[];
    readonly egress?: readonly { readonly to?: readonly Peer[]; readonly ports?: readonly Port[] }[];
  };
}

/** A pod at one end of a connection. */
export interface PodEnd {
  readonly namespace: string;
  readonly namespaceLabels?: { readonly [key: string]: string };
  readonly labels: { readonly [key: string]: string };
  /** Named container ports, as a rule may name them. */
  readonly namedPorts?: { readonly [name: string]: number };
}

/** The other end: a pod, or an address outside. */
export type OtherEnd = PodEnd | { readonly ip: string };

/** A connection, seen from the pod that policies select. */
export interface Connection {
  readonly direction: 'ingress' | 'egress';
  readonly pod: PodEnd;
  readonly other: OtherEnd;
  readonly protocol: 'TCP' | 'UDP' | 'SCTP';
  readonly port: number;
}

const EXPRESSIONS: { readonly [operator: string]: (value: string | undefined, values: readonly string[]) => boolean } =
  {
    In: (value, values) => value !== undefined && values.includes(value),
    // A key that is absent satisfies NotIn (labels.Requirement.Matches of apimachinery).
    NotIn: (value, values) => value === undefined || !values.includes(value),
    Exists: (value) => value !== undefined,
    DoesNotExist: (value) => value === undefined,
  };

function valueOf(labels: { readonly [key: string]: string }, key: string): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}

/** Whether a selector selects these labels. An empty selector selects everything; an unknown operator, nothing. */
export function selects(selector: Selector, labels: { readonly [key: string]: string }): boolean {
  return (
    Object.entries(selector.matchLabels ?? {}).every(([key, value]) => valueOf(labels, key) === value) &&
    (selector.matchExpressions ?? []).every(
      ({ key, operator, values }) =>
        Object.hasOwn(EXPRESSIONS, operator) && Boolean(EXPRESSIONS[operator]?.(valueOf(labels, key), values ?? [])),
    )
  );
}

function single(ip: string): string {
  return ip.includes(':') ? `${ip}/128` : `${ip}/32`;
}

function peerMatches(peer: Peer, policyNamespace: string | undefined, other: OtherEnd): boolean {
  if ('ip' in other) {
    const block = peer.ipBlock;
    return (
      block !== undefined &&
      contains(block.cidr, single(other.ip)) &&
      !(block.except ?? []).some((range) => contains(range, single(other.ip)))
    );
  }
  if (peer.ipBlock) {
    return false;
  }
  const namespaceMatches = peer.namespaceSelector
    ? selects(peer.namespaceSelector, other.namespaceLabels ?? {})
    : other.namespace === policyNamespace;
  return namespaceMatches && selects(peer.podSelector ?? {}, other.labels);
}

/** The number that a rule's port stands for; a name is looked up at the pod that receives the connection. */
function portNumber(port: number | string, { direction, pod, other }: Connection): number | undefined {
  const receiver = direction === 'ingress' ? pod : other;
  if (typeof port === 'number') {
    return port;
  }
  return 'ip' in receiver ? undefined : receiver.namedPorts?.[port];
}

function portMatches({ protocol = 'TCP', port, endPort }: Port, connection: Connection): boolean {
  if (protocol !== connection.protocol) {
    return false;
  }
  if (port === undefined) {
    return true;
  }
  const first = portNumber(port, connection);
  return first !== undefined && connection.port >= first && connection.port <= (endPort ?? first);
}

function appliesTo(policy: Policy, connection: Connection): boolean {
  // An empty list counts as none (SetDefaults_NetworkPolicy, pkg/apis/networking/v1/defaults.go).
  const byRules = (policy.spec.egress ?? []).length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
  const types = policy.spec.policyTypes?.length ? policy.spec.policyTypes : byRules;
  return (
    policy.metadata.namespace === connection.pod.namespace &&
    types.includes(connection.direction === 'ingress' ? 'Ingress' : 'Egress') &&
    selects(policy.spec.podSelector, connection.pod.labels)
  );
}

function allows(policy: Policy, connection: Connection): boolean {
  const rules =
    connection.direction === 'ingress'
      ? (policy.spec.ingress ?? []).map(({ from, ports }) => ({ peers: from, ports }))
      : (policy.spec.egress ?? []).map(({ to, ports }) => ({ peers: to, ports }));
  // A missing or empty list of peers or ports allows every one of them (API reference of NetworkPolicy).
  const every = (list: readonly unknown[] | undefined): boolean => (list ?? []).length === 0;
  return rules.some(
    ({ peers, ports }) =>
      (every(peers) || peers?.some((peer) => peerMatches(peer, policy.metadata.namespace, connection.other))) &&
      (every(ports) || ports?.some((port) => portMatches(port, connection))),
  );
}

/**
 * Whether the policies let this pod's end of a connection through: yes where no policy applies to it, else where at
 * least one that applies allows it. The other end's own policies are asked by a second call.
 *
 * Source: NetworkPolicy API reference, networking.k8s.io/v1.
 */
export function isAllowed(policies: readonly Policy[], connection: Connection): boolean {
  const applying = policies.filter((policy) => appliesTo(policy, connection));
  return applying.length === 0 || applying.some((policy) => allows(policy, connection));
}
