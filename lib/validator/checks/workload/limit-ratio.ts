import { NOT_APPLICABLE, PodCheck, Violation } from '../../check';
import type { Context } from '../../context';
import { ResourceHolder, resourceHolders } from '../../resource-holders';
import { valueOf } from '../../resources';
import { quote } from '../../text';

/*
 * The memory limit must be at most 4 times the request.
 * A node whose pods are promised more memory than it has kills some of them, and not always the greedy one.
 *
 * resources.limits.memory of the pod, init and main containers: at most 4 times resources.requests.memory
 *
 * A request or limit that is missing is `resource-limits`. CPU is not judged: who has too little of it is slow, not dead.
 */

const MOST = 4n;

function judge({ title, resources, path }: ResourceHolder, context: Context): Violation[] {
  const request = resources.requests?.memory;
  const limit = resources.limits?.memory;
  if (request === undefined || limit === undefined) {
    return [];
  }
  const requested = valueOf(request, context) ?? 0n;
  return requested <= 0n || (valueOf(limit, context) ?? 0n) <= requested * MOST
    ? []
    : [
        {
          path: path('limits', 'memory'),
          problem: `${title} limits memory to ${quote(String(limit))}, more than ${MOST} times its request of ${quote(String(request))}`,
          repair: `raise the request, or lower the limit, to at most ${MOST} times the request`,
        },
      ];
}

export const limitRatio: PodCheck = {
  id: 'limit-ratio',
  run: (pod, context) => {
    const holders = resourceHolders(pod);
    return holders.length === 0 ? NOT_APPLICABLE : holders.flatMap((holder) => judge(holder, context));
  },
};
