import { NOT_APPLICABLE, PodCheck, Violation } from '../../check';
import type { Context } from '../../context';
import type { Pod, VolumeSpec } from '../../pod';
import { isPositive } from '../../resources';
import { quote } from '../../text';

/*
 * Every emptyDir must have a size limit.
 * Without one it fills the node's disk, or its memory, and other pods are evicted.
 *
 * volumes[*].emptyDir.sizeLimit: above 0, on disk and in memory; a volume without any source is an emptyDir, too
 *
 * Volumes that no container mounts count: the next one may. Generic ephemeral volumes have the size of their claim.
 * No patch: how much the program needs, the file does not tell.
 */

/** What the API server makes an emptyDir (SetDefaults_Volume). */
function hasNoSource(volume: VolumeSpec): boolean {
  return Object.entries(volume).every(([field, value]) => field === 'name' || value === undefined || value === null);
}

function unsized(pod: Pod, context: Context): Violation[] {
  return (pod.spec.volumes ?? []).flatMap((volume, index) => {
    const emptyDir = volume.emptyDir ?? (hasNoSource(volume) ? {} : undefined);
    return emptyDir === undefined || isPositive(emptyDir.sizeLimit, context)
      ? []
      : [
          {
            path: pod.path('spec', 'volumes', index, 'emptyDir', 'sizeLimit'),
            problem: `volume ${quote(volume.name ?? '')} is an emptyDir ${emptyDir.medium === 'Memory' ? 'in memory ' : ''}without a sizeLimit`,
            repair: 'set emptyDir.sizeLimit',
          },
        ];
  });
}

export const sizedVolumes: PodCheck = {
  id: 'sized-volumes',
  run: (pod, context) => ((pod.spec.volumes ?? []).length === 0 ? NOT_APPLICABLE : unsized(pod, context)),
};
