import type { Violation } from '../../check';
import type { Pod, VolumeSpec } from '../../pod';
import { podSecurityCheck } from '../../pod-security-check';
import { list, quote } from '../../text';

/*
 * Volumes must be of the types that any user of the cluster may be trusted with.
 * The others mount a path of the node, or storage whose address and credentials the author of the pod chooses.
 *
 * spec.volumes[*]: a field of ALLOWED. That there is no second one is for the API server to say; where there is none at
 * all, it makes the volume an emptyDir before it judges the pod.
 */

const ALLOWED = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

const RESTRICTED = [
  'awsElasticBlockStore',
  'azureDisk',
  'azureFile',
  'cephfs',
  'cinder',
  'fc',
  'flexVolume',
  'flocker',
  'gcePersistentDisk',
  'gitRepo',
  'glusterfs',
  'hostPath',
  'iscsi',
  'nfs',
  'photonPersistentDisk',
  'portworxVolume',
  'quobyte',
  'rbd',
  'scaleIO',
  'storageos',
  'vsphereVolume',
];

/** Of most types only the presence is read: they have no shape. */
function isSet(volume: VolumeSpec, type: string): boolean {
  const source = (volume as { readonly [field: string]: unknown })[type];
  return source !== undefined && source !== null;
}

function restricted(pod: Pod): Violation[] {
  return (pod.spec.volumes ?? []).flatMap((volume, index) => {
    const has = (type: string): boolean => isSet(volume, type);
    const type = RESTRICTED.find(has);
    return type === undefined || ALLOWED.some(has)
      ? []
      : [
          {
            path: pod.path('spec', 'volumes', index, type),
            problem: `volume ${quote(volume.name ?? '')} is of type ${quote(type)}`,
            repair: `use ${list(ALLOWED, 'or')}`,
          },
        ];
  });
}

export const volumeTypes = podSecurityCheck({
  id: 'volume-types',
  upstream: 'restrictedVolumes',
  level: 'restricted',
  overrides: ['no-host-path'],
  versions: [{ since: 0, run: restricted }],
});
