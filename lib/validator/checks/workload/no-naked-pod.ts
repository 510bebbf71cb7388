import { NOT_APPLICABLE, objectCheck } from '../../check';
import { CLUSTER_NAMESPACES } from '../../namespaces';
import { hasOwner } from '../../workloads';

/*
 * A pod must not stand without a controller.
 * Nothing starts it again elsewhere when its node goes.
 *
 * Kind: any but Pod
 *
 * Not judged: pods that a controller made, as in a dump of a cluster; hooks of Helm, which end by themselves; the
 * namespaces of Kubernetes, where nodes keep their static pods.
 *
 * No patch: which controller is right depends on the program.
 */

/** Helm runs such an object once, and deletes it. */
const HELM_HOOK = 'helm.sh/hook';

export const noNakedPod = objectCheck({
  id: 'no-naked-pod',
  kinds: ['/Pod'],
  run: (pod) => {
    if (hasOwner(pod) || HELM_HOOK in pod.annotations || CLUSTER_NAMESPACES.includes(pod.namespace)) {
      return NOT_APPLICABLE;
    }
    const ends = (pod.body.spec?.restartPolicy ?? 'Always') !== 'Always';
    const problem = 'stands without a controller that would start it again on another node';
    return [{ path: ['kind'], problem, repair: ends ? 'use a Job' : 'use a Deployment' }];
  },
});
