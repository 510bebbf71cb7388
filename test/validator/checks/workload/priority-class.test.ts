import { priorityClass } from '../../../../lib/validator/checks/workload/priority-class';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, tweakPod } from '../../../support/minimal';

checkSuite(priorityClass, {
  passes: { 'a priority class': tweakPod(MINIMAL_POD, (spec) => (spec.priorityClassName = 'high')) },
  fails: {
    absent: [
      MINIMAL_DEPLOYMENT,
      [
        'Deployment prod/web: the pod names no priority class (spec.template.spec.priorityClassName); set priorityClassName.',
      ],
    ],
    null: [
      tweakPod(MINIMAL_POD, (spec) => (spec.priorityClassName = null)),
      ['Pod prod/web: the pod names no priority class (spec.priorityClassName); set priorityClassName.'],
    ],
    empty: [
      tweakPod(MINIMAL_POD, (spec) => (spec.priorityClassName = '')),
      ['Pod prod/web: the pod names no priority class (spec.priorityClassName); set priorityClassName.'],
    ],
  },
  notApplicable: {
    'a Job': { ...MINIMAL_DEPLOYMENT, apiVersion: 'batch/v1', kind: 'Job' },
    'a CronJob': {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'clean' },
      spec: { jobTemplate: { spec: { template: { spec: MINIMAL_POD.spec } } } },
    },
  },
});
