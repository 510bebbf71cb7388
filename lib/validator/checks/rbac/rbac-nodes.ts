import { escalationCheck } from '../../rights';

/**
 * No role may change nodes.
 *
 * Why: labels and taints of nodes decide where pods, and with them secrets, are sent.
 *
 * Reported: create, update, patch, delete or deletecollection on nodes; update or patch on nodes/status.
 * Allowed: get, list and watch.
 */
export const rbacNodes = escalationCheck('rbac-nodes');
