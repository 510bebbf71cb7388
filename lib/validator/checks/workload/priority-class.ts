import { NOT_APPLICABLE, PASS, PodCheck } from '../../check';

/*
 * A pod must name a priority class.
 * Under pressure the node evicts, and the scheduler preempts, by priority: without one it is chance who stays.
 *
 * spec.priorityClassName: not empty
 *
 * Pods of a Job or CronJob are not judged: they are started again.
 */

const RESTARTED: readonly string[] = ['batch/CronJob', 'batch/Job'];

export const priorityClass: PodCheck = {
  id: 'priority-class',
  run: (pod) => {
    if (RESTARTED.includes(pod.owner.kindName)) {
      return NOT_APPLICABLE;
    }
    return (pod.spec.priorityClassName ?? '') !== ''
      ? PASS
      : [
          {
            path: pod.path('spec', 'priorityClassName'),
            problem: 'the pod names no priority class',
            repair: 'set priorityClassName',
          },
        ];
  },
};
