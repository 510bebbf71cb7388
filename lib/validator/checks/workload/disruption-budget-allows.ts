import { objectCheck, PASS } from '../../check';
import type { Context } from '../../context';
import { Budget, replicasOfBudget } from '../../disruption-budgets';
import { podsOfShare, shareText } from '../../replicas';
import { count } from '../../text';

/*
 * A PodDisruptionBudget must let at least one pod go.
 * A node with a pod that may not go can never be drained, nor patched.
 *
 * spec.maxUnavailable: above 0
 * spec.minAvailable: below 100%, and less than the replicas of the workloads that it selects, where the tree has these.
 * Of a workload with an autoscaler the minimum counts: a drain would else wait for load.
 *
 * A budget with neither lets every pod go. Percentages are rounded up, as the disruption controller does.
 *
 * No patch: how many pods may go is for the program to say.
 */

const REPAIR = 'allow one disruption: maxUnavailable: 1';

/** Of what `minAvailable` keeps every pod; `undefined` where it lets one go, or the tree cannot tell. */
function keepsAll(budget: Budget, minAvailable: string | number, { tree }: Context): string | undefined {
  if (minAvailable === '100%') {
    return 'all';
  }
  const replicas = replicasOfBudget(tree, budget) ?? 0;
  const kept = replicas > 0 && podsOfShare(minAvailable, replicas, Math.ceil) >= replicas;
  return kept ? count(replicas, 'replica') : undefined;
}

export const disruptionBudgetAllows = objectCheck({
  id: 'disruption-budget-allows',
  kinds: ['policy/PodDisruptionBudget'],
  run: (budget, context) => {
    const { maxUnavailable, minAvailable } = budget.body.spec ?? {};
    if (maxUnavailable === 0 || maxUnavailable === '0%' || maxUnavailable === '0') {
      const problem = `maxUnavailable ${shareText(maxUnavailable)} lets no pod go`;
      return [{ path: ['spec', 'maxUnavailable'], problem, repair: REPAIR }];
    }
    const all = minAvailable === undefined ? undefined : keepsAll(budget, minAvailable, context);
    if (minAvailable === undefined || all === undefined) {
      return PASS;
    }
    const problem = `minAvailable ${shareText(minAvailable)} of ${all} lets no pod go`;
    return [{ path: ['spec', 'minAvailable'], problem, repair: REPAIR }];
  },
});
