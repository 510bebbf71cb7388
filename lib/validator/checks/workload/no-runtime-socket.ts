import { NOT_APPLICABLE, PodCheck, Violation } from '../../check';
import { isRuntimeSocket, NodeMount, nodeMounts } from '../../node-paths';
import type { Pod } from '../../pod';
import { quote } from '../../text';

/*
 * No volume may be the socket of the container runtime, or a directory that holds it.
 * Who speaks to the runtime starts privileged containers; a read-only mount does not stop that.
 *
 * volumes[*].hostPath.path, with the subPath of each mount: anything but docker.sock, containerd.sock, crio.sock and
 * their like in any directory, /run, /var/run, and the directories of runtimes below them; on Windows, the pipes of the
 * runtimes
 *
 * The root of the node, which holds all of them, is `no-writable-node-path`.
 */

const REPAIR = 'remove the volume';

function told(path: string): string {
  return `path ${quote(path)} of the node, which gives control of its container runtime`;
}

function ofVolumes(pod: Pod): Violation[] {
  return (pod.spec.volumes ?? []).flatMap(({ name = '', hostPath }, index) => {
    const path = hostPath?.path ?? '';
    return !isRuntimeSocket(path)
      ? []
      : [
          {
            path: pod.path('spec', 'volumes', index, 'hostPath', 'path'),
            problem: `volume ${quote(name)} is ${told(path)}`,
            repair: REPAIR,
          },
        ];
  });
}

/** A socket that a mount picks from a volume. */
function ofMount({ container, index, path, volumePath }: NodeMount): Violation[] {
  return isRuntimeSocket(volumePath) || !isRuntimeSocket(path)
    ? []
    : [
        {
          path: container.path('volumeMounts', index, 'subPath'),
          problem: `${container.title} mounts ${told(path)}`,
          repair: REPAIR,
        },
      ];
}

export const noRuntimeSocket: PodCheck = {
  id: 'no-runtime-socket',
  run: (pod) =>
    pod.spec.volumes?.some(({ hostPath }) => hostPath !== undefined)
      ? [...ofVolumes(pod), ...nodeMounts(pod).flatMap(ofMount)]
      : NOT_APPLICABLE,
};
