import { BUILT_IN_ROLES } from '../../../hardening';
import { NOT_APPLICABLE, objectCheck, PASS } from '../../check';
import { mayBeMade } from '../../custom-resources';
import { isMissing } from '../../lookups';
import { BINDING_KINDS } from '../../rights';
import { roleText } from '../../subjects';
import type { Tree } from '../../tree';

/*
 * The role of a binding must exist.
 * The binding grants nothing, until somebody creates a role of that name.
 *
 * roleRef of RoleBinding and ClusterRoleBinding: a Role of the same namespace or a ClusterRole of the tree; the
 * ClusterRoles that every cluster has: admin, cluster-admin, edit, view, and system:*
 *
 * Reported only where the tree holds other Roles in that namespace, or other ClusterRoles, and no custom resource names
 * it.
 *
 * No patch: roleRef cannot be changed later, and what the role should allow, only people know.
 */

const ROLE = 'rbac.authorization.k8s.io/Role';
const CLUSTER_ROLE = 'rbac.authorization.k8s.io/ClusterRole';

function isBuiltIn(name: string): boolean {
  return name.startsWith('system:') || BUILT_IN_ROLES.includes(name);
}

function isRoleMissing(tree: Tree, kind: string, namespace: string, name: string): boolean {
  const missing =
    kind === 'Role'
      ? isMissing(tree, ROLE, namespace, name)
      : kind === 'ClusterRole' && !isBuiltIn(name) && isMissing(tree, CLUSTER_ROLE, '', name);
  return missing && !mayBeMade(tree, namespace, name);
}

export const roleReference = objectCheck({
  id: 'role-reference',
  kinds: BINDING_KINDS,
  run: (binding, { tree }) => {
    const { kind = '', name = '' } = binding.body.roleRef ?? {};
    if (name === '') {
      return NOT_APPLICABLE;
    }
    return isRoleMissing(tree, kind, binding.namespace, name)
      ? [
          {
            path: ['roleRef', 'name'],
            problem: `binds ${roleText(binding)}, which does not exist`,
            repair: 'create the role, or remove the binding',
          },
        ]
      : PASS;
  },
});
