import type { Body, Manifest } from './manifest';
import type { Pod } from './pod';
import type { Of, Path } from './shape';
import { SELECTOR } from './shapes/meta';
import type { Tree } from './tree';

/** A NetworkPolicy of Kubernetes. */
export type NetworkPolicy = Manifest<'networking.k8s.io/NetworkPolicy'>;

type Spec = NonNullable<Body<'networking.k8s.io/NetworkPolicy'>['spec']>;
type EgressSpec = NonNullable<Spec['egress']>[number];

/** What checks read of a peer. */
export type PeerSpec = NonNullable<EgressSpec['to']>[number];

/** What checks read of a port. */
export type PortSpec = NonNullable<EgressSpec['ports']>[number];

/** The two directions of rules, by their field. */
export const DIRECTIONS = ['ingress', 'egress'] as const;

/** A direction of rules. */
export type Direction = (typeof DIRECTIONS)[number];

/** The name of a direction under policyTypes. */
export const POLICY_TYPES: { readonly [direction in Direction]: string } = { ingress: 'Ingress', egress: 'Egress' };

/** A rule with its place. */
export class PolicyRule {
  constructor(
    readonly direction: Direction,
    private readonly index: number,
    /** None means every peer. */
    readonly peers: readonly PeerSpec[],
    /** None means every port. */
    readonly ports: readonly PortSpec[],
  ) {}

  /** The path of a field of the rule, from the root of the policy. */
  path(...fields: Path): Path {
    return ['spec', this.direction, this.index, ...fields];
  }

  /** The path of the list of peers, or of a field in it. */
  peerPath(...fields: Path): Path {
    return this.path(this.direction === 'ingress' ? 'from' : 'to', ...fields);
  }
}

/** The rules of a direction, whether or not policyTypes makes them count. */
export function rulesOf({ body }: NetworkPolicy, direction: Direction): readonly PolicyRule[] {
  return direction === 'ingress'
    ? (body.spec?.ingress ?? []).map(
        ({ from = [], ports = [] }, index) => new PolicyRule(direction, index, from, ports),
      )
    : (body.spec?.egress ?? []).map(({ to = [], ports = [] }, index) => new PolicyRule(direction, index, to, ports));
}

/** The selector of the policy's pods. One that is not written selects every pod. */
export function podSelectorOf({ body }: NetworkPolicy): Of<typeof SELECTOR> {
  return body.spec?.podSelector ?? {};
}

/** Whether a selector selects everything. */
export function isEmpty({ matchLabels = {}, matchExpressions = [] }: Of<typeof SELECTOR>): boolean {
  return matchExpressions.length === 0 && Object.keys(matchLabels).length === 0;
}

/** Whether a policy isolates its pods in a direction, as the defaults of the API server have it. */
export function isolates({ body: { spec = {} } }: NetworkPolicy, direction: Direction): boolean {
  const { policyTypes = [], egress = [] } = spec;
  if (policyTypes.length > 0) {
    return policyTypes.includes(POLICY_TYPES[direction]);
  }
  return direction === 'ingress' || egress.length > 0;
}

/** Whether a port of a rule covers a number. A port by name does not: which number it has, the receiver says. */
export function coversPort({ protocol = 'TCP', port, endPort }: PortSpec, wanted: string, number: number): boolean {
  if (protocol !== wanted) {
    return false;
  }
  return port === undefined || (typeof port === 'number' && port <= number && number <= (endPort ?? port));
}

/** What of the peers of a rule is open to everybody, without ranges of addresses. */
export interface OpenPeers {
  readonly path: Path;
  /** `every peer`, `every pod of every namespace` */
  readonly whom: string;
}

/** Where the peers of a rule are everybody: none are named, or an empty selector of namespaces stands for all pods. */
export function openPeers(rule: PolicyRule): readonly OpenPeers[] {
  if (rule.peers.length === 0) {
    return [{ path: rule.peerPath(), whom: 'every peer' }];
  }
  return rule.peers.flatMap(({ namespaceSelector, podSelector = {} }, index) =>
    namespaceSelector !== undefined && isEmpty(namespaceSelector) && isEmpty(podSelector)
      ? [{ path: rule.peerPath(index, 'namespaceSelector'), whom: 'every pod of every namespace' }]
      : [],
  );
}

/** The policies of each namespace that the API server can take. One with a field of the wrong type is refused. */
export function policiesByNamespace(tree: Tree): ReadonlyMap<string, readonly NetworkPolicy[]> {
  const groups = new Map<string, NetworkPolicy[]>();
  for (const policy of tree.all('networking.k8s.io/NetworkPolicy').filter(({ misfits }) => misfits.length === 0)) {
    const group = groups.get(policy.namespace);
    if (group === undefined) {
      groups.set(policy.namespace, [policy]);
    } else {
      group.push(policy);
    }
  }
  return groups;
}

