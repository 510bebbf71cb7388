import { NOT_APPLICABLE, objectCheck, Violation } from '../../check';
import { complete, isEverything, isJudged, ROLE_KINDS, WrittenRule } from '../../rights';
import { list } from '../../text';

const FIELDS = ['apiGroups', 'resources', 'verbs'] as const;

/** The lists of a rule that hold a wildcard. None where the rule grants nothing, or URLs by "*", which is another matter. */
function wildFields(rule: WrittenRule): readonly (typeof FIELDS)[number][] {
  const urls = rule.nonResourceURLs ?? [];
  const grants = urls.length > 0 ? !urls.includes('*') : FIELDS.every((field) => (rule[field] ?? []).length > 0);
  return grants ? FIELDS.filter((field) => rule[field]?.some((value) => value.includes('*'))) : [];
}

function judge(rule: WrittenRule, index: number): readonly Violation[] {
  const fields = wildFields(rule);
  if (fields.length === 0) {
    return [];
  }
  const everything = isEverything(complete(rule));
  return [
    {
      path: fields.length === 1 ? ['rules', index, fields[0]] : ['rules', index],
      problem: everything
        ? 'grants every verb on every resource of every API group, as cluster-admin does'
        : `has "*" in ${list(fields)}: a wildcard also grants what is added later`,
      repair: 'name the API groups, resources and verbs',
    },
  ];
}

/**
 * No role may use a wildcard in apiGroups, resources or verbs.
 *
 * Why: a wildcard also grants every resource and verb that is added later.
 *
 * A rule that grants everything is reported here only. One with a wildcard in some of its lists is reported here, and by
 * the check of each escalation path that it opens: "*" on secrets by rbac-secrets, too.
 * Allowed: "*" at the end of nonResourceURLs, which rbac-non-resource-urls judges.
 */
export const rbacWildcard = objectCheck({
  id: 'rbac-wildcard',
  kinds: ROLE_KINDS,
  run: (role, { tree }) => (isJudged(role, tree) ? (role.body.rules ?? []).flatMap(judge) : NOT_APPLICABLE),
});
