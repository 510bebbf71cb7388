import type { Violation } from '../../check';
import type { Pod } from '../../pod';
import { podSecurityCheck } from '../../pod-security-check';

/*
 * Containers must not be privileged.
 * A privileged container has all devices, all capabilities and no confinement: it is root on the node.
 *
 * securityContext.privileged of every container: absent, false
 */

function privileged(pod: Pod): Violation[] {
  return pod.containers
    .filter(({ spec }) => spec.securityContext?.privileged === true)
    .map((container) => ({
      path: container.path('securityContext', 'privileged'),
      problem: `${container.title} is privileged`,
      repair: 'remove privileged or set it to false',
    }));
}

export const noPrivilegedContainers = podSecurityCheck({
  id: 'no-privileged-containers',
  upstream: 'privileged',
  level: 'baseline',
  versions: [{ since: 0, run: privileged }],
});
