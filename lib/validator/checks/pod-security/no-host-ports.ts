import type { Violation } from '../../check';
import type { Container, Pod } from '../../pod';
import { podSecurityCheck } from '../../pod-security-check';

/*
 * Containers must not take a port of their node.
 * It is open to all who reach the node, past Services and NetworkPolicies, and shuts out every other pod that wants it.
 *
 * ports[*].hostPort of every container: absent, 0. With hostNetwork, the API server sets it to containerPort; that is told
 * by no-host-namespaces, in the field that somebody wrote.
 *
 * No patch: clients outside the cluster may use the port.
 */

function portsOf(container: Container): Violation[] {
  return (container.spec.ports ?? []).flatMap(({ hostPort = 0 }, index) =>
    hostPort === 0
      ? []
      : [
          {
            path: container.path('ports', index, 'hostPort'),
            problem: `${container.title} uses hostPort ${hostPort}`,
            repair: 'remove hostPort or set it to 0',
          },
        ],
  );
}

export const noHostPorts = podSecurityCheck({
  id: 'no-host-ports',
  upstream: 'hostPorts',
  level: 'baseline',
  versions: [{ since: 0, run: (pod: Pod) => pod.containers.flatMap(portsOf) }],
});
