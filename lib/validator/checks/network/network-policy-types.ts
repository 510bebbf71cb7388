import { NOT_APPLICABLE, objectCheck } from '../../check';
import { DIRECTIONS, POLICY_TYPES, rulesOf } from '../../policies';
import { list, quote } from '../../text';

/*
 * policyTypes must name the directions that have rules.
 * Rules of a direction that is not named have no effect.
 *
 * spec.policyTypes: absent, Ingress, Egress
 *
 * No patch: a direction that is added is closed for whatever the rules do not allow.
 */

const KNOWN = Object.values(POLICY_TYPES);

export const networkPolicyTypes = objectCheck({
  id: 'network-policy-types',
  kinds: ['networking.k8s.io/NetworkPolicy'],
  run: (policy) => {
    const types = policy.body.spec?.policyTypes ?? [];
    if (types.length === 0) {
      return NOT_APPLICABLE;
    }
    const written = types.map((type) => type.toLowerCase());
    return [
      ...types.flatMap((type, index) =>
        KNOWN.includes(type)
          ? []
          : [
              {
                path: ['spec', 'policyTypes', index],
                problem: `policyTypes holds ${quote(type)}, which is no direction`,
                repair: 'write "Ingress" or "Egress"',
              },
            ],
      ),
      // One that is only misspelt is told above.
      ...DIRECTIONS.filter((direction) => !written.includes(direction) && rulesOf(policy, direction).length > 0).map(
        (direction) => ({
          path: ['spec', 'policyTypes'],
          problem: `policyTypes names ${list(types)} only, so that the ${direction} rules have no effect`,
          repair: `add "${POLICY_TYPES[direction]}", or remove the rules`,
        }),
      ),
    ];
  },
});
