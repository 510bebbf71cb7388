import { replicas } from '../../../../lib/validator/checks/workload/replicas';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { MINIMAL_DEPLOYMENT, Raw, tweak } from '../../../support/minimal';
import { autoscaler, prod } from '../../../support/objects';

const ONE = 'Deployment prod/web: runs as 1 replica (spec.replicas); set replicas to 2 or more.';

function times(count: unknown): Raw {
  return tweak(MINIMAL_DEPLOYMENT, ({ spec }) => (spec.replicas = count));
}

function keda(spec: object): Raw {
  return prod('keda.sh/v1alpha1', 'ScaledObject', 'scaler', { spec });
}

const weakened = structuredClone(find(agentSet(), 'Deployment'));
weakened.spec.replicas = 1;

checkSuite(replicas, {
  passes: {
    'two': times(2),
    'an autoscaler with two at least': [MINIMAL_DEPLOYMENT, autoscaler({ minReplicas: 2 })],
    'KEDA with two at least': [MINIMAL_DEPLOYMENT, keda({ scaleTargetRef: { name: 'web' }, minReplicaCount: 2 })],
  },
  fails: {
    'one': [times(1), [ONE]],
    'absent': [MINIMAL_DEPLOYMENT, [ONE]],
    'null': [times(null), [ONE]],
    'an autoscaler with one at least': [
      [times(3), autoscaler({ minReplicas: 1 })],
      [
        'Deployment prod/web: runs as few as 1 replica by HorizontalPodAutoscaler prod/web (spec.replicas); set the minimum of the autoscaler to 2 or more.',
      ],
    ],
    'KEDA with none at least': [
      [times(0), keda({ scaleTargetRef: { name: 'web' } })],
      [
        'Deployment prod/web: runs as few as 0 replicas by ScaledObject prod/scaler (spec.replicas); set the minimum of the autoscaler to 2 or more.',
      ],
    ],
    'an autoscaler of another workload': [[times(1), autoscaler({ minReplicas: 2 }, { name: 'api' })], [ONE]],
    'an autoscaler of another kind': [[times(1), autoscaler({ minReplicas: 2 }, { kind: 'StatefulSet' })], [ONE]],
    'an autoscaler in another namespace': [
      [times(1), { ...autoscaler({ minReplicas: 2 }), metadata: { name: 'web', namespace: 'test' } }],
      [ONE],
    ],
    'a weakened agent': [
      weakened,
      ['Deployment aiops/aiops-agent: runs as 1 replica (spec.replicas); set replicas to 2 or more.'],
    ],
  },
  notApplicable: {
    'switched off': times(0),
    'a StatefulSet': { ...MINIMAL_DEPLOYMENT, kind: 'StatefulSet' },
  },
});
