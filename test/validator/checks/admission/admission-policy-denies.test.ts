import { admissionPolicyDenies } from '../../../../lib/validator/checks/admission/admission-policy-denies';
import { RawObject } from '../../../../lib/validator/manifest';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { tweak } from '../../../support/minimal';

function binding(validationActions: unknown, kind = 'ValidatingAdmissionPolicyBinding'): RawObject {
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind,
    metadata: { name: 'b' },
    spec: { policyName: 'a', validationActions },
  };
}

const OWN = find(agentSet(), 'ValidatingAdmissionPolicyBinding');
const REPAIR = '(spec.validationActions); add Deny to validationActions.';
const NONE = `ValidatingAdmissionPolicyBinding b: denies nothing: it has no validationActions ${REPAIR}`;

checkSuite(admissionPolicyDenies, {
  passes: {
    'Deny': binding(['Deny']),
    'Deny and Audit': binding(['Audit', 'Deny']),
    'the binding of the library': OWN,
  },
  fails: {
    'Warn and Audit': [
      binding(['Warn', 'Audit']),
      [
        `ValidatingAdmissionPolicyBinding b: denies nothing: its validationActions are "Audit" and "Warn" only ${REPAIR}`,
      ],
    ],
    'absent': [binding(undefined), [NONE]],
    'null': [binding(null), [NONE]],
    'empty': [binding([]), [NONE]],
    'no spec': [{ ...binding([]), spec: null }, [NONE]],
    'the binding of the library, weakened': [
      tweak(OWN, ({ spec }) => {
        spec.validationActions = ['Audit'];
      }),
      [
        `ValidatingAdmissionPolicyBinding ${OWN.metadata.name}: denies nothing: its validationActions are "Audit" only ${REPAIR}`,
      ],
    ],
  },
  notApplicable: { 'a MutatingAdmissionPolicyBinding': binding(undefined, 'MutatingAdmissionPolicyBinding') },
});
