import type { Rule } from '../../../analysis/rights';
import { NOT_APPLICABLE, objectCheck, PASS } from '../../check';
import { bindsBuiltIn, rulesBound } from '../../rights';
import { isJudgedBinding, roleText, subjectsOf, subjectsText } from '../../subjects';

/** Resources of Kubernetes that have a namespace, by API group. */
const NAMESPACED: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    '': [
      'bindings configmaps endpoints events limitranges persistentvolumeclaims pods podtemplates',
      'replicationcontrollers resourcequotas secrets serviceaccounts services',
    ].join(' '),
    'apps': 'controllerrevisions daemonsets deployments replicasets statefulsets',
    'autoscaling': 'horizontalpodautoscalers',
    'batch': 'cronjobs jobs',
    'coordination.k8s.io': 'leases',
    'discovery.k8s.io': 'endpointslices',
    'events.k8s.io': 'events',
    'extensions': 'daemonsets deployments ingresses networkpolicies replicasets',
    'networking.k8s.io': 'ingresses networkpolicies',
    'policy': 'poddisruptionbudgets',
    'rbac.authorization.k8s.io': 'rolebindings roles',
  }).map(([group, resources]) => [group, new Set(resources.split(' '))]),
);

/** Whether all of a rule has a namespace for certain. What a custom resource or a wildcard covers cannot be told. */
function isNamespaced({ apiGroups, resources }: Rule): boolean {
  return (
    resources.length > 0 &&
    apiGroups.every((group) => NAMESPACED.has(group)) &&
    resources.every((resource) => {
      const name = resource.split('/', 1)[0] ?? '';
      return apiGroups.some((group) => NAMESPACED.get(group)?.has(name));
    })
  );
}

/**
 * Rights of a service account on namespaced resources are bound in their namespaces, not in the whole cluster.
 *
 * Why: a cluster-wide grant covers namespaces that do not exist yet.
 *
 * Reported: a ClusterRoleBinding to service accounts whose role holds resources of Kubernetes with a namespace only.
 * Allowed: a role that also grants something without a namespace (nodes, namespaces, URLs), custom resources, or "*".
 * Not judged: a role that is not in the tree; the built-in roles, which have checks of their own; users and groups.
 */
export const rbacPerNamespace = objectCheck({
  id: 'rbac-per-namespace',
  kinds: ['rbac.authorization.k8s.io/ClusterRoleBinding'],
  run: (binding, { tree }) => {
    const rules = rulesBound(tree, binding) ?? [];
    const accounts = subjectsOf(binding).filter(({ account }) => account !== undefined);
    if (rules.length === 0 || accounts.length === 0 || bindsBuiltIn(binding) || !isJudgedBinding(binding)) {
      return NOT_APPLICABLE;
    }
    return rules.every(isNamespaced)
      ? [
          {
            path: ['roleRef'],
            problem: `binds ${roleText(binding)} to ${subjectsText(accounts)} in every namespace, although all that it grants has a namespace`,
            repair: 'replace the ClusterRoleBinding by a RoleBinding in each namespace',
          },
        ]
      : PASS;
  },
});
