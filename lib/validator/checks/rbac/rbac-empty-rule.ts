import { NOT_APPLICABLE, objectCheck, Violation } from '../../check';
import { isJudged, ROLE_KINDS, WrittenRule } from '../../rights';
import type { Misfit } from '../../shape';
import { list } from '../../text';

const RESOURCE_FIELDS = ['apiGroups', 'resources', 'verbs'] as const;
const URL_FIELDS = ['verbs'] as const;

type Field = (typeof RESOURCE_FIELDS)[number];

/** Whether a list names nothing. The core API group is the empty string; no resource and no verb is. */
function isEmpty(rule: WrittenRule, field: Field): boolean {
  const values = rule[field] ?? [];
  return field === 'apiGroups' ? values.length === 0 : values.every((value) => value === '');
}

/** A field of another type is missing only to the eye of the check, and reported elsewhere. */
function isMisfit(misfits: readonly Misfit[], index: number): boolean {
  return misfits.some(({ path }) => path[0] === 'rules' && (path.length === 1 || path[1] === index));
}

function judge(rule: WrittenRule, index: number): readonly Violation[] {
  const { nonResourceURLs = [], resources = [], apiGroups = [] } = rule;
  if (nonResourceURLs.length > 0 && resources.length + apiGroups.length > 0) {
    return [
      {
        path: ['rules', index, 'nonResourceURLs'],
        problem: 'a rule names resources and URLs: the API server refuses the role',
        repair: 'split it into two rules',
      },
    ];
  }
  const fields: readonly Field[] = nonResourceURLs.length > 0 ? URL_FIELDS : RESOURCE_FIELDS;
  const missing = fields.filter((field) => isEmpty(rule, field));
  return missing.length === 0
    ? []
    : [
        {
          path: missing.length === 1 ? ['rules', index, missing[0]] : ['rules', index],
          problem: `a rule without ${list(missing)} grants nothing`,
          repair: 'complete the rule or remove it',
        },
      ];
}

/**
 * Every rule names API groups, resources and verbs, or URLs and verbs.
 *
 * Why: any other rule grants nothing, or the API server refuses the role.
 *
 * Allowed: a role without rules, which grants nothing on purpose or collects other roles.
 */
export const rbacEmptyRule = objectCheck({
  id: 'rbac-empty-rule',
  kinds: ROLE_KINDS,
  run: (role, { tree }) =>
    isJudged(role, tree)
      ? (role.body.rules ?? []).flatMap((rule, index) => (isMisfit(role.misfits, index) ? [] : judge(rule, index)))
      : NOT_APPLICABLE,
});
