import type { PodCheck } from '../../check';
import { hasResources, lackOfResources } from '../../resources';

/*
 * Containers must request and limit CPU and memory.
 * A runaway program starves its neighbours on the node, and without requests the scheduler does not know what fits.
 *
 * resources.requests and resources.limits of init and main containers, or of the pod (1.32): cpu and memory, above 0; a
 * request may be left out, since it is the limit then
 *
 * The CPU limit is asked for because the guide asks for it. Ephemeral containers cannot have resources. No patch: what
 * the program needs, the file does not tell.
 */

const RESOURCES = ['cpu', 'memory'];

export const resourceLimits: PodCheck = {
  id: 'resource-limits',
  run: (pod, context) =>
    pod.containers.flatMap((container) =>
      hasResources(container) ? (lackOfResources(container, pod, RESOURCES, context) ?? []) : [],
    ),
};