function selections(): Map<string, readonly Pod[]> {
  return new Map();
}

function select(tree: Tree, namespace: string, selector: Of<typeof SELECTOR>): readonly Pod[] {
  const [first] = selector.matchExpressions ?? [];
  // The tree has an index of labels only: one expression "In" and no labels is as many labels as it has values.
  if (first?.key !== undefined && first.operator === 'In' && isEmpty({ matchLabels: selector.matchLabels })) {
    const { key, values = [] } = first;
    return [...new Set(values)].flatMap((value) =>
      tree.podsSelected(namespace, { ...selector, matchLabels: { [key]: value } }),
    );
  }
  return tree.podsSelected(namespace, selector);
}

/** The pods of a namespace that a selector selects: the same list for the same selector, whoever asks. */
export function podsSelected(tree: Tree, namespace: string, selector: Of<typeof SELECTOR>): readonly Pod[] {
  const known = tree.once(selections);
  const key = `${namespace}\n${JSON.stringify(selector)}`;
  const pods = known.get(key) ?? select(tree, namespace, selector);
  known.set(key, pods);
  return pods;
}

/** The pods of a namespace that at least one of the selectors selects. Looks no further once it has all of them. */
export function podsSelectedByAny(
  tree: Tree,
  namespace: string,
  selectors: readonly Of<typeof SELECTOR>[],
): ReadonlySet<Pod> {
  const all = tree.pods(namespace).length;
  const pods = new Set<Pod>();
  const lists = new Set<readonly Pod[]>();
  for (const selector of selectors) {
    if (pods.size === all) {
      break;
    }
    const list = podsSelected(tree, namespace, selector);
    if (!lists.has(list)) {
      lists.add(list);
      list.forEach((pod) => pods.add(pod));
    }
  }
  return pods;
}

/** The pods that at least one policy selects, for each direction. */
export type Isolated = { readonly [direction in Direction]: ReadonlySet<Pod> };

/** The pods of a tree that its policies isolate. */
export function isolatedPods(tree: Tree): Isolated {
  const isolated = (direction: Direction): ReadonlySet<Pod> => {
    const pods = [...tree.once(policiesByNamespace)].flatMap(([namespace, policies]) => {
      const selectors = policies.filter((policy) => isolates(policy, direction)).map(podSelectorOf);
      return [...podsSelectedByAny(tree, namespace, selectors)];
    });
    return new Set(pods);
  };
  return { ingress: isolated('ingress'), egress: isolated('egress') };
}

/** Whether network policies apply to a pod: they do not to one in the network of its node. */
export function isSubject({ spec }: Pod): boolean {
  return spec.hostNetwork !== true;
}

/** Kinds of policies beside Kubernetes' own NetworkPolicy, by API group. What they allow is not known here. */
const OTHER_POLICIES: {
  readonly [group: string]: { readonly namespaced: readonly string[]; readonly clusterWide: readonly string[] };
} = {
  'cilium.io': { namespaced: ['CiliumNetworkPolicy'], clusterWide: ['CiliumClusterwideNetworkPolicy'] },
  'crd.antrea.io': { namespaced: ['NetworkPolicy'], clusterWide: ['ClusterNetworkPolicy'] },
  'crd.projectcalico.org': { namespaced: ['NetworkPolicy'], clusterWide: ['GlobalNetworkPolicy'] },
  'networking.k8s.aws': { namespaced: ['ApplicationNetworkPolicy'], clusterWide: ['ClusterNetworkPolicy'] },
  'policy.networking.k8s.io': {
    namespaced: [],
    clusterWide: ['AdminNetworkPolicy', 'BaselineAdminNetworkPolicy', 'ClusterNetworkPolicy'],
  },
  'projectcalico.org': { namespaced: ['NetworkPolicy'], clusterWide: ['GlobalNetworkPolicy'] },
};

interface OtherPolicies {
  readonly everywhere: boolean;
  readonly namespaces: ReadonlySet<string>;
}

function otherPolicies(tree: Tree): OtherPolicies {
  const others = tree.all('*').flatMap((object) => {
    const kinds = Object.hasOwn(OTHER_POLICIES, object.group) ? OTHER_POLICIES[object.group] : undefined;
    return kinds === undefined ? [] : [{ object, kinds }];
  });
  return {
    everywhere: others.some(({ object, kinds }) => kinds.clusterWide.includes(object.kind)),
    namespaces: new Set(
      others
        .filter(({ object, kinds }) => kinds.namespaced.includes(object.kind))
        .map(({ object }) => object.namespace),
    ),
  };
}

/** Whether the tree holds policies of a network plug-in, or of administrators, for this namespace. */
export function hasOtherPolicies(tree: Tree, namespace: string): boolean {
  const { everywhere, namespaces } = tree.once(otherPolicies);
  return everywhere || namespaces.has(namespace);
}
