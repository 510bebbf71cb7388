import type { Manifest } from './manifest';
import type { Pod } from './pod';
import { isEmpty, podsSelected } from './policies';
import { fewestReplicas, SCALED_KINDS } from './replicas';
import type { Tree } from './tree';

/** A PodDisruptionBudget. */
export type Budget = Manifest<'policy/PodDisruptionBudget'>;

/** The pod templates that a budget selects. */
function podsOfBudget(tree: Tree, { apiVersion, namespace, body }: Budget): readonly Pod[] {
  const selector = body.spec?.selector;
  // An empty selector selects nothing in v1beta1, and every pod of the namespace in v1; an absent one, nothing.
  if (selector === undefined || (isEmpty(selector) && apiVersion === 'policy/v1beta1')) {
    return [];
  }
  return podsSelected(tree, namespace, selector);
}

/** The pod templates that at least one budget of the tree selects. */
export function budgetedPods(tree: Tree): ReadonlySet<Pod> {
  // Budgets with the same selector share a list: it is read once.
  const lists = new Set(tree.all('policy/PodDisruptionBudget').map((budget) => podsOfBudget(tree, budget)));
  return new Set([...lists].flat());
}

/**
 * How many pods there are at least of all the workloads that a budget selects; `undefined` where the tree has none, or
 * one that does not say how many.
 */
export function replicasOfBudget(tree: Tree, budget: Budget): number | undefined {
  const pods = podsOfBudget(tree, budget);
  const scaled = pods.flatMap(({ owner }) => (owner.is(...SCALED_KINDS) ? [fewestReplicas(tree, owner)] : []));
  return pods.length === 0 || scaled.length < pods.length
    ? undefined
    : scaled.reduce((sum, replicas) => sum + replicas);
}
