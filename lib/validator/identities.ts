import type { Container, Pod } from './pod';
import { list } from './text';

/** A field of a security context that says as whom a container runs. */
export type IdentityField = 'runAsUser' | 'runAsGroup';

/** What a container runs as: its own value, or its pod's; undefined where the image decides. */
export function identityOf(container: Container, pod: Pod, field: IdentityField): number | undefined {
  return container.spec.securityContext?.[field] ?? pod.spec.securityContext?.[field];
}

/** The containers that run the program: all but the ephemeral ones, which are for debugging. */
export function programs(pod: Pod): readonly Container[] {
  return pod.containers.filter((container) => container.list !== 'ephemeralContainers');
}

/** `container "app"`, `containers "app" and "setup"` */
export function named(containers: readonly Container[]): string {
  return `${containers.length === 1 ? 'container' : 'containers'} ${list(containers.map(({ name }) => name))}`;
}
