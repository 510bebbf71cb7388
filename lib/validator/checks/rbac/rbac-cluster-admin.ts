import { NOT_APPLICABLE, objectCheck, PASS } from '../../check';
import { BINDING_KINDS } from '../../rights';
import { isJudgedBinding, subjectsOf, subjectsText } from '../../subjects';

/**
 * Nothing is bound to the ClusterRole cluster-admin, in one namespace or in all.
 *
 * Why: it may do everything.
 *
 * Allowed: a binding without subjects. A Role that is called cluster-admin is another role.
 * Exception: the binding to system:masters that every API server makes at its start.
 */
export const rbacClusterAdmin = objectCheck({
  id: 'rbac-cluster-admin',
  kinds: BINDING_KINDS,
  run: (binding) => {
    const { kind, name } = binding.body.roleRef ?? {};
    if (kind !== 'ClusterRole' || name !== 'cluster-admin' || !isJudgedBinding(binding)) {
      return NOT_APPLICABLE;
    }
    const subjects = subjectsOf(binding);
    const where = binding.is('rbac.authorization.k8s.io/RoleBinding') ? 'in its namespace' : 'in the whole cluster';
    return subjects.length === 0
      ? PASS
      : [
          {
            path: ['roleRef', 'name'],
            problem: `binds ClusterRole "cluster-admin", which may do everything ${where}, to ${subjectsText(subjects)}`,
            repair: 'bind a role with the rights that are needed',
          },
        ];
  },
});
