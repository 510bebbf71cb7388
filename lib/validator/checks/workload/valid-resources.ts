import { NOT_APPLICABLE, PodCheck, Violation } from '../../check';
import type { Context } from '../../context';
import type { Pod } from '../../pod';
import { faultOf, faultOfQuantity } from '../../resource-faults';
import { ResourceHolder, resourceHolders } from '../../resource-holders';
import { Side, valueOf } from '../../resources';
import { quote } from '../../text';

/*
 * Requests must not be above limits, and quantities must be quantities.
 * The API server refuses the pod, or its containers never start.
 *
 * resources.requests and resources.limits of the pod, init and main containers: names that Kubernetes knows or that have
 * a domain; quantities of 0 and more; a request at most its limit; a memory limit of 1Mi and more, since 512m is half a
 * byte. What cannot be shared (hugepages-2Mi, example.com/gpu): whole, limited, and requested as it is limited
 * volumes[*].emptyDir.sizeLimit: a quantity of 0 and more
 */

const SIDES = ['requests', 'limits'] as const;
const NOUNS = { requests: 'request', limits: 'limit' };

function judgeHolder(holder: ResourceHolder, side: Side, context: Context): Violation[] {
  return Object.entries(holder.resources[side] ?? {}).flatMap(([resource, quantity]) => {
    const fault = quantity === undefined ? undefined : faultOf(holder.resources, side, resource, context);
    return fault === undefined
      ? []
      : [
          {
            path: holder.path(side, resource),
            problem: `${holder.title} has a ${NOUNS[side]} of ${quote(String(quantity))} for ${quote(resource)}, ${fault.problem}`,
            repair: fault.repair,
          },
        ];
  });
}

function judgeVolumes(pod: Pod, context: Context): Violation[] {
  return (pod.spec.volumes ?? []).flatMap(({ name = '', emptyDir }, index) => {
    const limit = emptyDir?.sizeLimit;
    const fault = limit === undefined ? undefined : faultOfQuantity(valueOf(limit, context));
    return fault === undefined
      ? []
      : [
          {
            path: pod.path('spec', 'volumes', index, 'emptyDir', 'sizeLimit'),
            problem: `volume ${quote(name)} has a sizeLimit of ${quote(String(limit))}, ${fault.problem}`,
            repair: fault.repair,
          },
        ];
  });
}

export const validResources: PodCheck = {
  id: 'valid-resources',
  run: (pod, context) => {
    const holders = resourceHolders(pod);
    return holders.length === 0 && (pod.spec.volumes ?? []).length === 0
      ? NOT_APPLICABLE
      : [
          ...holders.flatMap((holder) => SIDES.flatMap((side) => judgeHolder(holder, side, context))),
          ...judgeVolumes(pod, context),
        ];
  },
};
