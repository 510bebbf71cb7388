import { isAccountMissing } from '../../accounts';
import { NOT_APPLICABLE, objectCheck } from '../../check';
import { BINDING_KINDS } from '../../rights';
import { isJudgedBinding, subjectsOf } from '../../subjects';

/*
 * The service accounts of a binding must exist.
 * Whoever may create the account, or a pod with it, gets its rights.
 *
 * subjects[*] of RoleBinding and ClusterRoleBinding, of kind ServiceAccount, or a User that is one: a ServiceAccount of
 * the tree; default, which every namespace has
 *
 * Reported only where the tree holds other ServiceAccounts in that namespace, and no custom resource names it. Users
 * and groups are no objects.
 *
 * No patch: whether the account or the subject is too much, or too little, only people know.
 */

export const subjectReference = objectCheck({
  id: 'subject-reference',
  kinds: BINDING_KINDS,
  run: (binding, { tree }) => {
    const accounts = subjectsOf(binding).filter(({ account }) => account !== undefined);
    if (accounts.length === 0 || !isJudgedBinding(binding)) {
      return NOT_APPLICABLE;
    }
    return accounts
      .filter(({ account }) => account && isAccountMissing(tree, account.namespace, account.name))
      .map(({ title, path }) => ({
        path: [...path, 'name'],
        problem: `binds ${title}, which does not exist`,
        repair: 'create the ServiceAccount, or remove the subject',
      }));
  },
});
