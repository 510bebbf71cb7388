import { NOT_APPLICABLE, objectCheck, PASS } from '../../check';
import { mostReplicas } from '../../replicas';

/*
 * A Deployment of several replicas must not be recreated at once.
 * Recreate stops all pods before it starts any: the replicas help nothing in a roll-out.
 *
 * Deployment spec.strategy.type: absent, RollingUpdate; Recreate with at most one replica. Where an autoscaler sets the
 * replicas, its maximum counts.
 *
 * No patch: two versions of the program may not be able to run side by side.
 */

export const recreateStrategy = objectCheck({
  id: 'recreate-strategy',
  kinds: ['apps/Deployment'],
  run: (deployment, { tree }) => {
    if (mostReplicas(tree, deployment) <= 1) {
      return NOT_APPLICABLE;
    }
    if (deployment.body.spec?.strategy?.type !== 'Recreate') {
      return PASS;
    }
    return [
      {
        path: ['spec', 'strategy', 'type'],
        problem: 'strategy Recreate stops all replicas before it starts any',
        repair: 'remove strategy.type: Recreate',
      },
    ];
  },
});
