import { escalationCheck } from '../../rights';

/**
 * No role may change admission or the API itself.
 *
 * Why: who decides admission, or serves a part of the API, sees and changes every object, secrets among them.
 *
 * Reported: writing or deleting webhook configurations, admission policies and their bindings, custom resource definitions,
 * API services, and policies of Gatekeeper, Kyverno and sigstore.
 * Allowed: get, list and watch.
 */
export const rbacAdmission = escalationCheck('rbac-admission');
