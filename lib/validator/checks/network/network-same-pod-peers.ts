import { NOT_APPLICABLE, objectCheck, Violation } from '../../check';
import { DIRECTIONS, isEmpty, PeerSpec, podsSelected, PolicyRule, rulesOf } from '../../policies';
import type { Of } from '../../shape';
import { SELECTOR } from '../../shapes/meta';
import type { Tree } from '../../tree';

/*
 * Peers that belong together must stand in one list item.
 * Two items mean "or": the selector of the namespace alone allows all of its pods.
 *
 * from[*], to[*]: podSelector and namespaceSelector in one item, or two items that can both be meant
 *
 * Told only where they cannot: the items are neighbours, and the podSelector matches no pod of the policy's own
 * namespace. That is certain of the cluster's DNS pods, and else where the tree has the Namespace and its pods.
 */

/** Values of the label `k8s-app` of pods that are in kube-system on every cluster. */
const DNS_PODS = ['coredns', 'kube-dns', 'node-local-dns'];

function isNamespacesAlone({ namespaceSelector, podSelector }: PeerSpec): boolean {
  // An empty one is told by network-open-ingress and network-open-egress.
  return namespaceSelector !== undefined && podSelector === undefined && !isEmpty(namespaceSelector);
}

/** Whether no pod of the policy's own namespace can be meant. */
function isElsewhere(tree: Tree, namespace: string, selector: Of<typeof SELECTOR>): boolean {
  const app = selector.matchLabels?.['k8s-app'];
  if (app !== undefined && DNS_PODS.includes(app)) {
    return namespace !== 'kube-system';
  }
  return (
    tree.find('/Namespace', '', namespace) !== undefined &&
    tree.pods(namespace).length > 0 &&
    podsSelected(tree, namespace, selector).length === 0
  );
}

function torn(rule: PolicyRule, namespace: string, tree: Tree): readonly Violation[] {
  return rule.peers.flatMap(({ namespaceSelector, podSelector = {}, ipBlock }, index) => {
    const neighbours = [rule.peers[index - 1], rule.peers[index + 1]];
    const torn =
      namespaceSelector === undefined &&
      ipBlock === undefined &&
      neighbours.some((peer) => peer !== undefined && isNamespacesAlone(peer)) &&
      !isEmpty(podSelector) &&
      isElsewhere(tree, namespace, podSelector);
    return torn
      ? [
          {
            path: rule.peerPath(index, 'podSelector'),
            problem:
              `podSelector stands in a list item of its own and matches no pod of this namespace, ` +
              `while the namespaceSelector beside it allows every pod there`,
            repair: 'put podSelector and namespaceSelector into one item',
          },
        ]
      : [];
  });
}

export const networkSamePodPeers = objectCheck({
  id: 'network-same-pod-peers',
  kinds: ['networking.k8s.io/NetworkPolicy'],
  run: (policy, { tree }) => {
    const rules = DIRECTIONS.flatMap((direction) => rulesOf(policy, direction));
    return rules.length === 0 ? NOT_APPLICABLE : rules.flatMap((rule) => torn(rule, policy.namespace, tree));
  },
});
