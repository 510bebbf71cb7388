import { kyvernoEnforcement } from '../../../../lib/validator/checks/admission/kyverno-enforcement';
import { RawObject } from '../../../../lib/validator/manifest';
import { checkSuite } from '../../../support/checks';

function policy(spec: unknown, kind = 'ClusterPolicy'): RawObject {
  return { apiVersion: 'kyverno.io/v1', kind, metadata: { name: 'labels' }, spec };
}

function validating(validationActions: unknown, kind = 'ValidatingPolicy'): RawObject {
  return { apiVersion: 'policies.kyverno.io/v1', kind, metadata: { name: 'labels' }, spec: { validationActions } };
}

const VALIDATE = { name: 'check', validate: { pattern: {} } };
const rule = (failureAction: unknown): unknown => ({ name: 'check', validate: { failureAction } });
const SHARED =
  '(spec.validationFailureAction); set validationFailureAction: Enforce, or failureAction: Enforce in each rule.';
const own = (action: string, index = 0): string =>
  `ClusterPolicy labels: rule "check" denies nothing: its failureAction is "${action}" (spec.rules[${index}].validate.failureAction); set failureAction: Enforce.`;
const ABSENT = `ClusterPolicy labels: denies nothing: without validationFailureAction it is "Audit" ${SHARED}`;

checkSuite(kyvernoEnforcement, {
  passes: {
    'Enforce': policy({ validationFailureAction: 'Enforce', rules: [VALIDATE] }),
    'enforce of old': policy({ validationFailureAction: 'enforce', rules: [VALIDATE] }),
    'Enforce in the rule': policy({ rules: [rule('Enforce')] }),
    'Enforce in the rule, Audit in the policy': policy({ validationFailureAction: 'Audit', rules: [rule('Enforce')] }),
    'Deny': validating(['Deny', 'Audit']),
    'absent: the default is Deny': validating(undefined),
    'empty and null': validating([]),
    'an ImageValidatingPolicy': validating(null, 'ImageValidatingPolicy'),
  },
  fails: {
    'Audit': [
      policy({ validationFailureAction: 'Audit', rules: [VALIDATE, VALIDATE] }, 'Policy'),
      [`Policy labels: denies nothing: its validationFailureAction is "Audit" ${SHARED}`],
    ],
    'audit of old': [
      policy({ validationFailureAction: 'audit', rules: [VALIDATE] }),
      [`ClusterPolicy labels: denies nothing: its validationFailureAction is "audit" ${SHARED}`],
    ],
    'absent': [policy({ rules: [VALIDATE] }), [ABSENT]],
    'null': [policy({ validationFailureAction: null, rules: [rule(null)] }), [ABSENT]],
    'Audit in a rule': [
      policy({ validationFailureAction: 'Enforce', rules: [VALIDATE, rule('Audit')] }),
      [own('Audit', 1)],
    ],
    'both': [policy({ rules: [rule('Audit'), VALIDATE] }), [ABSENT, own('Audit')]],
    'a ValidatingPolicy': [
      validating(['Warn', 'Audit']),
      [
        'ValidatingPolicy labels: denies nothing: its validationActions are "Audit" and "Warn" only (spec.validationActions); add Deny to validationActions.',
      ],
    ],
  },
  notApplicable: {
    'no rules': policy({ rules: [] }),
    'no spec': policy(null),
    'rules that do not validate': policy({
      rules: [{ name: 'a', mutate: {} }, { name: 'b', verifyImages: [{}] }, null],
    }),
    'another kind': { apiVersion: 'kyverno.io/v2', kind: 'PolicyException', metadata: { name: 'a' } },
  },
});
