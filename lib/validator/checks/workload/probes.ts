import { NOT_APPLICABLE, PodCheck, Violation } from '../../check';
import type { Container, ContainerSpec } from '../../pod';
import { isFragment, isLongRunning } from '../../workloads';

/*
 * A container that runs for long must have a liveness and a readiness probe.
 * A hung program is then restarted, and one that is not ready gets no traffic.
 *
 * containers[*].livenessProbe, readinessProbe: any handler (httpGet, tcpSocket, exec, grpc)
 *
 * Judged are main containers of pods that run until they are told to stop. Init containers that run beside them may
 * have probes, but are often helpers that nobody calls. Jobs end by themselves. A patch of
 * Kustomize holds a part of a container only.
 *
 * No patch: what to probe is for the program to say.
 */

type Probe = ContainerSpec['livenessProbe'];

/** A probe without a handler probes nothing, and the API server refuses it. */
function isProbe(probe: Probe): boolean {
  return (probe?.httpGet ?? probe?.tcpSocket ?? probe?.exec ?? probe?.grpc) !== undefined;
}

function judge(container: Container): Violation[] {
  const missing = (['livenessProbe', 'readinessProbe'] as const).filter((field) => !isProbe(container.spec[field]));
  const [first] = missing;
  return first === undefined
    ? []
    : [
        {
          path: container.path(first),
          problem: `${container.title} has no ${missing.join(' and no ')}`,
          repair: `add ${missing.join(' and ')}`,
        },
      ];
}

export const probes: PodCheck = {
  id: 'probes',
  run: (pod) =>
    isLongRunning(pod) && !isFragment(pod)
      ? pod.containers.filter(({ list }) => list === 'containers').flatMap(judge)
      : NOT_APPLICABLE,
};
