import type { Rule } from '../../../analysis/rights';
import { NOT_APPLICABLE, objectCheck, PASS } from '../../check';
import { bindsBuiltIn, isEverything, rulesBound } from '../../rights';
import { isJudgedBinding, roleText, subjectsOf, subjectsText } from '../../subjects';

const LOGS = ['pods/log', '*/log', '*'];
const READS = ['get', '*'];

function readsLogs(rule: Rule): boolean {
  return (
    !isEverything(rule) &&
    rule.apiGroups.some((group) => group === '' || group === '*') &&
    rule.resources.some((resource) => LOGS.includes(resource)) &&
    rule.verbs.some((verb) => READS.includes(verb))
  );
}

/**
 * No ClusterRoleBinding lets read the logs of every namespace.
 *
 * Why: logs hold tokens and personal data.
 *
 * Not judged: a role that is not in the tree; the built-in roles, which rbac-built-in-role and rbac-cluster-admin judge.
 * A rule that grants everything is left to rbac-wildcard.
 */
export const rbacLogsEverywhere = objectCheck({
  id: 'rbac-logs-everywhere',
  kinds: ['rbac.authorization.k8s.io/ClusterRoleBinding'],
  run: (binding, { tree }) => {
    const rules = rulesBound(tree, binding);
    if (rules === undefined || bindsBuiltIn(binding) || !isJudgedBinding(binding)) {
      return NOT_APPLICABLE;
    }
    const subjects = subjectsOf(binding);
    return subjects.length === 0 || !rules.some(readsLogs)
      ? PASS
      : [
          {
            path: ['roleRef'],
            problem: `lets ${subjectsText(subjects)} read the logs of every namespace, by ${roleText(binding)}`,
            repair: 'bind in the namespaces that are watched',
          },
        ];
  },
});
