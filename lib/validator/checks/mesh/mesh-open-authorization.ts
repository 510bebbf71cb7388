import { NOT_APPLICABLE, objectCheck, Violation } from '../../check';

/*
 * No AuthorizationPolicy may allow everybody.
 * A rule without conditions matches every request, from pods without an identity as well.
 *
 * spec.rules[*] of an AuthorizationPolicy with the action ALLOW (the default): from, to or when
 *
 * The principal "*" is everybody with an identity of the mesh, which is a condition; a rule that limits only what is asked
 * (to) is one of a service for the public.
 */

function isOpen(rule: { from?: readonly unknown[]; to?: readonly unknown[]; when?: readonly unknown[] }): boolean {
  return [rule.from, rule.to, rule.when].every((conditions) => (conditions ?? []).length === 0);
}

export const meshOpenAuthorization = objectCheck({
  id: 'mesh-open-authorization',
  kinds: ['security.istio.io/AuthorizationPolicy'],
  run: ({ body }) => {
    const { action = 'ALLOW', rules = [] } = body.spec ?? {};
    return action !== 'ALLOW'
      ? NOT_APPLICABLE
      : rules.flatMap((rule, index): Violation[] =>
          isOpen(rule)
            ? [
                {
                  path: ['spec', 'rules', index],
                  problem: 'allows every request: a rule has no conditions',
                  repair: 'name the principals or namespaces under from',
                },
              ]
            : [],
        );
  },
});
