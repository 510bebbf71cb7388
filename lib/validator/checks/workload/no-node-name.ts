import { NOT_APPLICABLE, PASS, PodCheck } from '../../check';
import type { Pod } from '../../pod';
import { quote } from '../../text';

/*
 * A pod must not name its node.
 * It bypasses the scheduler, and with it taints, free capacity and affinity, and is lost together with the node.
 *
 * spec.nodeName: absent, empty
 *
 * A pod that was read from a cluster has a status, and its node from the scheduler: it is not judged.
 */

function wasRead({ owner }: Pod): boolean {
  return owner.kindName === '/Pod' && (owner.raw.status ?? undefined) !== undefined;
}

export const noNodeName: PodCheck = {
  id: 'no-node-name',
  run: (pod) => {
    const { nodeName = '' } = pod.spec;
    if (wasRead(pod)) {
      return NOT_APPLICABLE;
    }
    return nodeName === ''
      ? PASS
      : [
          {
            path: pod.path('spec', 'nodeName'),
            problem: `the pod names its node, ${quote(nodeName)}`,
            repair: 'remove nodeName and use a nodeSelector or affinity',
          },
        ];
  },
};
