import { NOT_APPLICABLE, PodCheck, Violation } from '../../check';
import { IdentityField, named, programs } from '../../identities';
import type { Container, Pod } from '../../pod';

/*
 * Containers must run as a user and group above 10000.
 * An id of the node's own accounts gains their files after an escape.
 *
 * securityContext.runAsUser, runAsGroup of every container, or of the pod for those that do not set it: above 10000
 *
 * Absent is not enough: the image then decides. An ephemeral container is judged by what it sets itself. Windows has no
 * such ids. No patch: files of the image may belong to its own user.
 */

const FIELDS = ['runAsUser', 'runAsGroup'] as const;
const LAST_LOW = 10_000;

function judgeContainer(container: Container, field: IdentityField): Violation[] {
  const id = container.spec.securityContext?.[field];
  return id === undefined || id > LAST_LOW
    ? []
    : [
        {
          path: container.path('securityContext', field),
          problem: `${container.title} sets ${field} to ${id}`,
          repair: `set ${field} above ${LAST_LOW}`,
        },
      ];
}

/** The containers that leave it to the pod, judged by what the pod sets. */
function judgePod(pod: Pod, field: IdentityField): Violation[] {
  const inheriting = programs(pod).filter(({ spec }) => spec.securityContext?.[field] === undefined);
  const id = pod.spec.securityContext?.[field];
  if (inheriting.length === 0 || (id !== undefined && id > LAST_LOW)) {
    return [];
  }
  return [
    {
      path: pod.path('spec', 'securityContext', field),
      problem: id === undefined ? `no ${field} is set for ${named(inheriting)}` : `the pod sets ${field} to ${id}`,
      repair: `set ${field} above ${LAST_LOW}`,
    },
  ];
}

export const highUserId: PodCheck = {
  id: 'high-user-id',
  run: (pod) =>
    pod.isWindows
      ? NOT_APPLICABLE
      : FIELDS.flatMap((field) => [
          ...judgePod(pod, field),
          ...pod.containers.flatMap((container) => judgeContainer(container, field)),
        ]),
};
