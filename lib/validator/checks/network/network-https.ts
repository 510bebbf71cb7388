import { LINK_LOCAL, PRIVATE_RANGES } from '../../../hardening';
import { NOT_APPLICABLE, objectCheck, Violation } from '../../check';
import { PolicyRule, rulesOf } from '../../policies';
import { isEverybody, rangeOf, reached } from '../../ranges';
import { list, quote } from '../../text';
import type { Tree } from '../../tree';

/*
 * Egress to everywhere must except private and link-local ranges.
 * Those are other people's services.
 *
 * spec.egress[*].to[*].ipBlock wider than /8 (IPv6 /7): except 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16,
 * 169.254.0.0/16, fc00::/7 and fe80::/10, as far as they lie in it
 *
 * A private range by itself is a peer that is named.
 */

const NOT_PUBLIC = [...PRIVATE_RANGES, ...LINK_LOCAL];

function wideBlocks(rule: PolicyRule, tree: Tree): readonly Violation[] {
  return rule.peers.flatMap(({ ipBlock }, index) => {
    const range = rangeOf(tree, ipBlock?.cidr);
    const open =
      ipBlock === undefined || range === undefined || !isEverybody(range) ? [] : reached(tree, ipBlock, NOT_PUBLIC);
    return range === undefined || open.length === 0
      ? []
      : [
          {
            path: rule.peerPath(index, 'ipBlock', 'except'),
            problem: `egress to ${quote(range.text)} does not except ${list(open)}`,
            repair: 'except them, or name the peers',
          },
        ];
  });
}

export const networkHttps = objectCheck({
  id: 'network-https',
  kinds: ['networking.k8s.io/NetworkPolicy'],
  run: (policy, { tree }) => {
    const rules = rulesOf(policy, 'egress');
    return rules.length === 0 ? NOT_APPLICABLE : rules.flatMap((rule) => wideBlocks(rule, tree));
  },
});
