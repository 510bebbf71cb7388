import { NOT_APPLICABLE, objectCheck, PASS } from '../../check';
import { autoscalerOf, SCALED_KINDS } from '../../replicas';

/*
 * A workload with an autoscaler must not fix its replicas.
 * Each apply would undo what the autoscaler did, for as long as that needs to do it again.
 *
 * spec.replicas: absent; 0, which switches the autoscaler off
 *
 * The autoscaler (HorizontalPodAutoscaler, ScaledObject of KEDA) is looked for in the tree.
 *
 * No patch: kubectl apply takes a field that is gone for 1 replica, once, unless it was given up in the cluster before.
 */

export const autoscalerReplicas = objectCheck({
  id: 'autoscaler-replicas',
  kinds: SCALED_KINDS,
  run: (workload, { tree }) => {
    const autoscaler = autoscalerOf(tree, workload);
    if (autoscaler === undefined) {
      return NOT_APPLICABLE;
    }
    const { replicas = 0 } = workload.body.spec ?? {};
    if (replicas === 0) {
      return PASS;
    }
    return [
      {
        path: ['spec', 'replicas'],
        problem: `fixes its replicas to ${replicas}, which ${autoscaler.object.title} is to set`,
        repair: 'remove spec.replicas',
      },
    ];
  },
});
