import { selects } from '../../../analysis/reachability';
import { NOT_APPLICABLE, objectCheck, PASS } from '../../check';
import type { Pod } from '../../pod';
import { fewestReplicas } from '../../replicas';
import type { Of } from '../../shape';
import { SELECTOR } from '../../shapes/meta';
import { count } from '../../text';
import { selectorOf } from '../../tree';

/*
 * The replicas of a workload must be spread over nodes.
 * They else may all run on one node, and go with it. The scheduler spreads by default, but as a mere preference.
 *
 * Deployment, StatefulSet with two or more replicas (as written, or as the minimum of their autoscaler): a
 * topologySpreadConstraint, or a term of podAntiAffinity, whose labelSelector selects the pods themselves
 *
 * No patch: what is required may leave pods unscheduled, and what is preferred depends on the cluster's topology.
 */

/** A constraint without a selector selects nothing. */
function selectsItself(pod: Pod, selector: Of<typeof SELECTOR> | undefined): boolean {
  return selector !== undefined && selects(selectorOf(selector), pod.labels);
}

function isSpread(pod: Pod): boolean {
  const { affinity, topologySpreadConstraints = [] } = pod.spec;
  const {
    requiredDuringSchedulingIgnoredDuringExecution: required = [],
    preferredDuringSchedulingIgnoredDuringExecution: preferred = [],
  } = affinity?.podAntiAffinity ?? {};
  return (
    topologySpreadConstraints.some(({ labelSelector }) => selectsItself(pod, labelSelector)) ||
    required.some(({ labelSelector }) => selectsItself(pod, labelSelector)) ||
    preferred.some(({ podAffinityTerm }) => selectsItself(pod, podAffinityTerm?.labelSelector))
  );
}

export const topologySpread = objectCheck({
  id: 'topology-spread',
  kinds: ['apps/Deployment', 'apps/StatefulSet'],
  run: (workload, { tree }) => {
    const [pod] = workload.pods;
    const fewest = fewestReplicas(tree, workload);
    if (pod === undefined || fewest < 2) {
      return NOT_APPLICABLE;
    }
    if (isSpread(pod)) {
      return PASS;
    }
    return [
      {
        path: pod.path('spec', 'topologySpreadConstraints'),
        problem: `nothing spreads its ${count(fewest, 'replica')} over nodes`,
        repair: "add topologySpreadConstraints, or a podAntiAffinity, for the pod's own labels",
      },
    ];
  },
});
