import { NOT_APPLICABLE, objectCheck } from '../../check';
import { judgeSelector } from '../../selectors';

/*
 * The selector of a Service must select pods.
 * A Service without pods answers nothing.
 *
 * Service spec.selector: labels of at least one pod template of the same namespace
 *
 * Reported only where the tree holds pod templates in that namespace, and the selector names no custom resource, whose
 * pods an operator makes. Labels that controllers and programs set on running pods count as there.
 *
 * Not judged: Services without a selector, whose endpoints are written by others, and of type ExternalName.
 *
 * No patch: which of the two is wrong, only people know.
 */

export const serviceSelector = objectCheck({
  id: 'service-selector',
  kinds: ['/Service'],
  run: ({ namespace, body: { spec = {} } }, { tree }) => {
    const matchLabels = spec.selector ?? {};
    if (spec.type === 'ExternalName' || Object.keys(matchLabels).length === 0) {
      return NOT_APPLICABLE;
    }
    return judgeSelector(tree, namespace, { matchLabels }, 'selector');
  },
});
