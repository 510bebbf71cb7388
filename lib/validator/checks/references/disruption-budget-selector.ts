import { NOT_APPLICABLE, objectCheck } from '../../check';
import { isEmpty } from '../../policies';
import { judgeSelector } from '../../selectors';

/*
 * The selector of a PodDisruptionBudget must select pods.
 * It protects nothing otherwise.
 *
 * PodDisruptionBudget spec.selector: labels of at least one pod template of the same namespace
 *
 * Reported only where the tree holds pod templates in that namespace, and the selector names no custom resource, whose
 * pods an operator makes. Labels that controllers and programs set on running pods count as there.
 *
 * Not judged: a budget for every pod of its namespace.
 *
 * No patch: which of the two is wrong, only people know.
 */

export const disruptionBudgetSelector = objectCheck({
  id: 'disruption-budget-selector',
  kinds: ['policy/PodDisruptionBudget'],
  run: ({ namespace, body }, { tree }) => {
    const selector = body.spec?.selector ?? {};
    if (isEmpty(selector)) {
      return NOT_APPLICABLE;
    }
    return judgeSelector(tree, namespace, selector, 'selector');
  },
});
