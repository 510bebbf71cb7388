import { SHARED_NAMESPACES } from '../hardening';
import { KIND_NAMES, KindName } from './manifest';

/** Namespaces that belong to Kubernetes itself. What is in them is for the cluster's maker to harden. */
export const CLUSTER_NAMESPACES = SHARED_NAMESPACES.filter((name) => name.startsWith('kube-'));

/** Kinds among those that checks know that have no namespace. */
const CLUSTER_WIDE: readonly KindName[] = [
  '/Namespace',
  'admissionregistration.k8s.io/MutatingAdmissionPolicy',
  'admissionregistration.k8s.io/MutatingAdmissionPolicyBinding',
  'admissionregistration.k8s.io/MutatingWebhookConfiguration',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicy',
  'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding',
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
  'external-secrets.io/ClusterSecretStore',
  'kyverno.io/ClusterPolicy',
  'policies.kyverno.io/ImageValidatingPolicy',
  'policies.kyverno.io/ValidatingPolicy',
  'rbac.authorization.k8s.io/ClusterRole',
  'rbac.authorization.k8s.io/ClusterRoleBinding',
  'templates.gatekeeper.sh/ConstraintTemplate',
];

/** Kinds that checks know and that have a namespace. */
export const NAMESPACED: readonly KindName[] = KIND_NAMES.filter(
  (kind) => kind !== '*' && !CLUSTER_WIDE.includes(kind),
);

/** What Pod Security does with a pod below the level: refuse it, write it to the audit log, tell the user. */
export const MODES = ['enforce', 'audit', 'warn'] as const;

/** Prefix of the labels of Pod Security. */
export const POD_SECURITY = 'pod-security.kubernetes.io/';
