import { admissionPolicyFailsClosed } from '../../../../lib/validator/checks/admission/admission-policy-fails-closed';
import { RawObject } from '../../../../lib/validator/manifest';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { tweak } from '../../../support/minimal';

function policy(spec: unknown, kind = 'ValidatingAdmissionPolicy'): RawObject {
  return { apiVersion: 'admissionregistration.k8s.io/v1', kind, metadata: { name: 'a' }, spec };
}

const OWN = find(agentSet(), 'ValidatingAdmissionPolicy');
const OPEN =
  'admits what it cannot judge: its failurePolicy is "Ignore" (spec.failurePolicy); set failurePolicy: Fail.';

checkSuite(admissionPolicyFailsClosed, {
  passes: {
    'Fail': policy({ failurePolicy: 'Fail' }),
    'absent: the default is Fail': policy({}),
    'null': policy({ failurePolicy: null }),
    'no spec': policy(null),
    'the policy of the library': OWN,
  },
  fails: {
    'Ignore': [policy({ failurePolicy: 'Ignore' }), [`ValidatingAdmissionPolicy a: ${OPEN}`]],
    'a mutating policy': [
      policy({ failurePolicy: 'Ignore' }, 'MutatingAdmissionPolicy'),
      [`MutatingAdmissionPolicy a: ${OPEN}`],
    ],
    'the policy of the library, weakened': [
      tweak(OWN, ({ spec }) => {
        spec.failurePolicy = 'Ignore';
      }),
      [`ValidatingAdmissionPolicy ${OWN.metadata.name}: ${OPEN}`],
    ],
  },
  notApplicable: { 'a binding': policy({}, 'ValidatingAdmissionPolicyBinding') },
});
