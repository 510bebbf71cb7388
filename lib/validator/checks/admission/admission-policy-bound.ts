import { NOT_APPLICABLE, objectCheck, Outcome, PASS } from '../../check';
import type { Context } from '../../context';
import type { Manifest } from '../../manifest';
import { quote } from '../../text';
import type { Tree } from '../../tree';

/*
 * An admission policy must have a binding, and a binding its policy.
 * A policy without a binding does nothing, and a binding without its policy binds nothing; neither is refused.
 *
 * spec.policyName of a binding: the name of a policy of the same family (Validating, Mutating)
 *
 * A library ships policies and leaves the bindings to others, and the other way round: a policy is judged only where the
 * tree has a binding of its family, and a binding only where it has a policy.
 */

const POLICIES = [
  'admissionregistration.k8s.io/MutatingAdmissionPolicy',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicy',
] as const;
const BINDINGS = [
  'admissionregistration.k8s.io/MutatingAdmissionPolicyBinding',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding',
] as const;

type Policy = Manifest<(typeof POLICIES)[number]>;
type Binding = Manifest<(typeof BINDINGS)[number]>;

/** The policies that the bindings of each kind name. */
function boundNames(tree: Tree): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    BINDINGS.map((kind) => [kind, new Set(tree.all(kind).map(({ body }) => body.spec?.policyName ?? ''))] as const),
  );
}

function judgePolicy({ kindName, kind, name }: Policy, { tree }: Context): Outcome {
  const bound = tree.once(boundNames).get(`${kindName}Binding`);
  if (name === '' || bound === undefined || bound.size === 0) {
    return NOT_APPLICABLE;
  }
  return bound.has(name)
    ? PASS
    : [
        {
          path: ['metadata', 'name'],
          problem: `does nothing: no ${kind}Binding names it`,
          repair: `add a ${kind}Binding with spec.policyName: ${name}`,
        },
      ];
}

function judgeBinding({ kindName, kind, body }: Binding, { tree }: Context): Outcome {
  const family = kindName.slice(0, -'Binding'.length) as (typeof POLICIES)[number];
  const policyName = body.spec?.policyName ?? '';
  if (tree.all(family).length === 0) {
    return NOT_APPLICABLE;
  }
  return tree.find(family, '', policyName) !== undefined
    ? PASS
    : [
        {
          path: ['spec', 'policyName'],
          problem:
            policyName === ''
              ? 'binds nothing: it names no policy'
              : `binds nothing: there is no ${kind.slice(0, -'Binding'.length)} ${quote(policyName)}`,
          repair: 'set spec.policyName to the name of a policy',
        },
      ];
}

export const admissionPolicyBound = objectCheck({
  id: 'admission-policy-bound',
  kinds: [...POLICIES, ...BINDINGS],
  run: (object, context) => {
    if (object.is(...BINDINGS)) {
      return judgeBinding(object, context);
    }
    return object.is(...POLICIES) ? judgePolicy(object, context) : NOT_APPLICABLE;
  },
});
