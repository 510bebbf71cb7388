import { runtimeClass } from '../../../../lib/validator/checks/workload/runtime-class';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_POD, tweakPod } from '../../../support/minimal';

const MESSAGE = 'the pod names no runtime class (spec.runtimeClassName); set runtimeClassName.';

checkSuite(runtimeClass, {
  passes: { 'a runtime class': tweakPod(MINIMAL_POD, (spec) => (spec.runtimeClassName = 'gvisor')) },
  fails: {
    absent: [MINIMAL_POD, [`Pod prod/web: ${MESSAGE}`]],
    null: [tweakPod(MINIMAL_POD, (spec) => (spec.runtimeClassName = null)), [`Pod prod/web: ${MESSAGE}`]],
    empty: [tweakPod(MINIMAL_POD, (spec) => (spec.runtimeClassName = '')), [`Pod prod/web: ${MESSAGE}`]],
  },
});
