import { NOT_APPLICABLE, Outcome, PASS, PodCheck } from '../../check';
import type { Container, Pod, VolumeSpec } from '../../pod';
import { list } from '../../text';

/*
 * A pod that mounts persistent volumes as an unprivileged user must set fsGroup.
 * A new volume belongs to root: the program can write it only by a group that it shares, or as root.
 *
 * spec.securityContext.fsGroup: set, where an init or main container that is known to run as another user than root
 * (runAsUser above 0, runAsNonRoot, also of the pod) mounts a persistentVolumeClaim, an ephemeral volume or a volume of a
 * volumeClaimTemplate to write
 *
 * Windows has no such setting. No patch: which group, only the image tells.
 */

/** Whether a volume outlives its container and may be written. */
function isPersistent({ persistentVolumeClaim, ephemeral }: VolumeSpec): boolean {
  const claimed = persistentVolumeClaim !== undefined && persistentVolumeClaim.readOnly !== true;
  return claimed || (ephemeral ?? undefined) !== undefined;
}

function persistentVolumes(pod: Pod): ReadonlySet<string> {
  const volumes = (pod.spec.volumes ?? []).filter(isPersistent).map(({ name = '' }) => name);
  const templates = pod.owner.is('apps/StatefulSet') ? (pod.owner.body.spec?.volumeClaimTemplates ?? []) : [];
  return new Set([...volumes, ...templates.map(({ metadata }) => metadata?.name ?? '')]);
}

function isUnprivileged(container: Container, pod: Pod): boolean {
  const own = container.spec.securityContext ?? {};
  const whole = pod.spec.securityContext ?? {};
  const user = own.runAsUser ?? whole.runAsUser;
  return user === undefined ? (own.runAsNonRoot ?? whole.runAsNonRoot) === true : user > 0;
}

/** The names of the persistent volumes that an unprivileged container writes, each once. */
function writtenVolumes(pod: Pod): readonly string[] {
  const persistent = persistentVolumes(pod);
  if (persistent.size === 0) {
    return [];
  }
  const names = pod.containers
    .filter((container) => container.list !== 'ephemeralContainers' && isUnprivileged(container, pod))
    .flatMap(({ spec }) => spec.volumeMounts ?? [])
    .filter(({ name = '', readOnly }) => readOnly !== true && persistent.has(name))
    .map(({ name = '' }) => name);
  return [...new Set(names)];
}

function judge(pod: Pod): Outcome {
  const written = pod.isWindows ? [] : writtenVolumes(pod);
  if (written.length === 0) {
    return NOT_APPLICABLE;
  }
  return pod.spec.securityContext?.fsGroup !== undefined
    ? PASS
    : [
        {
          path: pod.path('spec', 'securityContext', 'fsGroup'),
          problem: `an unprivileged user of the pod writes ${written.length === 1 ? 'volume' : 'volumes'} ${list(written)}, and no fsGroup is set`,
          repair: 'set securityContext.fsGroup to the group of the program',
        },
      ];
}

export const fsGroup: PodCheck = { id: 'fs-group', run: judge };
