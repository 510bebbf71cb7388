import type { Pod } from './pod';
import { hasResources, Resources } from './resources';
import type { Path } from './shape';

/** What has requests and limits: a pod, or one of its containers. */
export interface ResourceHolder {
  /** `the pod`, `container "app"` */
  readonly title: string;
  readonly resources: Resources;
  /** The path of a field of the resources. */
  readonly path: (...fields: Path) => Path;
}

/** The pod and the containers that have requests or limits. */
export function resourceHolders(pod: Pod): readonly ResourceHolder[] {
  const holders: ResourceHolder[] = [];
  if (pod.spec.resources !== undefined) {
    const path = (...fields: Path): Path => pod.path('spec', 'resources', ...fields);
    holders.push({ title: 'the pod', resources: pod.spec.resources, path });
  }
  for (const container of pod.containers) {
    const { resources } = container.spec;
    if (resources !== undefined && hasResources(container)) {
      const path = (...fields: Path): Path => container.path('resources', ...fields);
      holders.push({ title: container.title, resources, path });
    }
  }
  return holders;
}
