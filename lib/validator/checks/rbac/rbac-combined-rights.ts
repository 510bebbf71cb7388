import { NOT_APPLICABLE, objectCheck } from '../../check';
import { combinationsCompletedBy } from '../../combined-rights';
import { BINDING_KINDS } from '../../rights';
import { isJudgedBinding } from '../../subjects';
import { list, shown } from '../../text';

/**
 * No subject gains an escalation by several harmless rights together (`RIGHT_COMBINATIONS`).
 *
 * Why: rights add up over all bindings of a subject, in a namespace and in the whole cluster.
 *
 * Reported: the last binding, in the order of the files, of those that give a subject the combination; the others are
 * named. It may be the only one: a role of harmless rules is no less an escalation than two roles.
 * Not counted: rights that open a path alone, which the checks of roles report; roles that the tree does not hold, unless
 * they are built-in; rules with resourceNames, unless the name matters.
 */
export const rbacCombinedRights = objectCheck({
  id: 'rbac-combined-rights',
  kinds: BINDING_KINDS,
  run: (binding, { tree }) =>
    isJudgedBinding(binding)
      ? combinationsCompletedBy(tree, binding).map(({ combination, path, subject, rights, others }) => {
          const bindings = others.map(({ title }) => shown(title)).sort();
          const together = bindings.length > 0 ? `, together with ${bindings.join(' and ')},` : '';
          return {
            path,
            problem: `gives ${subject.title}${together} ${list(rights)}: ${combination.because}`,
            repair: combination.instead,
          };
        })
      : NOT_APPLICABLE,
});
