import { noSharedProcessNamespace } from '../../../../lib/validator/checks/workload/no-shared-process-namespace';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_POD, tweakPod } from '../../../support/minimal';

const MESSAGE =
  'the containers of the pod share their processes (spec.shareProcessNamespace); remove shareProcessNamespace.';

checkSuite(noSharedProcessNamespace, {
  passes: {
    absent: MINIMAL_POD,
    null: tweakPod(MINIMAL_POD, (spec) => (spec.shareProcessNamespace = null)),
    false: tweakPod(MINIMAL_POD, (spec) => (spec.shareProcessNamespace = false)),
  },
  fails: {
    true: [tweakPod(MINIMAL_POD, (spec) => (spec.shareProcessNamespace = true)), [`Pod prod/web: ${MESSAGE}`]],
  },
  notApplicable: { 'an object without pods': { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web' } } },
});
