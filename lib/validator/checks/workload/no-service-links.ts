import { PASS, PodCheck } from '../../check';

/*
 * Service links must be off.
 * They put the address of every Service of the namespace into the environment: less for an intruder to scan, and names
 * that a program may take for its own settings.
 *
 * spec.enableServiceLinks: false; absent means true
 *
 * No patch: an old program may read these variables.
 */

export const noServiceLinks: PodCheck = {
  id: 'no-service-links',
  run: (pod) =>
    pod.spec.enableServiceLinks === false
      ? PASS
      : [
          {
            path: pod.path('spec', 'enableServiceLinks'),
            problem: `the pod ${pod.spec.enableServiceLinks === true ? 'sets enableServiceLinks to true' : 'does not switch service links off'}`,
            repair: 'set enableServiceLinks: false',
          },
        ],
};
