import { noNodeName } from '../../../../lib/validator/checks/workload/no-node-name';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, tweakPod } from '../../../support/minimal';

checkSuite(noNodeName, {
  passes: {
    'absent': MINIMAL_POD,
    'null': tweakPod(MINIMAL_POD, (spec) => (spec.nodeName = null)),
    'empty': tweakPod(MINIMAL_POD, (spec) => (spec.nodeName = '')),
    'a status that is null': { ...MINIMAL_POD, status: null },
  },
  fails: {
    'a pod': [
      tweakPod(MINIMAL_POD, (spec) => (spec.nodeName = 'node-1')),
      [
        'Pod prod/web: the pod names its node, "node-1" (spec.nodeName); remove nodeName and use a nodeSelector or affinity.',
      ],
    ],
    'a Deployment, though it was read from a cluster': [
      { ...tweakPod(MINIMAL_DEPLOYMENT, (spec) => (spec.nodeName = 'node-1')), status: { replicas: 1 } },
      [
        'Deployment prod/web: the pod names its node, "node-1" (spec.template.spec.nodeName); remove nodeName and use a nodeSelector or affinity.',
      ],
    ],
  },
  notApplicable: {
    'a pod that was read from a cluster': {
      ...tweakPod(MINIMAL_POD, (spec) => (spec.nodeName = 'node-1')),
      status: { phase: 'Running' },
    },
  },
});
