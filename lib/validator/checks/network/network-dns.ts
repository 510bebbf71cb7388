import { NOT_APPLICABLE, objectCheck, Violation } from '../../check';
import { coversPort, isEmpty, isolates, NetworkPolicy, PolicyRule, podSelectorOf, rulesOf } from '../../policies';
import { isEverybody, rangeOf } from '../../ranges';
import { quote } from '../../text';
import type { Tree } from '../../tree';

/*
 * A rule for DNS must allow UDP and TCP 53, to the cluster's DNS pods.
 * Truncated answers need TCP; any other resolver is a way out.
 *
 * spec.egress[*] that lists port 53: both protocols, by any rules of the policy or by a policy for all pods of the
 * namespace; to peers that are named, such as the address of a DNS cache on the node
 *
 * A rule without peers is left to `network-open-egress`. That a policy allows no DNS is no fault: its pods may use
 * addresses.
 */

const DNS_PORT = 53;
const PROTOCOLS = ['TCP', 'UDP'] as const;

/** The protocols by which a policy allows port 53, to whomever. */
function allowed(policy: NetworkPolicy): readonly string[] {
  const rules = isolates(policy, 'egress') ? rulesOf(policy, 'egress') : [];
  return PROTOCOLS.filter((protocol) =>
    rules.some(({ ports }) => ports.length === 0 || ports.some((port) => coversPort(port, protocol, DNS_PORT))),
  );
}

/** What policies for all pods of a namespace add to what a policy of its own allows a pod. */
function allowedToAll(tree: Tree): ReadonlySet<string> {
  const general = tree.all('networking.k8s.io/NetworkPolicy').filter((policy) => isEmpty(podSelectorOf(policy)));
  return new Set(general.flatMap((policy) => allowed(policy).map((protocol) => `${policy.namespace}\n${protocol}`)));
}

function missing(policy: NetworkPolicy, rule: PolicyRule, tree: Tree): readonly Violation[] {
  const own = allowed(policy);
  const lacking = PROTOCOLS.find(
    (protocol) => !own.includes(protocol) && !tree.once(allowedToAll).has(`${policy.namespace}\n${protocol}`),
  );
  return lacking === undefined
    ? []
    : [
        {
          path: rule.path('ports'),
          problem: `rule for DNS does not allow ${lacking} 53`,
          repair: 'allow both UDP and TCP 53',
        },
      ];
}

function anyResolver(rule: PolicyRule, tree: Tree): readonly Violation[] {
  return rule.peers.flatMap(({ ipBlock }, index) => {
    const range = rangeOf(tree, ipBlock?.cidr);
    return range === undefined || !isEverybody(range)
      ? []
      : [
          {
            path: rule.peerPath(index, 'ipBlock', 'cidr'),
            problem: `rule for DNS reaches any resolver in ${quote(range.text)}`,
            repair: 'allow DNS to namespace kube-system and pods k8s-app: kube-dns',
          },
        ];
  });
}

export const networkDns = objectCheck({
  id: 'network-dns',
  kinds: ['networking.k8s.io/NetworkPolicy'],
  run: (policy, { tree }) => {
    const rules = rulesOf(policy, 'egress').filter(({ ports }) => ports.some(({ port }) => port === DNS_PORT));
    const [first] = rules;
    return first === undefined || !isolates(policy, 'egress')
      ? NOT_APPLICABLE
      : [...missing(policy, first, tree), ...rules.flatMap((rule) => anyResolver(rule, tree))];
  },
});
