import { NOT_APPLICABLE, objectCheck, PASS } from '../../check';
import { BINDING_KINDS } from '../../rights';
import { isJudgedBinding, subjectsOf, subjectsText } from '../../subjects';

const ADMIN = 'it writes roles and bindings, and includes secrets, exec and the tokens of service accounts';
const EDIT = 'it includes secrets, exec and the tokens of service accounts';
const VIEW = 'it reads the logs and ConfigMaps of every namespace';

/** What the built-in roles include, also by the names under which Kubernetes collects their rules. */
const INCLUDES = new Map([
  ['admin', ADMIN],
  ['edit', EDIT],
  ['view', VIEW],
  ['system:aggregate-to-admin', 'it writes roles and bindings'],
  ['system:aggregate-to-edit', EDIT],
  ['system:aggregate-to-view', VIEW],
]);

/**
 * Nothing is bound to the ClusterRoles admin or edit, nor for the whole cluster to view.
 *
 * Why: edit includes secrets, exec and the tokens of service accounts; view includes every log and ConfigMap.
 *
 * Allowed: view by a RoleBinding, in one namespace; a binding without subjects. cluster-admin is judged by
 * rbac-cluster-admin.
 */
export const rbacBuiltInRole = objectCheck({
  id: 'rbac-built-in-role',
  kinds: BINDING_KINDS,
  run: (binding) => {
    const { kind, name = '' } = binding.body.roleRef ?? {};
    const includes = kind === 'ClusterRole' ? INCLUDES.get(name) : undefined;
    if (includes === undefined || !isJudgedBinding(binding)) {
      return NOT_APPLICABLE;
    }
    const inOneNamespace = binding.is('rbac.authorization.k8s.io/RoleBinding');
    const subjects = subjectsOf(binding);
    return subjects.length === 0 || (inOneNamespace && includes === VIEW)
      ? PASS
      : [
          {
            path: ['roleRef', 'name'],
            problem: `binds the built-in ClusterRole "${name}" to ${subjectsText(subjects)}: ${includes}`,
            repair: 'bind a role with the rights that are needed',
          },
        ];
  },
});
