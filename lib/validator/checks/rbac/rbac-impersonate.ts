import { escalationCheck } from '../../rights';

/**
 * No role may impersonate.
 *
 * Why: who impersonates an administrator is one.
 *
 * Reported: impersonate on users, groups, serviceaccounts, uids, userextras or nodes, and the verbs of constrained
 * impersonation (KEP-5284), such as impersonate:user-info and impersonate-on:user-info:create. resourceNames do not help.
 */
export const rbacImpersonate = escalationCheck('rbac-impersonate');
