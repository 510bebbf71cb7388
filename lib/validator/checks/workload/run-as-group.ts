import { NOT_APPLICABLE, PodCheck, Violation } from '../../check';
import { identityOf, named, programs } from '../../identities';
import type { Pod } from '../../pod';
import type { Path } from '../../shape';

/*
 * No container may run in group 0.
 * Files that belong to root are often writable by its group.
 *
 * securityContext.runAsGroup of the pod and every container: not 0; set for init and main containers whose runAsUser is
 * set and above 0, since a user whom the image does not know runs in group 0
 * spec.securityContext.fsGroup, supplementalGroups[*]: not 0
 *
 * Where no runAsUser is set, the image decides on both, and is not judged. Windows has no such ids. No patch: which group,
 * only the image tells.
 */

const REPAIR = 'set it to a number above 0';

function violation(path: Path, problem: string): Violation {
  return { path, problem, repair: REPAIR };
}

function groupsOfPod(pod: Pod): Violation[] {
  const { runAsGroup, fsGroup, supplementalGroups = [] } = pod.spec.securityContext ?? {};
  const path = (...fields: Path): Path => pod.path('spec', 'securityContext', ...fields);
  return [
    ...(runAsGroup === 0 ? [violation(path('runAsGroup'), 'the pod sets runAsGroup to 0')] : []),
    ...(fsGroup === 0 ? [violation(path('fsGroup'), 'the pod sets fsGroup to 0')] : []),
    ...supplementalGroups.flatMap((group, index) =>
      group === 0 ? [violation(path('supplementalGroups', index), 'the pod has supplemental group 0')] : [],
    ),
  ];
}

function groupsOfContainers(pod: Pod): Violation[] {
  return pod.containers.flatMap((container) =>
    container.spec.securityContext?.runAsGroup === 0
      ? [violation(container.path('securityContext', 'runAsGroup'), `${container.title} sets runAsGroup to 0`)]
      : [],
  );
}

/** Containers to which a user is given, and no group. */
function withoutGroup(pod: Pod): Violation[] {
  const found = programs(pod).filter(
    (container) =>
      (identityOf(container, pod, 'runAsUser') ?? 0) > 0 && identityOf(container, pod, 'runAsGroup') === undefined,
  );
  return found.length === 0
    ? []
    : [
        violation(
          pod.path('spec', 'securityContext', 'runAsGroup'),
          `runAsUser and no runAsGroup is set for ${named(found)}, whose group is 0 unless the image knows the user`,
        ),
      ];
}

export const runAsGroup: PodCheck = {
  id: 'run-as-group',
  run: (pod) =>
    pod.isWindows ? NOT_APPLICABLE : [...groupsOfPod(pod), ...groupsOfContainers(pod), ...withoutGroup(pod)],
};
