import type { PodCheck } from '../../check';
import { hasResources, lackOfResources } from '../../resources';

/*
 * Containers must request and limit ephemeral storage.
 * Logs, emptyDirs and whatever is written into the image lie on the node's disk, which one program can fill for all.
 *
 * resources.requests and resources.limits of init and main containers: ephemeral-storage, above 0; the request may be
 * left out, since it is the limit then
 *
 * Resources of a whole pod (KEP-2837) do not know ephemeral storage. Ephemeral containers cannot have resources.
 */

const RESOURCES = ['ephemeral-storage'];

export const ephemeralStorage: PodCheck = {
  id: 'ephemeral-storage',
  run: (pod, context) =>
    pod.containers.flatMap((container) =>
      hasResources(container) ? (lackOfResources(container, pod, RESOURCES, context) ?? []) : [],
    ),
};
