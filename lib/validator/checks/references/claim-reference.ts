import { NOT_APPLICABLE, PodCheck } from '../../check';
import { mayBeMade } from '../../custom-resources';
import { isMissing } from '../../lookups';
import type { Pod } from '../../pod';
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

export const claimReference: PodCheck = {
  id: 'claim-reference',
  run: (pod, { tree }) => {
    const claims = (pod.spec.volumes ?? []).map((volume) => volume.persistentVolumeClaim?.claimName);
    if (claims.every((claim) => claim === undefined)) {
      return NOT_APPLICABLE;
    }
    return claims.flatMap((claim, index) =>
      claim !== undefined && isClaimMissing(tree, pod, claim)
        ? [
            {
              path: pod.path('spec', 'volumes', index, 'persistentVolumeClaim', 'claimName'),
              problem: `volume ${quote(pod.spec.volumes?.[index]?.name ?? '')} needs PersistentVolumeClaim ${quote(claim)}, which does not exist`,
              repair: 'create the PersistentVolumeClaim',
            },
          ]
        : [],
    );
  },
};
