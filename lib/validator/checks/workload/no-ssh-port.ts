import type { PodCheck, Violation } from '../../check';
import type { Container } from '../../pod';
import { isSsh } from '../../ports';

/*
 * No container may offer SSH.
 * A login server is a way in that Kubernetes neither authorizes nor audits.
 *
 * ports[*].containerPort of every container: not 22, unless its protocol is UDP or SCTP
 */

function offering(container: Container): Violation[] {
  return (container.spec.ports ?? []).flatMap((port, index) =>
    !isSsh(port)
      ? []
      : [
          {
            path: container.path('ports', index, 'containerPort'),
            problem: `${container.title} offers SSH on port 22`,
            repair: 'remove the port; use kubectl debug',
          },
        ],
  );
}

export const noSshPort: PodCheck = { id: 'no-ssh-port', run: (pod) => pod.containers.flatMap(offering) };
