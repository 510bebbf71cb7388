import { NOT_APPLICABLE, objectCheck, Violation } from '../../check';
import { coversPort, PolicyRule, rulesOf } from '../../policies';

/*
 * No egress to port 80.
 * What a pod sends must not leave the cluster in clear text.
 *
 * spec.egress[*].ports: every other port; port 80 where all peers are pods
 *
 * A rule without ports is left to `network-open-ports`.
 */

const HTTP_PORT = 80;

function plainPorts(rule: PolicyRule): readonly Violation[] {
  // HTTP between pods is a matter of the mesh, not of what leaves the cluster.
  if (rule.peers.length > 0 && rule.peers.every(({ ipBlock }) => ipBlock === undefined)) {
    return [];
  }
  return rule.ports.flatMap((spec, index) => {
    if (spec.port === undefined || !coversPort(spec, 'TCP', HTTP_PORT)) {
      return [];
    }
    const ports = spec.endPort === undefined ? 'port 80' : `ports ${spec.port} to ${spec.endPort}, 80 among them`;
    return [
      { path: rule.path('ports', index, 'port'), problem: `egress rule allows ${ports}`, repair: 'use port 443' },
    ];
  });
}

export const networkNoHttp = objectCheck({
  id: 'network-no-http',
  kinds: ['networking.k8s.io/NetworkPolicy'],
  run: (policy) => {
    const rules = rulesOf(policy, 'egress');
    return rules.length === 0 ? NOT_APPLICABLE : rules.flatMap(plainPorts);
  },
});
