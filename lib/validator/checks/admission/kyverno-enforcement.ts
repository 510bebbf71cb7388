import { NOT_APPLICABLE, objectCheck, Outcome, PASS, Violation } from '../../check';
import type { Manifest } from '../../manifest';
import { list, quote } from '../../text';

/*
 * A Kyverno policy must enforce.
 * Audit lets everything through.
 *
 * spec.rules[*].validate.failureAction of a ClusterPolicy or Policy: Enforce; where absent, spec.validationFailureAction:
 * Enforce (absent means Audit)
 * spec.validationActions of a ValidatingPolicy or ImageValidatingPolicy: absent (Deny), or has Deny
 *
 * Policies without a rule that validates (mutate, generate, verifyImages) do not apply.
 */

const POLICIES = ['kyverno.io/ClusterPolicy', 'kyverno.io/Policy'] as const;
const VALIDATING = ['policies.kyverno.io/ImageValidatingPolicy', 'policies.kyverno.io/ValidatingPolicy'] as const;

type Policy = Manifest<(typeof POLICIES)[number]>;
type Validating = Manifest<(typeof VALIDATING)[number]>;

/** The rules without a failureAction of their own share that of the policy: one violation for all of them. */
function judgePolicy({ body }: Policy): Outcome {
  const { rules = [], validationFailureAction = 'Audit' } = body.spec ?? {};
  const validating = rules.filter(({ validate }) => validate !== undefined);
  if (validating.length === 0) {
    return NOT_APPLICABLE;
  }
  const own = rules.flatMap(({ name = '', validate }, index): Violation[] =>
    isEnforced(validate?.failureAction)
      ? []
      : [
          {
            path: ['spec', 'rules', index, 'validate', 'failureAction'],
            problem: `rule ${quote(name)} denies nothing: its failureAction is ${quote(validate?.failureAction ?? '')}`,
            repair: 'set failureAction: Enforce',
          },
        ],
  );
  return validating.some(({ validate }) => validate?.failureAction === undefined) &&
    !isEnforced(validationFailureAction)
    ? [shared(body.spec?.validationFailureAction), ...own]
    : own;
}

function isEnforced(action = 'Enforce'): boolean {
  return action.toLowerCase() === 'enforce';
}

function shared(action: string | undefined): Violation {
  return {
    path: ['spec', 'validationFailureAction'],
    problem: `denies nothing: ${action === undefined ? 'without validationFailureAction it is "Audit"' : `its validationFailureAction is ${quote(action)}`}`,
    repair: 'set validationFailureAction: Enforce, or failureAction: Enforce in each rule',
  };
}

function judgeValidating({ body }: Validating): Outcome {
  const actions = body.spec?.validationActions ?? [];
  return actions.length === 0 || actions.includes('Deny')
    ? PASS
    : [
        {
          path: ['spec', 'validationActions'],
          problem: `denies nothing: its validationActions are ${list(actions)} only`,
          repair: 'add Deny to validationActions',
        },
      ];
}

export const kyvernoEnforcement = objectCheck({
  id: 'kyverno-enforcement',
  kinds: [...POLICIES, ...VALIDATING],
  run: (object) => {
    if (object.is(...POLICIES)) {
      return judgePolicy(object);
    }
    return object.is(...VALIDATING) ? judgeValidating(object) : NOT_APPLICABLE;
  },
});
