import { noTolerateEverything } from '../../../../lib/validator/checks/workload/no-tolerate-everything';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, Raw, tweakPod } from '../../../support/minimal';

function tolerating(...tolerations: unknown[]): Raw {
  return tweakPod(MINIMAL_DEPLOYMENT, (spec) => (spec.tolerations = tolerations));
}

checkSuite(noTolerateEverything, {
  passes: {
    'a taint by its key': tolerating({ key: 'dedicated', operator: 'Exists' }),
    'a taint by key and value': tolerating({ key: 'dedicated', value: 'gpu', effect: 'NoSchedule' }),
    'neither key nor operator, which the API server refuses': tolerating({}, { operator: 'Equal' }, null),
  },
  fails: {
    'every taint': [
      tolerating({ key: 'dedicated', operator: 'Exists' }, { operator: 'Exists' }),
      [
        'Deployment prod/web: the pod tolerates every taint (spec.template.spec.tolerations[1]); name the key of the taint.',
      ],
    ],
    'every taint of an effect, by an empty key': [
      tolerating({ key: '', operator: 'Exists', effect: 'NoExecute' }),
      [
        'Deployment prod/web: the pod tolerates every taint of effect "NoExecute" (spec.template.spec.tolerations[0]); name the key of the taint.',
      ],
    ],
  },
  notApplicable: {
    'no tolerations': MINIMAL_DEPLOYMENT,
    'tolerations: null': tweakPod(MINIMAL_DEPLOYMENT, (spec) => (spec.tolerations = null)),
    'a DaemonSet': { ...tolerating({ operator: 'Exists' }), kind: 'DaemonSet' },
  },
});
