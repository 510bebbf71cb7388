import { autoscalerReplicas } from '../../../../lib/validator/checks/workload/autoscaler-replicas';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, Raw, tweak } from '../../../support/minimal';
import { autoscaler, prod } from '../../../support/objects';

function times(replicas: unknown, kind = 'Deployment'): Raw {
  return tweak({ ...MINIMAL_DEPLOYMENT, kind }, ({ spec }) => (spec.replicas = replicas));
}

checkSuite(autoscalerReplicas, {
  passes: {
    'absent': [MINIMAL_DEPLOYMENT, autoscaler()],
    'null': [times(null), autoscaler()],
    'switched off': [times(0), autoscaler()],
  },
  fails: {
    'a Deployment': [
      [times(3), autoscaler()],
      [
        'Deployment prod/web: fixes its replicas to 3, which HorizontalPodAutoscaler prod/web is to set (spec.replicas); remove spec.replicas.',
      ],
    ],
    'a StatefulSet': [
      [times(1, 'StatefulSet'), autoscaler({}, { kind: 'StatefulSet' })],
      [
        'StatefulSet prod/web: fixes its replicas to 1, which HorizontalPodAutoscaler prod/web is to set (spec.replicas); remove spec.replicas.',
      ],
    ],
    'KEDA': [
      [times(3), prod('keda.sh/v1alpha1', 'ScaledObject', 'queue', { spec: { scaleTargetRef: { name: 'web' } } })],
      [
        'Deployment prod/web: fixes its replicas to 3, which ScaledObject prod/queue is to set (spec.replicas); remove spec.replicas.',
      ],
    ],
  },
  notApplicable: {
    'no autoscaler': times(3),
    'one of another workload': [times(3), autoscaler({}, { name: 'api' })],
    'one without a target': [times(3), prod('autoscaling/v2', 'HorizontalPodAutoscaler', 'web')],
    'a DaemonSet': [{ ...MINIMAL_DEPLOYMENT, kind: 'DaemonSet' }, autoscaler({}, { kind: 'DaemonSet' })],
  },
});
