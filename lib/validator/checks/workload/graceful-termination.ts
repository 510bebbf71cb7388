import { PASS, PodCheck } from '../../check';
import { pointer } from '../../text';

/*
 * A pod must have time to stop.
 * A grace period of 0 kills it in the middle of its work, and may start its successor while it still runs.
 *
 * Pod terminationGracePeriodSeconds: absent, or other than 0
 *
 * Patch: removed, the period is 30 seconds, and shorter for a program that stops by itself.
 */

export const gracefulTermination: PodCheck = {
  id: 'graceful-termination',
  run: (pod) => {
    if (pod.spec.terminationGracePeriodSeconds !== 0) {
      return PASS;
    }
    const path = pod.path('spec', 'terminationGracePeriodSeconds');
    return [
      {
        path,
        problem: 'has terminationGracePeriodSeconds 0: the pod is killed without warning',
        repair: 'remove terminationGracePeriodSeconds: 0',
        patch: [{ op: 'remove', path: pointer(path) }],
      },
    ];
  },
};
