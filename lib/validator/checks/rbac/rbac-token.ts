import { escalationCheck } from '../../rights';

/**
 * No role may issue tokens of service accounts or change them.
 *
 * Why: a token of another account is that account, and an annotation names the role of the cloud that its pods get.
 *
 * Reported: create on serviceaccounts/token; update or patch on serviceaccounts.
 * Allowed: get, list, watch, create and delete on serviceaccounts; rbac-combined-rights judges create with delete.
 */
export const rbacToken = escalationCheck('rbac-token');
