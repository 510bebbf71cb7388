import { NOT_APPLICABLE, PodCheck, Violation } from '../../check';
import type { Container, Pod, VolumeSpec } from '../../pod';
import { quote } from '../../text';

/*
 * No Secret or projected token may be mounted by subPath.
 * The kubelet never renews such a mount: the program keeps the old secret until its pod is replaced, and a token that has
 * expired.
 *
 * volumeMounts[*].subPath, subPathExpr of every container: absent or empty, where the volume is a Secret, projects a
 * Secret or a token, or comes from the Secrets Store CSI driver
 */

function holdsSecret({ secret, projected, csi }: VolumeSpec): boolean {
  return (
    secret !== undefined ||
    csi?.driver === 'secrets-store.csi.k8s.io' ||
    (projected?.sources ?? []).some((source) => source.secret !== undefined || source.serviceAccountToken !== undefined)
  );
}

function mountsOf(container: Container, volumes: ReadonlySet<string | undefined>): Violation[] {
  return (container.spec.volumeMounts ?? []).flatMap(({ name, subPath, subPathExpr }, index) => {
    const field = subPath ? 'subPath' : 'subPathExpr';
    const path = subPath || subPathExpr;
    return path && volumes.has(name)
      ? [
          {
            path: container.path('volumeMounts', index, field),
            problem: `${container.title} mounts ${field} ${quote(path)} of volume ${quote(name ?? '')}, which then never follows a rotation`,
            repair: 'mount the volume as a directory',
          },
        ]
      : [];
  });
}

export const noSecretSubPath: PodCheck = {
  id: 'no-secret-sub-path',
  run: (pod: Pod) => {
    const volumes = (pod.spec.volumes ?? []).filter(holdsSecret).map(({ name }) => name);
    return volumes.length === 0
      ? NOT_APPLICABLE
      : pod.containers.flatMap((container) => mountsOf(container, new Set(volumes)));
  },
};
