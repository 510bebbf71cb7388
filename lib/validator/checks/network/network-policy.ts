import { NOT_APPLICABLE, PASS, PodCheck } from '../../check';
import { DIRECTIONS, hasOtherPolicies, isolatedPods, isSubject, POLICY_TYPES } from '../../policies';

/*
 * Every pod must be selected by a network policy, for ingress and for egress.
 * A pod that no policy selects accepts and reaches everything.
 *
 * spec.podSelector of the NetworkPolicies of the tree in the pod's namespace; those without a namespace count for pods
 * without one
 *
 * Not applicable: pods in the network of their node, to which policies do not apply; namespaces for which the tree
 * holds policies of a network plug-in or of administrators, whose meaning is not known here.
 */

export const networkPolicy: PodCheck = {
  id: 'network-policy',
  run: (pod, { tree }) => {
    if (!isSubject(pod) || hasOtherPolicies(tree, pod.namespace)) {
      return NOT_APPLICABLE;
    }
    const isolated = tree.once(isolatedPods);
    const open = DIRECTIONS.filter((direction) => !isolated[direction].has(pod));
    if (open.length === 0) {
      return PASS;
    }
    const types = open.map((direction) => POLICY_TYPES[direction]).join(', ');
    return [
      {
        path: pod.path('metadata', 'labels'),
        problem: `no NetworkPolicy selects the pod for ${open.join(' and ')}`,
        repair: `add a NetworkPolicy that selects it, with policyTypes [${types}]`,
      },
    ];
  },
};
