import { escalationCheck } from '../../rights';

/**
 * No role may write roles or bindings, escalate or bind, nor use or write the SecurityContextConstraints of OpenShift.
 *
 * Why: who binds roles gives himself any of them.
 *
 * Allowed: get, list, watch and delete.
 */
export const rbacEscalate = escalationCheck('rbac-escalate');
