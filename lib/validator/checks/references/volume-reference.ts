import { NOT_APPLICABLE, PodCheck, Violation } from '../../check';
import type { Container, Pod } from '../../pod';
import { quote } from '../../text';
import { isCustomController, isFragment } from '../../workloads';

/*
 * The mounts of a container must name volumes of the pod.
 * The API server refuses the pod otherwise.
 *
 * volumeMounts[*].name, volumeDevices[*].name of every container: a volume of the pod, or a claim template of its
 * StatefulSet
 *
 * Not judged: custom resources whose operator may add volumes of its own; what is but a part of a pod, as in a patch of
 * Kustomize.
 *
 * No patch: which volume is meant, only people know.
 */

const FIELDS = ['volumeMounts', 'volumeDevices'] as const;

/** The names of claim templates, which also custom resources have in this place. */
function claimTemplates({ owner }: Pod): (string | undefined)[] {
  if (owner.is('apps/StatefulSet')) {
    return (owner.body.spec?.volumeClaimTemplates ?? []).map(({ metadata }) => metadata?.name);
  }
  const templates = (owner.raw.spec as { readonly volumeClaimTemplates?: unknown } | undefined)?.volumeClaimTemplates;
  return Array.isArray(templates)
    ? templates.map((template: { readonly metadata?: { readonly name?: string } } | null) => template?.metadata?.name)
    : [];
}

function judge(container: Container, volumes: readonly (string | undefined)[]): Violation[] {
  return FIELDS.flatMap((field) =>
    (container.spec[field] ?? []).flatMap(({ name = '' }, index) =>
      volumes.includes(name)
        ? []
        : [
            {
              path: container.path(field, index, 'name'),
              problem: `${container.title} mounts volume ${quote(name)}, which the pod does not have`,
              repair: 'add the volume or remove the mount',
            },
          ],
    ),
  );
}

export const volumeReference: PodCheck = {
  id: 'volume-reference',
  run: (pod) => {
    if (isFragment(pod) || (pod.owner.kindName === '*' && !isCustomController(pod.owner))) {
      return NOT_APPLICABLE;
    }
    const volumes = [...(pod.spec.volumes ?? []).map(({ name }) => name), ...claimTemplates(pod)];
    return pod.containers.flatMap((container) => judge(container, volumes));
  },
};
