import { admissionPolicyBound } from '../../../../lib/validator/checks/admission/admission-policy-bound';
import { RawObject } from '../../../../lib/validator/manifest';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';

function policy(name: string | undefined, family = 'Validating'): RawObject {
  const apiVersion = 'admissionregistration.k8s.io/v1';
  return { apiVersion, kind: `${family}AdmissionPolicy`, metadata: { name }, spec: { failurePolicy: 'Fail' } };
}

function binding(name: string, spec: unknown, family = 'Validating'): RawObject {
  const apiVersion = 'admissionregistration.k8s.io/v1';
  return { apiVersion, kind: `${family}AdmissionPolicyBinding`, metadata: { name }, spec };
}

const BOUND = binding('b', { policyName: 'a' });
const SET = agentSet();

checkSuite(admissionPolicyBound, {
  passes: {
    'a policy with a binding': [policy('a'), BOUND],
    'a binding with its policy': [BOUND, policy('a')],
    'one of several': [policy('a'), binding('c', { policyName: 'other' }), BOUND],
    'Mutating': [policy('a', 'Mutating'), binding('b', { policyName: 'a' }, 'Mutating')],
    'the policy of the library': [find(SET, 'ValidatingAdmissionPolicy'), ...SET],
    'the binding of the library': [find(SET, 'ValidatingAdmissionPolicyBinding'), ...SET],
  },
  fails: {
    'a policy that no binding names': [
      [policy('a'), binding('b', { policyName: 'other' })],
      [
        'ValidatingAdmissionPolicy a: does nothing: no ValidatingAdmissionPolicyBinding names it (metadata.name); add a ValidatingAdmissionPolicyBinding with spec.policyName: a.',
      ],
    ],
    'a binding without its policy': [
      [BOUND, policy('other')],
      [
        'ValidatingAdmissionPolicyBinding b: binds nothing: there is no ValidatingAdmissionPolicy "a" (spec.policyName); set spec.policyName to the name of a policy.',
      ],
    ],
    'a binding that names none': [
      [binding('b', null), policy('a')],
      [
        'ValidatingAdmissionPolicyBinding b: binds nothing: it names no policy (spec.policyName); set spec.policyName to the name of a policy.',
      ],
    ],
    'a binding of the other family': [
      [policy('a', 'Mutating'), BOUND, binding('c', { policyName: 'b' }, 'Mutating')],
      [
        'MutatingAdmissionPolicy a: does nothing: no MutatingAdmissionPolicyBinding names it (metadata.name); add a MutatingAdmissionPolicyBinding with spec.policyName: a.',
      ],
    ],
  },
  notApplicable: {
    'a policy in a tree without bindings': policy('a'),
    'a policy in a tree with bindings of the other family': [policy('a', 'Mutating'), BOUND],
    'a policy without a name': [policy(undefined), BOUND],
    'a binding in a tree without policies': BOUND,
    'another kind': { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' } },
  },
});
