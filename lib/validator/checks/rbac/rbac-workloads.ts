import { ESCALATION_PATHS } from '../../../analysis/escalation-paths';
import { isLimitedResponder } from '../../responders';
import { escalationCheck, Opening, RoleManifest } from '../../rights';
import { bindingsOf, subjectsOf } from '../../subjects';
import type { Tree } from '../../tree';

/** What of the core group makes pods, or changes them. */
const CORE = new Set(
  ESCALATION_PATHS.filter(({ control, apiGroups }) => control === 'rbac-workloads' && apiGroups.includes('')).flatMap(
    ({ resources }) => resources,
  ),
);

/**
 * Whether all who have the role are limited, by an admission policy of the same tree, to the quarantine label of pods.
 * A role that nobody of the tree has is not excused: others may bind it.
 */
function onlyForResponders(role: RoleManifest, { rule }: Opening, tree: Tree): boolean {
  const resources = rule.resources.filter((resource) => CORE.has(resource));
  const plain =
    rule.apiGroups.every((group) => group === '') && rule.resources.every((resource) => !resource.includes('*'));
  const subjects = plain ? bindingsOf(tree, role).flatMap(subjectsOf) : [];
  return (
    subjects.length > 0 && subjects.every((subject) => isLimitedResponder(tree, subject, role.namespace, resources))
  );
}

/**
 * No role may create or change pods or what makes pods.
 *
 * Why: who does runs code as any service account of the namespace, and mounts any of its secrets.
 *
 * Reported: create, update or patch on pods, their status and bindings, on Deployments and all other controllers, on
 * Jobs, and on custom resources of Argo, Flux, Helm, Knative, KubeVirt, OLM, Prometheus and Tekton.
 * Allowed: reading, deleting and evicting; the subresource scale, which makes more of what is there.
 * Exception: a Role whose subjects may change the quarantine label of pods and nothing else, because a
 * ValidatingAdmissionPolicy of the tree with failurePolicy Fail, bound by Deny, says so (IncidentQuarantine).
 */
export const rbacWorkloads = escalationCheck('rbac-workloads', onlyForResponders);
