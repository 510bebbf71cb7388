import type { PodCheck, Violation } from '../../check';
import type { Container, ContainerSpec } from '../../pod';

/*
 * The liveness probe of a container must not be its readiness probe again.
 * Where one slow dependency makes both fail, all replicas are restarted instead of taken out of the Service.
 *
 * livenessProbe of every container: another request, port, command or service than readinessProbe, or one that fails
 * only after a longer time (failureThreshold times periodSeconds)
 *
 * No patch: what shows that a program lives is for the program to say.
 */

type Probe = NonNullable<ContainerSpec['livenessProbe']>;

/** What the API server fills in. */
const REQUEST = { host: '', path: '/', scheme: 'HTTP', httpHeaders: [] };

/** What is probed. */
function targetOf({ httpGet, tcpSocket, exec, grpc }: Probe): string {
  return JSON.stringify([
    httpGet && { ...REQUEST, ...httpGet },
    tcpSocket && { host: '', ...tcpSocket },
    exec,
    grpc && { service: '', ...grpc },
  ]);
}

/** Seconds of failure after which the kubelet acts; 0 counts as absent (SetDefaults_Probe). */
function patience({ failureThreshold, periodSeconds }: Probe): number {
  return (failureThreshold || 3) * (periodSeconds || 10);
}

function judge(container: Container): Violation[] {
  const { livenessProbe, readinessProbe } = container.spec;
  if (
    livenessProbe === undefined ||
    readinessProbe === undefined ||
    patience(livenessProbe) > patience(readinessProbe) ||
    targetOf(livenessProbe) !== targetOf(readinessProbe)
  ) {
    return [];
  }
  return [
    {
      path: container.path('livenessProbe'),
      problem: `${container.title} has a livenessProbe that fails whenever its readinessProbe does`,
      repair: 'give it a path of its own or a higher failureThreshold',
    },
  ];
}

export const distinctProbes: PodCheck = {
  id: 'distinct-probes',
  run: (pod) => pod.containers.flatMap(judge),
};
