import { CLUSTER_RESOURCES } from '../../../hardening';
import { NOT_APPLICABLE, objectCheck, Violation } from '../../check';
import { isJudged, WrittenRule } from '../../rights';
import { quote } from '../../text';

const CLUSTER_WIDE = new Set(CLUSTER_RESOURCES);

/** Requests for one namespace by its name count as requests in it, and so a Role does grant them. */
const ON_OWN_NAMESPACE = ['get', 'update', 'patch', 'delete', '*'];

/** API groups in which the words of `CLUSTER_RESOURCES` have their meaning: nodes.longhorn.io has a namespace. */
function isOfKubernetes(group: string): boolean {
  return !group.includes('.') || group.endsWith('.k8s.io');
}

function isLost(resource: string, verbs: readonly string[]): boolean {
  const name = resource.split('/', 1)[0] ?? '';
  return CLUSTER_WIDE.has(name) && (name !== 'namespaces' || !verbs.some((verb) => ON_OWN_NAMESPACE.includes(verb)));
}

function judge(rule: WrittenRule, index: number): readonly Violation[] {
  const { apiGroups = [], resources = [], verbs = [], nonResourceURLs = [] } = rule;
  const lost = apiGroups.every((group) => group !== '*' && isOfKubernetes(group))
    ? [...resources.entries()].filter(([, resource]) => isLost(resource, verbs))
    : [];
  const violations = lost.map(([at, resource]) => ({
    path: ['rules', index, 'resources', at],
    problem: `names ${quote(resource)}, which has no namespace: a Role cannot grant it`,
    repair: 'use a ClusterRole with a ClusterRoleBinding, or remove it',
  }));
  return nonResourceURLs.length === 0
    ? violations
    : [
        ...violations,
        {
          path: ['rules', index, 'nonResourceURLs'],
          problem: 'names URLs, which have no namespace: the API server refuses the Role',
          repair: 'use a ClusterRole with a ClusterRoleBinding, or remove them',
        },
      ];
}

/**
 * No Role grants what has no namespace.
 *
 * Why: a Role cannot grant it, so the rule has no effect and somebody believes it has.
 *
 * Allowed: get, update, patch and delete on namespaces, which hold for the Role's own namespace. Not judged: rules with
 * API groups that are not Kubernetes' own, where the same word may be another resource.
 */
export const rbacClusterResource = objectCheck({
  id: 'rbac-cluster-resource',
  kinds: ['rbac.authorization.k8s.io/Role'],
  run: (role, { tree }) => (isJudged(role, tree) ? (role.body.rules ?? []).flatMap(judge) : NOT_APPLICABLE),
});
