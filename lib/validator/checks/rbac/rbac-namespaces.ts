import { escalationCheck } from '../../rights';

/**
 * No role may change or delete namespaces.
 *
 * Why: a changed label switches Pod Security off for the namespace, and a deleted one takes all that is in it.
 *
 * Reported: update, patch, delete or deletecollection on namespaces, also in a Role: there it holds for its own namespace.
 * Allowed: get, list, watch and create.
 */
export const rbacNamespaces = escalationCheck('rbac-namespaces');
