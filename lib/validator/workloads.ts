import type { KindName, Manifest } from './manifest';
import type { Pod } from './pod';

/** Kinds of Kubernetes whose pods run until they are told to stop. */
const CONTROLLERS: readonly KindName[] = [
  '/ReplicationController',
  'apps/DaemonSet',
  'apps/Deployment',
  'apps/ReplicaSet',
  'apps/StatefulSet',
];

/** Custom resources whose pod template means what that of a Deployment or StatefulSet does. */
const CUSTOM_CONTROLLERS: readonly string[] = [
  'apps.kruise.io/CloneSet',
  'apps.kruise.io/DaemonSet',
  'apps.kruise.io/StatefulSet',
  'apps.openshift.io/DeploymentConfig',
  'argoproj.io/Rollout',
];

/** Whether it is a custom resource of which it is known that its pods are those of a Deployment or StatefulSet. */
export function isCustomController({ group, kind }: Manifest): boolean {
  return CUSTOM_CONTROLLERS.includes(`${group}/${kind}`);
}

/** Whether the containers of a pod run until they are told to stop. Of unknown custom resources nobody can say. */
export function isLongRunning({ owner, spec }: Pod): boolean {
  if (owner.kindName === '/Pod') {
    return (spec.restartPolicy ?? 'Always') === 'Always';
  }
  return CONTROLLERS.includes(owner.kindName) || (owner.kindName === '*' && isCustomController(owner));
}

/** Whether another object made this one, as in a dump of a cluster: that other one is to be judged. */
export function hasOwner({ metadata }: Manifest): boolean {
  return (metadata.ownerReferences ?? []).length > 0;
}

/**
 * Whether a pod template is but a part of one, as in a patch of Kustomize: a container has no image, or there is no
 * container. What is missing in it stands elsewhere.
 */
export function isFragment({ spec }: Pod): boolean {
  const { containers = [] } = spec;
  return containers.length === 0 || containers.some(({ image = '' }) => image === '');
}
