import { NOT_APPLICABLE, PASS, PodCheck, Violation } from '../../check';
import { named, programs } from '../../identities';
import type { Container, ContainerSpec, Pod } from '../../pod';

/*
 * An AppArmor profile must be set, or SELinux options on nodes that have SELinux instead.
 * On a node without a default, only a profile that is named is loaded.
 *
 * securityContext.appArmorProfile (1.30), seLinuxOptions of the pod, or of every init and main container: set
 * metadata.annotations["container.apparmor.security.beta.kubernetes.io/NAME"]: set, in every version
 *
 * A profile that does not confine is `apparmor`. Windows has neither. No patch: a node with SELinux refuses a pod that
 * names an AppArmor profile.
 */

const ANNOTATION = 'container.apparmor.security.beta.kubernetes.io/';
const FIELD_SINCE = 30;

type Fields = Pick<NonNullable<ContainerSpec['securityContext']>, 'appArmorProfile' | 'seLinuxOptions'>;

function isSet({ appArmorProfile, seLinuxOptions }: Fields, minor: number): boolean {
  return (minor >= FIELD_SINCE && appArmorProfile !== undefined) || Object.keys(seLinuxOptions ?? {}).length > 0;
}

function isConfined(container: Container, pod: Pod, minor: number): boolean {
  return (
    isSet(container.spec.securityContext ?? {}, minor) || (pod.annotations[ANNOTATION + container.name] ?? '') !== ''
  );
}

function violation(pod: Pod, containers: readonly Container[], minor: number): Violation {
  const problem = `neither an AppArmor profile nor SELinux options are set for ${named(containers)}`;
  return minor < FIELD_SINCE
    ? {
        path: pod.path('metadata', 'annotations', ANNOTATION + (containers[0]?.name ?? '')),
        problem,
        repair: `set annotation "${ANNOTATION}NAME" to "runtime/default" for each container`,
      }
    : {
        path: pod.path('spec', 'securityContext', 'appArmorProfile'),
        problem,
        repair: 'set securityContext.appArmorProfile.type: RuntimeDefault',
      };
}

export const apparmorProfile: PodCheck = {
  id: 'apparmor-profile',
  run: (pod, { minor }) => {
    if (pod.isWindows) {
      return NOT_APPLICABLE;
    }
    if (isSet(pod.spec.securityContext ?? {}, minor)) {
      return PASS;
    }
    const bare = programs(pod).filter((container) => !isConfined(container, pod, minor));
    return bare.length === 0 ? PASS : [violation(pod, bare, minor)];
  },
};
