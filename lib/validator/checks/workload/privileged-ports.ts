import { NOT_APPLICABLE, PodCheck, Violation } from '../../check';
import type { Container, Pod } from '../../pod';
import { isSsh } from '../../ports';

/*
 * Container ports must be above 1023.
 * A program needs a capability or root to listen below.
 *
 * ports[*].containerPort of every container: 1024 and above, or from where the sysctl net.ipv4.ip_unprivileged_port_start
 * of the pod puts the border
 *
 * Port 22 is `no-ssh-port`. Windows has no privileged ports.
 */

const SYSCTL = 'net.ipv4.ip_unprivileged_port_start';
const FIRST_UNPRIVILEGED = 1024;

/** The first port that everybody may listen on. */
function border(pod: Pod): number {
  const value = pod.spec.securityContext?.sysctls?.find(({ name }) => name === SYSCTL)?.value ?? '';
  return /^\d{1,5}$/.test(value) ? Number(value) : FIRST_UNPRIVILEGED;
}

function privileged(container: Container, first: number): Violation[] {
  return (container.spec.ports ?? []).flatMap((port, index) => {
    const { containerPort = first } = port;
    return containerPort >= first || isSsh(port)
      ? []
      : [
          {
            path: container.path('ports', index, 'containerPort'),
            problem: `${container.title} listens on port ${containerPort}, below ${first}`,
            repair: 'listen on a port above 1023 and map it in the Service',
          },
        ];
  });
}

export const privilegedPorts: PodCheck = {
  id: 'privileged-ports',
  run: (pod) => {
    if (pod.isWindows) {
      return NOT_APPLICABLE;
    }
    const first = border(pod);
    return pod.containers.flatMap((container) => privileged(container, first));
  },
};
