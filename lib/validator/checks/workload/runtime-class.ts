import { PASS, PodCheck } from '../../check';

/*
 * A pod must name a runtime class.
 * A sandboxed runtime puts a second wall between the program and the kernel; which one it is should be a decision.
 *
 * spec.runtimeClassName: not empty
 */

export const runtimeClass: PodCheck = {
  id: 'runtime-class',
  run: (pod) =>
    (pod.spec.runtimeClassName ?? '') !== ''
      ? PASS
      : [
          {
            path: pod.path('spec', 'runtimeClassName'),
            problem: 'the pod names no runtime class',
            repair: 'set runtimeClassName',
          },
        ],
};
