import { NOT_APPLICABLE, objectCheck } from '../../check';
import { isEmpty, podSelectorOf } from '../../policies';
import { isForQuarantinedOnly } from '../../quarantine';
import { judgeSelector } from '../../selectors';

/*
 * The podSelector of a NetworkPolicy must select pods.
 * A policy that selects nothing protects nothing.
 *
 * NetworkPolicy spec.podSelector: labels of at least one pod template of the same namespace
 *
 * Reported only where the tree holds pod templates in that namespace, and the selector names no custom resource, whose
 * pods an operator makes. Labels that controllers and programs set on running pods count as there.
 *
 * Not judged: policies for every pod, and for pods in quarantine, whose label no template carries.
 *
 * No patch: which of the two is wrong, only people know.
 */

export const networkPolicySelector = objectCheck({
  id: 'network-policy-selector',
  kinds: ['networking.k8s.io/NetworkPolicy'],
  run: (policy, { tree }) => {
    const selector = podSelectorOf(policy);
    if (isEmpty(selector) || isForQuarantinedOnly(policy)) {
      return NOT_APPLICABLE;
    }
    return judgeSelector(tree, policy.namespace, selector, 'podSelector');
  },
});
