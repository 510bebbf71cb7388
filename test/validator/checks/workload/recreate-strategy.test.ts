import { recreateStrategy } from '../../../../lib/validator/checks/workload/recreate-strategy';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { MINIMAL_DEPLOYMENT, Raw, tweak } from '../../../support/minimal';
import { autoscaler } from '../../../support/objects';

const MESSAGE =
  'Deployment prod/web: strategy Recreate stops all replicas before it starts any (spec.strategy.type); remove strategy.type: Recreate.';

function times(replicas: unknown, strategy: unknown): Raw {
  return tweak(MINIMAL_DEPLOYMENT, ({ spec }) => Object.assign(spec, { replicas, strategy }));
}

const weakened = structuredClone(find(agentSet({}), 'Deployment'));
Object.assign(weakened.spec, { replicas: 2, strategy: { type: 'Recreate' } });

checkSuite(recreateStrategy, {
  passes: {
    absent: times(2, undefined),
    null: times(2, null),
    empty: times(2, {}),
    RollingUpdate: times(2, { type: 'RollingUpdate' }),
  },
  fails: {
    'two replicas': [times(2, { type: 'Recreate' }), [MESSAGE]],
    'an autoscaler': [[times(undefined, { type: 'Recreate' }), autoscaler({ maxReplicas: 3 })], [MESSAGE]],
    'a weakened agent': [weakened, [MESSAGE.replace('prod/web', 'aiops/aiops-agent')]],
  },
  notApplicable: {
    'one replica': times(1, { type: 'Recreate' }),
    'the default of one': times(undefined, { type: 'Recreate' }),
    'one at most by the autoscaler': [times(2, { type: 'Recreate' }), autoscaler({ maxReplicas: 1 })],
    'a StatefulSet': { ...times(2, { type: 'Recreate' }), kind: 'StatefulSet' },
  },
});
