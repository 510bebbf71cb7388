import type { PatchOperation, Violation } from '../../check';
import type { Container, Pod } from '../../pod';
import { exceptWindows, podSecurityCheck } from '../../pod-security-check';
import { pointer } from '../../text';

/*
 * No process may gain more rights than its parent has, by a set-uid program or by file capabilities.
 * Without no_new_privs one set-uid program in the image makes an unprivileged attacker root.
 *
 * securityContext.allowPrivilegeEscalation of every container: false
 */

/**
 * `false` is the repair even of an explicit `true`: only programs that become root need it. No repair where the API server
 * would refuse `false`: beside what it contradicts, and in Windows pods.
 */
function patchOf(container: Container, pod: Pod): readonly PatchOperation[] | undefined {
  const { privileged, capabilities } = container.spec.securityContext ?? {};
  if (privileged === true || capabilities?.add?.includes('CAP_SYS_ADMIN') === true || pod.isWindows) {
    return undefined;
  }
  const path = container.path('securityContext', 'allowPrivilegeEscalation');
  return [{ op: 'add', path: pointer(path), value: false }];
}

function escalating(pod: Pod): Violation[] {
  return pod.containers
    .filter(({ spec }) => spec.securityContext?.allowPrivilegeEscalation !== false)
    .map((container) => {
      const set = container.spec.securityContext?.allowPrivilegeEscalation !== undefined;
      return {
        path: container.path('securityContext', 'allowPrivilegeEscalation'),
        problem: `${container.title} ${set ? 'allows' : 'does not forbid'} privilege escalation`,
        repair: 'set allowPrivilegeEscalation to false',
        patch: patchOf(container, pod),
      };
    });
}

export const noPrivilegeEscalation = podSecurityCheck({
  id: 'no-privilege-escalation',
  upstream: 'allowPrivilegeEscalation',
  level: 'restricted',
  versions: [
    { since: 8, run: escalating },
    { since: 25, run: exceptWindows(escalating) },
  ],
});
