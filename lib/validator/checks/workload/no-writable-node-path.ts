import { NOT_APPLICABLE, PodCheck, Violation } from '../../check';
import { isRuntimeSocket, isWholeNode, NodeMount, nodeMounts } from '../../node-paths';
import { quote } from '../../text';

/*
 * A path of the node must be mounted read-only, and never its root.
 * Files of the node are its programs and credentials: who writes them has the node, who reads them all has its keys.
 *
 * volumeMounts[*].readOnly of every container, where the volume is a hostPath: true; the path, with subPath: neither "/"
 * nor a drive of Windows
 *
 * That a path of the node is mounted at all is `no-host-path`; the socket of the runtime is `no-runtime-socket`. No
 * patch: the program may write there.
 */

function judge({ container, index, path, readOnly }: NodeMount): Violation[] {
  if (isWholeNode(path)) {
    const how = readOnly ? 'reads' : 'may write';
    return [
      {
        path: container.path('volumeMounts', index),
        problem: `${container.title} ${how} the whole file system of the node`,
        repair: 'mount only the directory that is needed, readOnly',
      },
    ];
  }
  if (readOnly || isRuntimeSocket(path)) {
    return [];
  }
  return [
    {
      path: container.path('volumeMounts', index, 'readOnly'),
      problem: `${container.title} may write path ${quote(path)} of the node`,
      repair: 'set readOnly: true',
    },
  ];
}

export const noWritableNodePath: PodCheck = {
  id: 'no-writable-node-path',
  run: (pod) => {
    const mounts = nodeMounts(pod);
    return mounts.length === 0 ? NOT_APPLICABLE : mounts.flatMap(judge);
  },
};
