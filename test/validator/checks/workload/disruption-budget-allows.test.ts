import { disruptionBudgetAllows } from '../../../../lib/validator/checks/workload/disruption-budget-allows';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { MINIMAL_DEPLOYMENT, Raw, tweak } from '../../../support/minimal';
import { autoscaler, prod } from '../../../support/objects';

const SELECTOR = { matchLabels: { app: 'web' } };
const message = (field: string, told: string): string =>
  `PodDisruptionBudget prod/web: ${field} ${told} lets no pod go (spec.${field}); allow one disruption: maxUnavailable: 1.`;

function budget(fields: object, selector: unknown = SELECTOR): Raw {
  return prod('policy/v1', 'PodDisruptionBudget', 'web', { spec: { selector, ...fields } });
}

function times(replicas: unknown, kind = 'Deployment'): Raw {
  return tweak({ ...MINIMAL_DEPLOYMENT, kind }, ({ spec }) => (spec.replicas = replicas));
}

const weakened = structuredClone(agentSet());
const own = find(weakened, 'PodDisruptionBudget');
own.spec.maxUnavailable = 0;

checkSuite(disruptionBudgetAllows, {
  passes: {
    'maxUnavailable 1': [budget({ maxUnavailable: 1 }), times(1)],
    'maxUnavailable 1%, which is rounded up': [budget({ maxUnavailable: '1%' }), times(1)],
    'less than the replicas': [budget({ minAvailable: 2 }), times(3)],
    'half of three': [budget({ minAvailable: '50%' }), times(3)],
    'of two workloads together': [budget({ minAvailable: 1 }), times(1), times(1, 'StatefulSet')],
    'unknown replicas': budget({ minAvailable: 1 }),
    'pods that do not say how many': [budget({ minAvailable: 1 }), times(undefined, 'DaemonSet')],
    'some of them do not say': [budget({ minAvailable: 1 }), times(1), times(undefined, 'DaemonSet')],
    'no replicas': [budget({ minAvailable: 1 }), times(0)],
    'the minimum of the autoscaler': [budget({ minAvailable: 1 }), times(1), autoscaler({ minReplicas: 2 })],
    'neither': [budget({}), times(1)],
    'null': [budget({ minAvailable: null, maxUnavailable: null }), times(1)],
    'minAvailable 0': [budget({ minAvailable: 0 }), times(1)],
    'nonsense, which the API server refuses': [budget({ minAvailable: 'all' }), times(1)],
    'no spec': prod('policy/v1', 'PodDisruptionBudget', 'web'),
    'no selector selects nothing': [budget({ minAvailable: 1 }, null), times(1)],
    'an empty selector of v1beta1 selects nothing': [
      { ...budget({ minAvailable: 1 }, {}), apiVersion: 'policy/v1beta1' },
      times(1),
    ],
    'the agent': [find(agentSet(), 'PodDisruptionBudget'), ...agentSet()],
  },
  fails: {
    'maxUnavailable 0': [budget({ maxUnavailable: 0 }), [message('maxUnavailable', '0')]],
    'maxUnavailable 0%': [budget({ maxUnavailable: '0%' }), [message('maxUnavailable', '"0%"')]],
    'minAvailable 100%': [budget({ minAvailable: '100%' }), [message('minAvailable', '"100%" of all')]],
    'all replicas': [[budget({ minAvailable: 2 }), times(2)], [message('minAvailable', '2 of 2 replicas')]],
    'the default of one': [
      [budget({ minAvailable: 1 }), times(undefined)],
      [message('minAvailable', '1 of 1 replica')],
    ],
    'a percentage that is rounded up': [
      [budget({ minAvailable: '50%' }), times(1)],
      [message('minAvailable', '"50%" of 1 replica')],
    ],
    'more than there are': [[budget({ minAvailable: 5 }), times(2)], [message('minAvailable', '5 of 2 replicas')]],
    'the autoscaler may leave as few': [
      [budget({ minAvailable: 2 }), times(5), autoscaler({ minReplicas: 2 })],
      [message('minAvailable', '2 of 2 replicas')],
    ],
    'every pod of the namespace': [
      [budget({ minAvailable: 1 }, {}), times(1)],
      [message('minAvailable', '1 of 1 replica')],
    ],
    'a weakened agent': [
      [own, ...weakened],
      [
        'PodDisruptionBudget aiops/aiops-agent: maxUnavailable 0 lets no pod go (spec.maxUnavailable); allow one disruption: maxUnavailable: 1.',
      ],
    ],
  },
  notApplicable: { 'a Deployment': MINIMAL_DEPLOYMENT },
});
