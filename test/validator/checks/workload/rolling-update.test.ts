import { rollingUpdate } from '../../../../lib/validator/checks/workload/rolling-update';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { MINIMAL_DEPLOYMENT, Raw, tweak } from '../../../support/minimal';
import { autoscaler, prod } from '../../../support/objects';

const message = (value: string): string =>
  `Deployment prod/web: a roll-out may go below the wanted replicas, with maxUnavailable ${value} (spec.strategy.rollingUpdate.maxUnavailable); set strategy.rollingUpdate.maxUnavailable: 0 and maxSurge: 1.`;

function rolling(replicas: unknown, rollingUpdate: unknown): Raw {
  return tweak(MINIMAL_DEPLOYMENT, ({ spec }) => Object.assign(spec, { replicas, strategy: { rollingUpdate } }));
}

const weakened = structuredClone(find(agentSet(), 'Deployment'));
weakened.spec.strategy = { rollingUpdate: { maxUnavailable: 1 } };

checkSuite(rollingUpdate, {
  passes: {
    'maxUnavailable 0': rolling(5, { maxUnavailable: 0 }),
    'maxUnavailable 0%': rolling(5, { maxUnavailable: '0%', maxSurge: 1 }),
    'the default, which is no whole pod of one': MINIMAL_DEPLOYMENT,
    'the default of three': rolling(3, null),
    'a percentage below one pod': rolling(9, { maxUnavailable: '10%' }),
    'no replicas': rolling(0, { maxUnavailable: 1 }),
    'nonsense, which the API server refuses': rolling(5, { maxUnavailable: 'one' }),
    '0% of endless replicas': [rolling(1, { maxUnavailable: '0%', maxSurge: 1 }), autoscaler()],
    'the agent': [find(agentSet(), 'Deployment')],
  },
  fails: {
    '1': [rolling(1, { maxUnavailable: 1 }), [message('1')]],
    'the default of four': [rolling(4, undefined), [message('"25%"')]],
    'a percentage of one pod': [rolling(10, { maxUnavailable: '10%' }), [message('"10%"')]],
    'neither fewer nor more, which Kubernetes takes for one fewer': [
      rolling(1, { maxUnavailable: 0, maxSurge: 0 }),
      [message('0')],
    ],
    'the default of what the autoscaler may set': [
      [rolling(undefined, undefined), autoscaler({ maxReplicas: 4 })],
      [message('"25%"')],
    ],
    'the default of what KEDA may set': [
      [
        rolling(undefined, undefined),
        prod('keda.sh/v1alpha1', 'ScaledObject', 'web', { spec: { scaleTargetRef: { name: 'web' } } }),
      ],
      [message('"25%"')],
    ],
    'a weakened agent': [
      weakened,
      [
        'Deployment aiops/aiops-agent: a roll-out may go below the wanted replicas, with maxUnavailable 1 (spec.strategy.rollingUpdate.maxUnavailable); set strategy.rollingUpdate.maxUnavailable: 0 and maxSurge: 1.',
      ],
    ],
  },
  notApplicable: {
    'Recreate': tweak(MINIMAL_DEPLOYMENT, ({ spec }) => (spec.strategy = { type: 'Recreate' })),
    'a StatefulSet': { ...MINIMAL_DEPLOYMENT, kind: 'StatefulSet' },
  },
});
