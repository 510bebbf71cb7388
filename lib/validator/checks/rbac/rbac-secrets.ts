import { escalationCheck } from '../../rights';

/**
 * No role may reach secrets, by any verb.
 *
 * Why: list and watch return every secret's contents, and so do patch, delete and deletecollection in their answers.
 *
 * Reported: get, list, watch, create, update, patch, delete or deletecollection on secrets; creating or changing objects of
 * External Secrets, whose operator copies what they name.
 * Allowed: everything else. resourceNames do not help: one secret can be enough. A program that needs one Secret mounts it.
 */
export const rbacSecrets = escalationCheck('rbac-secrets');
