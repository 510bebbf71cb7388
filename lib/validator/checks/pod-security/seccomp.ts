import type { PatchOperation, Violation } from '../../check';
import type { Pod } from '../../pod';
import { exceptWindows, podSecurityCheck } from '../../pod-security-check';
import { unconfined } from '../../pod-security-rules';
import { pointer } from '../../text';

/*
 * Every container must have a seccomp profile, its own or that of its pod.
 * Most kubelets start containers without one, and most escapes need a system call that the runtime's default refuses.
 *
 * spec.securityContext.seccompProfile.type: RuntimeDefault, Localhost, or absent where all containers set it
 * securityContext.seccompProfile.type of every container: RuntimeDefault, Localhost, or absent where the pod sets it
 *
 * A missing profile has a patch for the whole pod: the runtime's default is made so that common programs do not notice
 * it. `Unconfined` has none: who writes it may have a program that needs it so.
 */

function patchOf(pod: Pod): readonly PatchOperation[] | undefined {
  const path = pointer(pod.path('spec', 'securityContext', 'seccompProfile'));
  // The API server refuses it in Windows pods.
  return pod.isWindows ? undefined : [{ op: 'add', path, value: { type: 'RuntimeDefault' } }];
}

function missing(pod: Pod): Violation[] {
  if (pod.spec.securityContext?.seccompProfile !== undefined) {
    return [];
  }
  return pod.containers
    .filter(({ spec }) => spec.securityContext?.seccompProfile === undefined)
    .map((container) => ({
      path: container.path('securityContext', 'seccompProfile'),
      problem: `${container.title} has no seccomp profile`,
      repair: 'set seccompProfile.type to "RuntimeDefault" in the securityContext of the pod or of the container',
      patch: patchOf(pod),
    }));
}

function unfiltered(pod: Pod): Violation[] {
  return [...unconfined(pod, 'seccompProfile'), ...missing(pod)];
}

export const seccomp = podSecurityCheck({
  id: 'seccomp',
  upstream: 'seccompProfile_restricted',
  level: 'restricted',
  overrides: ['no-unconfined-seccomp'],
  versions: [
    { since: 19, run: unfiltered },
    { since: 25, run: exceptWindows(unfiltered) },
  ],
});
