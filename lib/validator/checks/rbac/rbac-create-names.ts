import { NOT_APPLICABLE, objectCheck, Violation } from '../../check';
import { isJudged, ROLE_KINDS, WrittenRule } from '../../rights';
import { list } from '../../text';

/** Verbs whose requests name no object. list and watch may: by the field selector metadata.name. */
const NAMELESS = ['create', 'deletecollection'];

function judge({ resources = [], resourceNames = [], verbs = [] }: WrittenRule, index: number): readonly Violation[] {
  const nameless = verbs.filter((verb) => NAMELESS.includes(verb));
  // With a subresource, the rule does mean something: the URL of pods/exec names the pod.
  const plain = resources.every((resource) => !resource.includes('/') && resource !== '*');
  if (nameless.length === 0 || resourceNames.length === 0 || resources.length === 0 || !plain) {
    return [];
  }
  return [
    {
      path: ['rules', index, 'resourceNames'],
      problem: `limits ${list(nameless)} on ${list(resources)} to ${list(resourceNames)}, but such a request names no object, and so the rule does not allow it`,
      repair: `grant ${list(nameless)} by a rule without resourceNames, or remove the verb`,
    },
  ];
}

/**
 * No rule limits create or deletecollection by resourceNames.
 *
 * Why: the name is not known when the request is authorized, so the rule grants nothing.
 *
 * Allowed: list and watch with names, which work with a field selector; rules on subresources, whose URL holds the name
 * (pods/exec, serviceaccounts/token). A PATCH by server-side apply does carry a name, but no other way to create does.
 *
 * Source: Kubernetes documentation, "Using RBAC Authorization", "Referring to resources".
 */
export const rbacCreateNames = objectCheck({
  id: 'rbac-create-names',
  kinds: ROLE_KINDS,
  run: (role, { tree }) => (isJudged(role, tree) ? (role.body.rules ?? []).flatMap(judge) : NOT_APPLICABLE),
});
