import { METADATA_ADDRESSES } from '../../../hardening';
import { NOT_APPLICABLE, objectCheck, Violation } from '../../check';
import { reachesMetadata } from '../../metadata-service';
import { PeerSpec, PolicyRule, rulesOf } from '../../policies';
import { covers, rangeOf, reached } from '../../ranges';
import { list, quote } from '../../text';
import type { Tree } from '../../tree';

/*
 * No egress rule may reach the metadata addresses of clouds.
 * The metadata service hands out the node's credentials.
 *
 * spec.egress[*].to[*].ipBlock, on ports at which such a service answers: ranges without the addresses, or that except
 * them
 *
 * DNS (port 53) at the same addresses is allowed. A rule without peers is left to `network-open-egress`, a pod without
 * an egress policy to `network-policy`. No patch: a pod that uses the identity of its cloud would lose it.
 */

const MAX_NAMED = 3;

/** In the order of METADATA_ADDRESSES, the most widespread first: sorted, those would be the ones that are cut off. */
function named(addresses: readonly string[]): string {
  const first = addresses.slice(0, MAX_NAMED).map(quote);
  const more = addresses.length - first.length;
  if (more > 0) {
    return `${first.join(', ')} and ${more} more`;
  }
  const last = first.pop() ?? '';
  return first.length > 0 ? `${first.join(', ')} and ${last}` : last;
}

function opened(
  rule: PolicyRule,
  index: number,
  block: NonNullable<PeerSpec['ipBlock']>,
  tree: Tree,
): readonly Violation[] {
  const range = rangeOf(tree, block.cidr);
  const around = range && METADATA_ADDRESSES.find((address) => covers(rangeOf(tree, address)!, range));
  if (around !== undefined) {
    return [
      {
        path: rule.peerPath(index, 'ipBlock', 'cidr'),
        problem: `egress rule allows the metadata address ${quote(block.cidr ?? '')}`,
        repair: "remove it, and use the cloud's workload identity for the pod",
      },
    ];
  }
  const addresses = reached(tree, block, METADATA_ADDRESSES);
  const noun = addresses.length === 1 ? 'the metadata address' : 'the metadata addresses';
  return addresses.length === 0
    ? []
    : [
        {
          path: rule.peerPath(index, 'ipBlock', 'except'),
          problem: `egress to ${quote(block.cidr ?? '')} does not except ${noun} ${named(addresses)}`,
          repair: `add ${list(addresses)} under except`,
        },
      ];
}

export const networkMetadata = objectCheck({
  id: 'network-metadata',
  kinds: ['networking.k8s.io/NetworkPolicy'],
  run: (policy, { tree }) => {
    const rules = rulesOf(policy, 'egress');
    if (rules.length === 0) {
      return NOT_APPLICABLE;
    }
    return rules
      .filter(reachesMetadata)
      .flatMap((rule) =>
        rule.peers.flatMap(({ ipBlock }, index) => (ipBlock ? opened(rule, index, ipBlock, tree) : [])),
      );
  },
});
