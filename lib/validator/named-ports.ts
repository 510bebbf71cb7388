import type { Pod } from './pod';
import type { ContainerPort } from './ports';
import { list } from './text';
import type { Tree } from './tree';

/** Whether a port that is written as text is a number: no port may have such a name (IANA_SVC_NAME). */
export function isNumber(port: string): boolean {
  return /^\d{1,5}$/.test(port);
}

/** How to name a port among these, as a repair goes on: `a port of the container: "http" or "metrics"`. */
export function choice(ports: readonly ContainerPort[]): string {
  const names = ports.flatMap(({ name = '' }) => (name === '' ? [] : [name]));
  return names.length === 0 ? 'a port number' : `a port of the container: ${list(names, 'or')}`;
}

function servedPortsByPods(): Map<readonly Pod[], ReadonlySet<string>> {
  return new Map();
}

/** The named ports of pods, as `TCP http`: those that Services find (FindPort of k8s.io/endpointslice). */
export function servedPorts(tree: Tree, pods: readonly Pod[]): ReadonlySet<string> {
  const known = tree.once(servedPortsByPods);
  const ports =
    known.get(pods) ??
    new Set(
      pods
        .flatMap(({ longRunning }) => longRunning)
        .flatMap(({ spec }) => spec.ports ?? [])
        .flatMap(({ name, protocol = 'TCP' }) => (name === undefined ? [] : [`${protocol} ${name}`])),
    );
  known.set(pods, ports);
  return ports;
}
