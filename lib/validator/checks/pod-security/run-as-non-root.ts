import type { Violation } from '../../check';
import type { Container, Pod } from '../../pod';
import { exceptUserNamespace, podSecurityCheck } from '../../pod-security-check';

/*
 * The kubelet must refuse to start a container as root, unless the pod has a user namespace of its own.
 * Root in the container is root on the node after an escape.
 *
 * spec.securityContext.runAsNonRoot: true, or absent where all containers set it
 * securityContext.runAsNonRoot of every container: true, or absent where the pod sets it
 *
 * No patch: a container whose image runs as root would not start.
 */

const FIELD = 'runAsNonRoot';

function violationOf(container: Container, ofPod: boolean | undefined): Violation[] {
  const own = container.spec.securityContext?.runAsNonRoot;
  const path = container.path('securityContext', FIELD);
  if (own === false) {
    return [{ path, problem: `${container.title} sets runAsNonRoot to false`, repair: 'set runAsNonRoot to true' }];
  }
  // Where the pod sets it to false, that is what is wrong.
  if (own === true || ofPod !== undefined) {
    return [];
  }
  const repair = 'set runAsNonRoot to true in the securityContext of the pod or of the container';
  return [{ path, problem: `${container.title} may run as root`, repair }];
}

function runningAsRoot(pod: Pod): Violation[] {
  const ofPod = pod.spec.securityContext?.runAsNonRoot;
  const whole = {
    path: pod.path('spec', 'securityContext', FIELD),
    problem: 'the pod sets runAsNonRoot to false',
    repair: 'set runAsNonRoot to true',
  };
  return [...(ofPod === false ? [whole] : []), ...pod.containers.flatMap((each) => violationOf(each, ofPod))];
}

export const runAsNonRoot = podSecurityCheck({
  id: 'run-as-non-root',
  upstream: 'runAsNonRoot',
  level: 'restricted',
  versions: [
    { since: 0, run: runningAsRoot },
    { since: 35, run: exceptUserNamespace(runningAsRoot) },
  ],
});
