import { escalationCheck } from '../../rights';

/**
 * No role may write network policies.
 *
 * Why: isolation that the isolated can lift is none: an allow policy of one's own opens whatever the others close.
 *
 * Reported: create, update, patch, delete or deletecollection on network policies of Kubernetes, Cilium, Calico and Antrea.
 * Allowed: get, list and watch.
 */
export const rbacNetworkPolicies = escalationCheck('rbac-network-policies');
