import { NOT_APPLICABLE, objectCheck, Violation } from '../../check';
import { PolicyRule, PortSpec, rulesOf } from '../../policies';

/*
 * Every rule must name its ports.
 * An empty list of ports, and a protocol alone, mean every port.
 *
 * spec.ingress[*].ports, spec.egress[*].ports: numbers, names, ranges other than 1 to 65535
 *
 * A rule that is open to every peer is left to `network-open-ingress` and `network-open-egress`.
 */

const LAST_PORT = 65535;
const REPAIR = 'list the ports';

function isEvery({ port, endPort }: PortSpec): boolean {
  return port === undefined || (typeof port === 'number' && port <= 1 && endPort !== undefined && endPort >= LAST_PORT);
}

function openPorts(rule: PolicyRule): readonly Violation[] {
  // A rule for every peer is told by network-open-ingress and network-open-egress.
  if (rule.peers.length === 0) {
    return [];
  }
  if (rule.ports.length === 0) {
    return [{ path: rule.path('ports'), problem: `${rule.direction} rule allows every port`, repair: REPAIR }];
  }
  return rule.ports.flatMap((port, index) =>
    isEvery(port)
      ? [
          {
            path: rule.path('ports', index, 'port'),
            problem: `${rule.direction} rule allows every ${port.protocol ?? 'TCP'} port`,
            repair: REPAIR,
          },
        ]
      : [],
  );
}

export const networkOpenPorts = objectCheck({
  id: 'network-open-ports',
  kinds: ['networking.k8s.io/NetworkPolicy'],
  run: (policy) => {
    const rules = [...rulesOf(policy, 'ingress'), ...rulesOf(policy, 'egress')];
    return rules.length === 0 ? NOT_APPLICABLE : rules.flatMap(openPorts);
  },
});
