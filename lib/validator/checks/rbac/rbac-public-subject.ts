import { NOT_APPLICABLE, objectCheck } from '../../check';
import { BINDING_KINDS } from '../../rights';
import { isJudgedBinding, roleText, subjectsOf } from '../../subjects';

/**
 * No binding may name everybody, or a group that bypasses RBAC.
 *
 * Why: a right of system:authenticated is a right of every account, and members of system:masters have every right.
 *
 * Reported: the users and groups of `PUBLIC_SUBJECTS`, and the service accounts of a whole namespace
 * (system:serviceaccounts:NAMESPACE).
 * Exception: the bindings that every API server makes at its start.
 */
export const rbacPublicSubject = objectCheck({
  id: 'rbac-public-subject',
  kinds: BINDING_KINDS,
  run: (binding) =>
    isJudgedBinding(binding)
      ? subjectsOf(binding)
          .filter(({ everybody }) => everybody !== undefined)
          .map(({ title, everybody, path }) => ({
            path,
            problem: `binds ${roleText(binding)} to ${title}: ${everybody}`,
            repair: 'bind to the one user, group or service account that needs it',
          }))
      : NOT_APPLICABLE,
});
