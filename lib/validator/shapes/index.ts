import {
  ADMISSION_POLICY,
  ADMISSION_POLICY_BINDING,
  CONSTRAINT_TEMPLATE,
  KYVERNO_POLICY,
  KYVERNO_VALIDATING_POLICY,
  WEBHOOK_CONFIGURATION,
} from './admission';
import { AUTHORIZATION_POLICY, CERTIFICATE, PEER_AUTHENTICATION, SIDECAR } from './mesh';
import { LIMIT_RANGE, NAMESPACE, PERSISTENT_VOLUME_CLAIM, RESOURCE_QUOTA } from './namespace';
import { INGRESS, NETWORK_POLICY, SERVICE } from './network';
import { POD_TEMPLATE } from './pod';
import { BINDING, CLUSTER_ROLE, ROLE, SERVICE_ACCOUNT } from './rbac';
import { CONFIG_MAP, EXTERNAL_SECRET, SEALED_SECRET, SECRET, SECRET_STORE } from './secrets';
import {
  CONTROLLER,
  CRON_JOB,
  HORIZONTAL_POD_AUTOSCALER,
  JOB,
  POD_DISRUPTION_BUDGET,
  POD_TEMPLATE_OBJECT,
  REPLICATION_CONTROLLER,
  SCALED_OBJECT,
} from './workload';

/** What the checks read of each kind, by `group/Kind` of every version; the core group is empty. */
export const SHAPES = {
  '/ConfigMap': CONFIG_MAP,
  '/LimitRange': LIMIT_RANGE,
  '/Namespace': NAMESPACE,
  '/PersistentVolumeClaim': PERSISTENT_VOLUME_CLAIM,
  '/Pod': POD_TEMPLATE,
  '/PodTemplate': POD_TEMPLATE_OBJECT,
  '/ReplicationController': REPLICATION_CONTROLLER,
  '/ResourceQuota': RESOURCE_QUOTA,
  '/Secret': SECRET,
  '/Service': SERVICE,
  '/ServiceAccount': SERVICE_ACCOUNT,
  'admissionregistration.k8s.io/MutatingAdmissionPolicy': ADMISSION_POLICY,
  'admissionregistration.k8s.io/MutatingAdmissionPolicyBinding': ADMISSION_POLICY_BINDING,
  'admissionregistration.k8s.io/MutatingWebhookConfiguration': WEBHOOK_CONFIGURATION,
  'admissionregistration.k8s.io/ValidatingAdmissionPolicy': ADMISSION_POLICY,
  'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding': ADMISSION_POLICY_BINDING,
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration': WEBHOOK_CONFIGURATION,
  'apps/DaemonSet': CONTROLLER,
  'apps/Deployment': CONTROLLER,
  'apps/ReplicaSet': CONTROLLER,
  'apps/StatefulSet': CONTROLLER,
  'autoscaling/HorizontalPodAutoscaler': HORIZONTAL_POD_AUTOSCALER,
  'batch/CronJob': CRON_JOB,
  'batch/Job': JOB,
  'bitnami.com/SealedSecret': SEALED_SECRET,
  'cert-manager.io/Certificate': CERTIFICATE,
  'external-secrets.io/ClusterSecretStore': SECRET_STORE,
  'external-secrets.io/ExternalSecret': EXTERNAL_SECRET,
  'external-secrets.io/SecretStore': SECRET_STORE,
  'keda.sh/ScaledObject': SCALED_OBJECT,
  'kyverno.io/ClusterPolicy': KYVERNO_POLICY,
  'kyverno.io/Policy': KYVERNO_POLICY,
  'networking.istio.io/Sidecar': SIDECAR,
  'networking.k8s.io/Ingress': INGRESS,
  'networking.k8s.io/NetworkPolicy': NETWORK_POLICY,
  'policies.kyverno.io/ImageValidatingPolicy': KYVERNO_VALIDATING_POLICY,
  'policies.kyverno.io/ValidatingPolicy': KYVERNO_VALIDATING_POLICY,
  'policy/PodDisruptionBudget': POD_DISRUPTION_BUDGET,
  'rbac.authorization.k8s.io/ClusterRole': CLUSTER_ROLE,
  'rbac.authorization.k8s.io/ClusterRoleBinding': BINDING,
  'rbac.authorization.k8s.io/Role': ROLE,
  'rbac.authorization.k8s.io/RoleBinding': BINDING,
  'security.istio.io/AuthorizationPolicy': AUTHORIZATION_POLICY,
  'security.istio.io/PeerAuthentication': PEER_AUTHENTICATION,
  'templates.gatekeeper.sh/ConstraintTemplate': CONSTRAINT_TEMPLATE,
  // Any object whatever: its metadata only.
  '*': NAMESPACE,
} as const;
