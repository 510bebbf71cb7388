import { objectCheck, PASS } from '../../check';
import { list } from '../../text';

/*
 * A ValidatingAdmissionPolicyBinding must deny.
 * Warn and Audit let everything through.
 *
 * spec.validationActions: has Deny
 *
 * No patch: what runs already may break the rule, and is found out by Audit first.
 */

export const admissionPolicyDenies = objectCheck({
  id: 'admission-policy-denies',
  kinds: ['admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding'],
  run: ({ body }) => {
    const actions = body.spec?.validationActions ?? [];
    return actions.includes('Deny')
      ? PASS
      : [
          {
            path: ['spec', 'validationActions'],
            problem:
              actions.length === 0
                ? 'denies nothing: it has no validationActions'
                : `denies nothing: its validationActions are ${list(actions)} only`,
            repair: 'add Deny to validationActions',
          },
        ];
  },
});
