import { NOT_APPLICABLE, objectCheck } from '../../check';
import { reachesMetadata } from '../../metadata-service';
import { openPeers, rulesOf } from '../../policies';

/*
 * No egress rule may be open to every peer.
 * An empty list of peers is the whole internet and every pod.
 *
 * spec.egress[*].to: pods, namespaces by label, ranges of addresses
 *
 * How wide a range may be is judged by `network-https` and `network-metadata`.
 */

export const networkOpenEgress = objectCheck({
  id: 'network-open-egress',
  kinds: ['networking.k8s.io/NetworkPolicy'],
  run: (policy) => {
    const rules = rulesOf(policy, 'egress');
    if (rules.length === 0) {
      return NOT_APPLICABLE;
    }
    return rules.flatMap((rule) =>
      openPeers(rule).map(({ path, whom }) => {
        const also =
          rule.peers.length === 0 && reachesMetadata(rule) ? ", the cloud's metadata service among them" : '';
        return { path, problem: `egress rule is open to ${whom}${also}`, repair: 'name the peers under to' };
      }),
    );
  },
});
