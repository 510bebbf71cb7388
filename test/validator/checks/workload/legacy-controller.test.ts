import { legacyController } from '../../../../lib/validator/checks/workload/legacy-controller';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, Raw, tweak } from '../../../support/minimal';
import { prod } from '../../../support/objects';

const REPLICA_SET: Raw = { ...MINIMAL_DEPLOYMENT, kind: 'ReplicaSet' };
const message = (kind: string): string =>
  `${kind} prod/web: a ${kind} has no roll-out and no roll-back (kind); use a Deployment.`;

checkSuite(legacyController, {
  passes: {},
  fails: {
    'a ReplicaSet': [REPLICA_SET, [message('ReplicaSet')]],
    'a ReplicaSet of old': [{ ...REPLICA_SET, apiVersion: 'extensions/v1beta1' }, [message('ReplicaSet')]],
    'a ReplicationController': [prod('v1', 'ReplicationController', 'web'), [message('ReplicationController')]],
    'owners: null': [tweak(REPLICA_SET, ({ metadata }) => (metadata.ownerReferences = null)), [message('ReplicaSet')]],
  },
  notApplicable: {
    'made by a Deployment': tweak(REPLICA_SET, ({ metadata }) => {
      metadata.ownerReferences = [{ kind: 'Deployment', name: 'web' }];
    }),
    'a Deployment': MINIMAL_DEPLOYMENT,
  },
});
