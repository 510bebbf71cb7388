import { NOT_APPLICABLE, PodCheck, Violation } from '../../check';
import { mayBeMade } from '../../custom-resources';
import { isMissing } from '../../lookups';
import type { Pod, VolumeSpec } from '../../pod';
import { quote } from '../../text';
import type { Tree } from '../../tree';

/*
 * The claims that a pod mounts must exist.
 * The pod waits for ever else.
 *
 * volumes[*].persistentVolumeClaim.claimName: a PersistentVolumeClaim of the tree, or one that a StatefulSet of the
 * tree makes (TEMPLATE-STATEFULSET-NUMBER)
 *
 * Reported only where the tree holds other claims in that namespace, and no custom resource names it.
 *
 * No patch: how large it is to be, only people know.
 */

/** Names of the claims of StatefulSets, by namespace, without the number. */
function templated(tree: Tree): ReadonlySet<string> {
  return new Set(
    tree
      .all('apps/StatefulSet')
      .flatMap(({ namespace, name, body }) =>
        (body.spec?.volumeClaimTemplates ?? []).map(({ metadata }) => `${namespace}\n${metadata?.name ?? ''}-${name}`),
      ),
  );
}

function isClaimMissing(tree: Tree, { namespace }: Pod, claim: string): boolean {
  return (
    isMissing(tree, '/PersistentVolumeClaim', namespace, claim) &&
    !tree.once(templated).has(`${namespace}\n${claim.replace(/-\d{1,9}$/, '')}`) &&
    !mayBeMade(tree, namespace, claim)
  );
}

function judge(tree: Tree, pod: Pod, { name = '', persistentVolumeClaim }: VolumeSpec, index: number): Violation[] {
  const { claimName } = persistentVolumeClaim ?? {};
  if (claimName === undefined || !isClaimMissing(tree, pod, claimName)) {
    return [];
  }
  return [
    {
      path: pod.path('spec', 'volumes', index, 'persistentVolumeClaim', 'claimName'),
      problem: `volume ${quote(name)} needs PersistentVolumeClaim ${quote(claimName)}, which does not exist`,
      repair: 'create the PersistentVolumeClaim',
    },
  ];
}

export const claimReference: PodCheck = {
  id: 'claim-reference',
  run: (pod, { tree }) => {
    const { volumes = [] } = pod.spec;
    return volumes.some(({ persistentVolumeClaim }) => persistentVolumeClaim !== undefined)
      ? volumes.flatMap((volume, index) => judge(tree, pod, volume, index))
      : NOT_APPLICABLE;
  },
};
