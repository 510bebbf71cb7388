import type { PodCheck, Violation } from '../../check';
import type { Container } from '../../pod';
import { quote } from '../../text';

/*
 * No mount may propagate from a container to its node.
 * What the container mounts below it then appears on the node, and in every other pod that mounts that path.
 *
 * volumeMounts[*].mountPropagation of every container: absent, None, HostToContainer
 *
 * Drivers of storage do need it: waive it for them. No patch: removing it breaks them.
 */

function propagating(container: Container): Violation[] {
  return (container.spec.volumeMounts ?? []).flatMap(({ name = '', mountPropagation }, index) =>
    mountPropagation !== 'Bidirectional'
      ? []
      : [
          {
            path: container.path('volumeMounts', index, 'mountPropagation'),
            problem: `${container.title} mounts volume ${quote(name)} with mountPropagation "Bidirectional"`,
            repair: 'remove mountPropagation or set it to "None"',
          },
        ],
  );
}

export const noMountPropagation: PodCheck = {
  id: 'no-mount-propagation',
  run: (pod) => pod.containers.flatMap(propagating),
};
