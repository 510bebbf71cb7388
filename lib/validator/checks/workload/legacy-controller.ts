import { NOT_APPLICABLE, objectCheck } from '../../check';
import { hasOwner } from '../../workloads';

/*
 * There must be no ReplicationController, and no ReplicaSet of its own.
 * They have no roll-out and no roll-back: their pods stay as they are when the template changes.
 *
 * Kind: any but ReplicationController and ReplicaSet
 *
 * Not judged: what a Deployment or DeploymentConfig made, as in a dump of a cluster.
 *
 * No patch: the pods would be replaced.
 */

export const legacyController = objectCheck({
  id: 'legacy-controller',
  kinds: ['/ReplicationController', 'apps/ReplicaSet'],
  run: (object) =>
    hasOwner(object)
      ? NOT_APPLICABLE
      : [
          {
            path: ['kind'],
            problem: `a ${object.kind} has no roll-out and no roll-back`,
            repair: 'use a Deployment',
          },
        ],
});
