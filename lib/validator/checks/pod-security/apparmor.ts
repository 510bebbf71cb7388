import type { Violation } from '../../check';
import type { Pod } from '../../pod';
import { podSecurityCheck } from '../../pod-security-check';
import { unconfined } from '../../pod-security-rules';
import { quote } from '../../text';

/*
 * No pod and no container may switch AppArmor off or name a profile of unknown origin.
 * The default profile of the runtime keeps a process that has become root from the mounts and kernel files of its node.
 *
 * securityContext.appArmorProfile.type of the pod and every container: absent, RuntimeDefault, Localhost
 * metadata.annotations["container.apparmor.security.beta.kubernetes.io/*"]: absent, empty, runtime/default, localhost/*
 */

const ANNOTATION = 'container.apparmor.security.beta.kubernetes.io/';
const LOCALHOST = 'localhost/';
const ALLOWED = ['', 'runtime/default'];

function annotated(pod: Pod): Violation[] {
  return Object.entries(pod.annotations).flatMap(([key, profile = '']) =>
    !key.startsWith(ANNOTATION) || ALLOWED.includes(profile) || profile.startsWith(LOCALHOST)
      ? []
      : [
          {
            path: pod.path('metadata', 'annotations', key),
            problem: `an annotation sets the AppArmor profile of container ${quote(key.slice(ANNOTATION.length))} to ${quote(profile)}`,
            repair: 'remove the annotation or set it to "runtime/default"',
          },
        ],
  );
}

export const apparmor = podSecurityCheck({
  id: 'apparmor',
  upstream: 'appArmorProfile',
  level: 'baseline',
  versions: [{ since: 0, run: (pod) => [...unconfined(pod, 'appArmorProfile'), ...annotated(pod)] }],
});
