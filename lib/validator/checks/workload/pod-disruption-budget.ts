import { NOT_APPLICABLE, objectCheck, PASS } from '../../check';
import { budgetedPods } from '../../disruption-budgets';
import { fewestReplicas } from '../../replicas';
import { count } from '../../text';

/*
 * A workload of several replicas must have a PodDisruptionBudget.
 * The drain of several nodes may else evict all replicas at once.
 *
 * Deployment, StatefulSet with two or more replicas (as written, or as the minimum of their autoscaler): selected by a
 * PodDisruptionBudget of the tree
 *
 * Not judged: DaemonSets, whose pods a drain leaves alone.
 *
 * No patch: the budget is another object.
 */

export const podDisruptionBudget = objectCheck({
  id: 'pod-disruption-budget',
  kinds: ['apps/Deployment', 'apps/StatefulSet'],
  run: (workload, { tree }) => {
    const [pod] = workload.pods;
    const fewest = fewestReplicas(tree, workload);
    if (pod === undefined || fewest < 2) {
      return NOT_APPLICABLE;
    }
    if (tree.once(budgetedPods).has(pod)) {
      return PASS;
    }
    return [
      {
        path: ['spec', 'template', 'metadata', 'labels'],
        problem: `no PodDisruptionBudget selects the pods of its ${count(fewest, 'replica')}`,
        repair: 'add a PodDisruptionBudget that selects its pods',
      },
    ];
  },
});
