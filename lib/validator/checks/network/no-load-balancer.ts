import { NOT_APPLICABLE, objectCheck, Outcome, Violation } from '../../check';
import { isInternal } from '../../load-balancers';
import { isEverybody, rangeOf } from '../../ranges';
import { quote } from '../../text';
import type { Tree } from '../../tree';

/*
 * No Service may open a load balancer to everybody.
 * It is an address on the internet unless the cloud was told otherwise.
 *
 * spec.type: absent, and all but LoadBalancer
 * spec.loadBalancerSourceRanges, or the older annotation: ranges not wider than /8 (IPv6 /7)
 *
 * Not applicable: a load balancer that an annotation or its class makes internal.
 */

const RANGES_ANNOTATION = 'service.beta.kubernetes.io/load-balancer-source-ranges';

function wideRanges(tree: Tree, ranges: readonly string[]): readonly Violation[] {
  return ranges.flatMap((text, index) => {
    const range = rangeOf(tree, text.trim());
    return range === undefined || !isEverybody(range)
      ? []
      : [
          {
            path: ['spec', 'loadBalancerSourceRanges', index],
            problem: `loadBalancerSourceRanges lets ${quote(text)} in, which is everybody`,
            repair: 'name the ranges of the clients',
          },
        ];
  });
}

export const noLoadBalancer = objectCheck({
  id: 'no-load-balancer',
  kinds: ['/Service'],
  run: (service, { tree }): Outcome => {
    const { spec = {} } = service.body;
    if (spec.type !== 'LoadBalancer' || isInternal(service)) {
      return NOT_APPLICABLE;
    }
    const ranges = spec.loadBalancerSourceRanges ?? [];
    if (ranges.length > 0) {
      return wideRanges(tree, ranges);
    }
    const annotated = service.annotations[RANGES_ANNOTATION] ?? '';
    return annotated !== '' && wideRanges(tree, annotated.split(',')).length === 0
      ? []
      : [
          {
            path: ['spec', 'type'],
            problem: 'type "LoadBalancer" is open to everybody',
            repair: 'use type ClusterIP behind an Ingress, set loadBalancerSourceRanges, or make it internal',
          },
        ];
  },
});
