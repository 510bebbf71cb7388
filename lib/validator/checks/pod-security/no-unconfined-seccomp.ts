import type { Violation } from '../../check';
import type { Pod } from '../../pod';
import { podSecurityCheck } from '../../pod-security-check';
import { unconfined } from '../../pod-security-rules';
import { quote } from '../../text';

/*
 * No pod and no container may switch seccomp off.
 * Most escapes from containers need a system call that the default profile of the runtime refuses.
 *
 * Since 1.19, securityContext.seccompProfile.type of the pod and every container: absent, RuntimeDefault, Localhost
 * Before, these annotations: absent, runtime/default, docker/default, localhost/*
 *   metadata.annotations["seccomp.security.alpha.kubernetes.io/pod"]
 *   metadata.annotations["container.seccomp.security.alpha.kubernetes.io/CONTAINER"]
 *
 * No patch: who switches it off may have a program that needs it so.
 */

type Fields = { readonly [field: string | number]: unknown };

const POD_ANNOTATION = 'seccomp.security.alpha.kubernetes.io/pod';
const CONTAINER_ANNOTATION = 'container.seccomp.security.alpha.kubernetes.io/';
const LOCALHOST = 'localhost/';
const ALLOWED = ['docker/default', 'runtime/default'];

/** Whether the file has the annotation as null, which the API server reads as an empty text. */
function isNull(pod: Pod, key: string): boolean {
  const path = pod.path('metadata', 'annotations', key);
  return path.reduce<unknown>((parent, field) => (parent as Fields | undefined)?.[field], pod.owner.raw) === null;
}

/** Other than with AppArmor, annotations of containers that do not exist count for nothing, and empty ones are wrong. */
function annotated(pod: Pod): Violation[] {
  const keys = [POD_ANNOTATION, ...pod.containers.map(({ name }) => `${CONTAINER_ANNOTATION}${name}`)];
  return [...new Set(keys)].flatMap((key) => {
    const profile = pod.annotations[key] ?? (isNull(pod, key) ? '' : undefined);
    return profile === undefined || ALLOWED.includes(profile) || profile.startsWith(LOCALHOST)
      ? []
      : [
          {
            path: pod.path('metadata', 'annotations', key),
            problem: `an annotation sets the seccomp profile to ${quote(profile)}`,
            repair: 'remove the annotation or set it to "runtime/default"',
          },
        ];
  });
}

export const noUnconfinedSeccomp = podSecurityCheck({
  id: 'no-unconfined-seccomp',
  upstream: 'seccompProfile_baseline',
  level: 'baseline',
  versions: [
    { since: 0, run: annotated },
    { since: 19, run: (pod) => unconfined(pod, 'seccompProfile') },
  ],
});
