import { NOT_APPLICABLE, objectCheck, Outcome, PASS } from '../../check';
import { KIND_NAMES, Manifest } from '../../manifest';
import { CLUSTER_NAMESPACES } from '../../namespaces';
import {
  Direction,
  DIRECTIONS,
  hasOtherPolicies,
  isEmpty,
  isolates,
  isSubject,
  NetworkPolicy,
  podSelectorOf,
  policiesByNamespace,
  POLICY_TYPES,
  rulesOf,
} from '../../policies';
import { quote } from '../../text';
import type { Tree } from '../../tree';

/*
 * A namespace with pods must deny what no policy allows, in both directions.
 * Policies only add: without a deny for all, a new pod is open.
 *
 * NetworkPolicies with an empty podSelector, one for both directions or one for each; with rules or none, but no rule
 * that allows everything
 *
 * Told once for each namespace: of the Namespace where the tree has it, else of the first workload in it.
 * Not applicable: the namespaces of Kubernetes itself; workloads without a namespace, since where they go is not known;
 * a Namespace of which the tree has neither pods nor policies; namespaces with policies of a network plug-in or of
 * administrators.
 */

function denies(policy: NetworkPolicy, direction: Direction): boolean {
  return (
    isolates(policy, direction) &&
    isEmpty(podSelectorOf(policy)) &&
    rulesOf(policy, direction).every(({ peers, ports }) => peers.length > 0 || ports.length > 0)
  );
}

/** The workload that speaks for each namespace: the first among those that network policies apply to. */
function speakers(tree: Tree): ReadonlyMap<string, Manifest> {
  const first = new Map<string, Manifest>();
  for (const object of tree.objects) {
    if (!first.has(object.namespace) && object.pods.some(isSubject)) {
      first.set(object.namespace, object);
    }
  }
  return first;
}

/** The namespace for which an object is judged: one violation for each, whatever number of pods is in it. */
function spokenFor(object: Manifest, tree: Tree): string | undefined {
  const speaker = tree.once(speakers);
  if (object.kindName === '/Namespace') {
    const inUse = speaker.has(object.name) || tree.once(policiesByNamespace).has(object.name);
    return object.namespace === '' && inUse ? object.name : undefined;
  }
  const { namespace } = object;
  return speaker.get(namespace) === object && tree.find('/Namespace', '', namespace) === undefined
    ? namespace
    : undefined;
}

export const networkDefaultDeny = objectCheck({
  id: 'network-default-deny',
  kinds: KIND_NAMES,
  run: (object, { tree }): Outcome => {
    const namespace = spokenFor(object, tree);
    if (!namespace || CLUSTER_NAMESPACES.includes(namespace) || hasOtherPolicies(tree, namespace)) {
      return NOT_APPLICABLE;
    }
    const policies = tree.once(policiesByNamespace).get(namespace) ?? [];
    const open = DIRECTIONS.filter((direction) => !policies.some((policy) => denies(policy, direction)));
    if (open.length === 0) {
      return PASS;
    }
    const types = open.map((direction) => POLICY_TYPES[direction]).join(', ');
    return [
      {
        path: object.kindName === '/Namespace' ? ['metadata', 'name'] : ['metadata', 'namespace'],
        problem: `no NetworkPolicy denies ${open.join(' and ')} by default in namespace ${quote(namespace)}`,
        repair: `add a NetworkPolicy with podSelector: {}, policyTypes [${types}] and no rules`,
      },
    ];
  },
});
