import { NOT_APPLICABLE, objectCheck, Violation } from '../../check';
import { openPeers, PolicyRule, rulesOf } from '../../policies';
import { isEverybody, rangeOf } from '../../ranges';
import { quote } from '../../text';
import type { Tree } from '../../tree';

/*
 * No ingress rule may be open to every peer.
 * An empty list of peers, and an empty selector of namespaces, mean everybody.
 *
 * spec.ingress[*].from: pods, namespaces by label, ranges of addresses not wider than /8 (IPv6 /7)
 *
 * A policy without rules is closed. No exception is made for web servers and ingress controllers: that they are open is
 * worth a waiver.
 */

const REPAIR = 'name the peers under from; what serves everybody needs a waiver';

function openBlocks(rule: PolicyRule, tree: Tree): readonly Violation[] {
  return rule.peers.flatMap(({ ipBlock }, index) => {
    const range = rangeOf(tree, ipBlock?.cidr);
    return range === undefined || !isEverybody(range)
      ? []
      : [
          {
            path: rule.peerPath(index, 'ipBlock', 'cidr'),
            problem: `ingress rule is open to the addresses ${quote(range.text)}`,
            repair: REPAIR,
          },
        ];
  });
}

export const networkOpenIngress = objectCheck({
  id: 'network-open-ingress',
  kinds: ['networking.k8s.io/NetworkPolicy'],
  run: (policy, { tree }) => {
    const rules = rulesOf(policy, 'ingress');
    return rules.length === 0
      ? NOT_APPLICABLE
      : rules.flatMap((rule) => [
          ...openPeers(rule).map(({ path, whom }) => ({
            path,
            problem: `ingress rule is open to ${whom}`,
            repair: REPAIR,
          })),
          ...openBlocks(rule, tree),
        ]);
  },
});
