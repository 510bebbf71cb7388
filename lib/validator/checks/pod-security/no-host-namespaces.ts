import type { Violation } from '../../check';
import type { Pod } from '../../pod';
import { podSecurityCheck } from '../../pod-security-check';

/*
 * Pods must not share the network, process or IPC namespace of their node.
 * In them a pod reads the traffic, the environment and the memory of everything on the node, past every NetworkPolicy.
 *
 * spec.hostNetwork, hostPID, hostIPC: absent, false
 */

const NAMESPACES = [
  ['hostNetwork', 'network'],
  ['hostPID', 'process'],
  ['hostIPC', 'IPC'],
] as const;

function sharing(pod: Pod): Violation[] {
  return NAMESPACES.filter(([field]) => pod.spec[field] === true).map(([field, noun]) => ({
    path: pod.path('spec', field),
    problem: `the pod shares the ${noun} namespace of its node`,
    repair: `remove ${field} or set it to false`,
  }));
}

export const noHostNamespaces = podSecurityCheck({
  id: 'no-host-namespaces',
  upstream: 'hostNamespaces',
  level: 'baseline',
  versions: [{ since: 0, run: sharing }],
});
