import { NOT_APPLICABLE, objectCheck } from '../../check';
import { BINDING_KINDS } from '../../rights';
import { isJudgedBinding, roleText, subjectsOf } from '../../subjects';

/**
 * Nothing is bound to a service account "default", named as an account or as the user that it is.
 *
 * Why: every pod of the namespace that names no account gets the rights.
 */
export const rbacDefaultAccount = objectCheck({
  id: 'rbac-default-account',
  kinds: BINDING_KINDS,
  run: (binding) =>
    isJudgedBinding(binding)
      ? subjectsOf(binding)
          .filter(({ account }) => account?.name === 'default')
          .map(({ title, path }) => ({
            path: [...path, 'name'],
            problem: `binds ${roleText(binding)} to ${title}, as which every pod runs that names no account`,
            repair: 'create a ServiceAccount and bind to it',
          }))
      : NOT_APPLICABLE,
});
