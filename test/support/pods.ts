import { Manifest, podSpec } from './manifests';

/** The pod templates of all Deployments, in their order: for proofs over two sets. */
export function templates(set: readonly Manifest[]): Manifest[] {
  return set.filter(({ kind }) => kind === 'Deployment').map(({ spec }) => spec.template);
}

/** All containers of a PodSpec: init containers count like the others. */
export function containers({ initContainers = [], containers: ordinary }: Manifest): Manifest[] {
  return [...initContainers, ...ordinary];
}

/** What each container of the one Deployment has; 'absent' where it has nothing. */
export function inContainers(set: readonly Manifest[], read: (container: Manifest) => Manifest): Manifest[] {
  return containers(podSpec(set)).map((each) => read(each) ?? 'absent');
}

/** One field of the security context of each container of the one Deployment. */
export function contexts(set: readonly Manifest[], field: string): Manifest[] {
  return inContainers(set, ({ securityContext }) => securityContext?.[field]);
}

/** Adds an init container that has just this, beside name and image. */
export function addInit(set: readonly Manifest[], fields: Manifest = {}): void {
  podSpec(set).initContainers = [{ name: 'init', image: 'registry.example.com/init:1', ...fields }];
}
