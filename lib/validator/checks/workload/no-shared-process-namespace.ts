import { PASS, PodCheck } from '../../check';

/*
 * The containers of a pod must not share their processes.
 * A sidecar that is broken into could read the memory, files and environment of the others.
 *
 * spec.shareProcessNamespace: absent, false
 *
 * No patch: a sidecar may signal the main program.
 */

export const noSharedProcessNamespace: PodCheck = {
  id: 'no-shared-process-namespace',
  run: (pod) =>
    pod.spec.shareProcessNamespace !== true
      ? PASS
      : [
          {
            path: pod.path('spec', 'shareProcessNamespace'),
            problem: 'the containers of the pod share their processes',
            repair: 'remove shareProcessNamespace',
          },
        ],
};
