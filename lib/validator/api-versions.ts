/**
 * The API versions of Kubernetes itself: since when each is served, since when it is deprecated, and which release
 * stopped serving it.
 */

/** The newest release that the table knows. */
export const NEWEST_MINOR = 37;

/** A kind in one version of its group. Numbers are minor versions of Kubernetes: 25 is 1.25. */
export interface ApiVersion {
  /** `policy/v1beta1` */
  readonly apiVersion: string;
  readonly kind: string;
  /** The first release that serves it, if only behind a switch. */
  readonly introduced: number;
  readonly deprecated?: number;
  /** The first release that does not serve it any more. Above `NEWEST_MINOR`, what is planned. */
  readonly removed?: number;
}

/** Version of the group, kinds, introduced, deprecated, removed. */
type Row = readonly [apiVersion: string, kinds: string, introduced: number, deprecated?: number, removed?: number];

/**
 * The versions of each kind in the order in which they are to be preferred.
 *
 * Sources: the `APILifecycle` methods of k8s.io/api, k8s.io/apiextensions-apiserver and k8s.io/kube-aggregator, 0.20 to
 * 0.37; where a type left k8s.io/api, or pkg/registry of k8s.io/kubernetes stopped serving it, before that, this
 * counts. What has no such methods stands as in the change logs.
 */
const ROWS: readonly Row[] = [
  ['v1', 'ComponentStatus', 0, 19],
  ['v1', 'Endpoints', 0, 33],
  ['v1', 'Event LimitRange Namespace Node PersistentVolume PersistentVolumeClaim Pod PodTemplate', 0],
  ['v1', 'ReplicationController ResourceQuota Secret Service ServiceAccount', 0],
  ['v1', 'ConfigMap', 2],
  ['admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration ValidatingWebhookConfiguration', 16],
  ['admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding', 30],
  ['admissionregistration.k8s.io/v1', 'MutatingAdmissionPolicy MutatingAdmissionPolicyBinding', 36],
  ['admissionregistration.k8s.io/v1beta1', 'MutatingWebhookConfiguration ValidatingWebhookConfiguration', 9, 16, 22],
  ['admissionregistration.k8s.io/v1beta1', 'ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding', 28, 31, 34],
  ['admissionregistration.k8s.io/v1beta1', 'MutatingAdmissionPolicy MutatingAdmissionPolicyBinding', 34, 37, 40],
  ['admissionregistration.k8s.io/v1alpha1', 'ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding', 26, 29, 32],
  ['admissionregistration.k8s.io/v1alpha1', 'MutatingAdmissionPolicy MutatingAdmissionPolicyBinding', 32, 35, 38],
  ['admissionregistration.k8s.io/v1alpha1', 'InitializerConfiguration', 7, undefined, 14],
  ['apidiscovery.k8s.io/v2', 'APIGroupDiscovery', 30],
  ['apidiscovery.k8s.io/v2beta1', 'APIGroupDiscovery', 26, 32, 35],
  ['apiextensions.k8s.io/v1', 'CustomResourceDefinition', 16],
  ['apiextensions.k8s.io/v1beta1', 'CustomResourceDefinition', 7, 16, 22],
  ['apiregistration.k8s.io/v1', 'APIService', 10],
  ['apiregistration.k8s.io/v1beta1', 'APIService', 7, 19, 22],
  ['apps/v1', 'ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet', 9],
  ['apps/v1beta2', 'ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet', 8, 9, 16],
  ['apps/v1beta1', 'StatefulSet', 5, 8, 16],
  ['apps/v1beta1', 'Deployment', 6, 8, 16],
  ['apps/v1beta1', 'ControllerRevision', 7, 8, 16],
  ['apps/v1alpha1', 'PetSet', 3, undefined, 5],
  ['auditregistration.k8s.io/v1alpha1', 'AuditSink', 13, undefined, 19],
  ['autoscaling/v2', 'HorizontalPodAutoscaler', 23],
  ['autoscaling/v2beta2', 'HorizontalPodAutoscaler', 12, 23, 26],
  ['autoscaling/v2beta1', 'HorizontalPodAutoscaler', 8, 22, 25],
  ['autoscaling/v1', 'HorizontalPodAutoscaler', 2],
  ['batch/v1', 'Job', 2],
  ['batch/v1', 'CronJob', 21],
  ['batch/v1beta1', 'CronJob', 8, 21, 25],
  ['batch/v2alpha1', 'CronJob', 5, undefined, 21],
  ['batch/v2alpha1', 'ScheduledJob', 4, undefined, 8],
  ['certificates.k8s.io/v1', 'CertificateSigningRequest', 19],
  ['certificates.k8s.io/v1', 'ClusterTrustBundle PodCertificateRequest', 37],
  ['certificates.k8s.io/v1beta1', 'CertificateSigningRequest', 12, 19, 22],
  ['certificates.k8s.io/v1beta1', 'ClusterTrustBundle', 33, 37, 40],
  ['certificates.k8s.io/v1beta1', 'PodCertificateRequest', 35, 37, 40],
  ['certificates.k8s.io/v1alpha1', 'ClusterTrustBundle', 27, 34, 37],
  ['certificates.k8s.io/v1alpha1', 'PodCertificateRequest', 34, undefined, 35],
  ['coordination.k8s.io/v1', 'Lease', 14],
  ['coordination.k8s.io/v1beta1', 'Lease', 12, 19, 22],
  ['coordination.k8s.io/v1beta1', 'LeaseCandidate', 33, 36, 39],
  ['coordination.k8s.io/v1alpha2', 'LeaseCandidate', 32, 35, 38],
  ['coordination.k8s.io/v1alpha1', 'LeaseCandidate', 31, undefined, 32],
  ['discovery.k8s.io/v1', 'EndpointSlice', 21],
  ['discovery.k8s.io/v1beta1', 'EndpointSlice', 16, 21, 25],
  ['discovery.k8s.io/v1alpha1', 'EndpointSlice', 16, undefined, 21],
  ['events.k8s.io/v1', 'Event', 19],
  ['events.k8s.io/v1beta1', 'Event', 8, 22, 25],
  ['extensions/v1beta1', 'DaemonSet Deployment', 1, 8, 16],
  ['extensions/v1beta1', 'Ingress', 1, 14, 22],
  ['extensions/v1beta1', 'PodSecurityPolicy', 2, 11, 16],
  ['extensions/v1beta1', 'ReplicaSet', 2, 8, 16],
  ['extensions/v1beta1', 'NetworkPolicy', 3, 9, 16],
  ['extensions/v1beta1', 'Job', 1, 5, 6],
  ['extensions/v1beta1', 'ThirdPartyResource', 1, 7, 8],
  ['flowcontrol.apiserver.k8s.io/v1', 'FlowSchema PriorityLevelConfiguration', 29],
  ['flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema PriorityLevelConfiguration', 26, 29, 32],
  ['flowcontrol.apiserver.k8s.io/v1beta2', 'FlowSchema PriorityLevelConfiguration', 23, 26, 29],
  ['flowcontrol.apiserver.k8s.io/v1beta1', 'FlowSchema PriorityLevelConfiguration', 20, 23, 26],
  ['flowcontrol.apiserver.k8s.io/v1alpha1', 'FlowSchema PriorityLevelConfiguration', 18, 20, 21],
  ['internal.apiserver.k8s.io/v1alpha1', 'StorageVersion', 20],
  ['lifecycle.k8s.io/v1alpha1', 'Eviction EvictionRequest', 37, 40, 43],
  ['networking.k8s.io/v1', 'NetworkPolicy', 7],
  ['networking.k8s.io/v1', 'Ingress IngressClass', 19],
  ['networking.k8s.io/v1', 'IPAddress ServiceCIDR', 33],
  ['networking.k8s.io/v1beta1', 'Ingress', 14, 19, 22],
  ['networking.k8s.io/v1beta1', 'IngressClass', 18, 19, 22],
  ['networking.k8s.io/v1beta1', 'IPAddress ServiceCIDR', 31, 34, 37],
  ['networking.k8s.io/v1alpha1', 'ClusterCIDR', 25, 28, 29],
  ['networking.k8s.io/v1alpha1', 'IPAddress', 27, 30, 31],
  ['networking.k8s.io/v1alpha1', 'ServiceCIDR', 29, 30, 31],
  ['node.k8s.io/v1', 'RuntimeClass', 20],
  ['node.k8s.io/v1beta1', 'RuntimeClass', 13, 22, 25],
  ['node.k8s.io/v1alpha1', 'RuntimeClass', 14, undefined, 24],
  ['policy/v1', 'PodDisruptionBudget', 21],
  ['policy/v1beta1', 'PodDisruptionBudget', 5, 21, 25],
  ['policy/v1beta1', 'PodSecurityPolicy', 10, 21, 25],
  ['rbac.authorization.k8s.io/v1', 'ClusterRole ClusterRoleBinding Role RoleBinding', 8],
  ['rbac.authorization.k8s.io/v1beta1', 'ClusterRole ClusterRoleBinding Role RoleBinding', 6, 17, 22],
  ['rbac.authorization.k8s.io/v1alpha1', 'ClusterRole ClusterRoleBinding Role RoleBinding', 3, 17, 23],
  ['resource.k8s.io/v1', 'DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice', 34],
  ['resource.k8s.io/v1', 'DeviceTaintRule', 37],
  ['resource.k8s.io/v1beta2', 'DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice', 33, 36, 39],
  ['resource.k8s.io/v1beta2', 'DeviceTaintRule', 36, 39, 42],
  ['resource.k8s.io/v1beta1', 'DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice', 32, 35, 38],
  ['resource.k8s.io/v1alpha3', 'DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice', 31, undefined, 34],
  ['resource.k8s.io/v1alpha3', 'PodSchedulingContext', 31, undefined, 32],
  ['resource.k8s.io/v1alpha3', 'DeviceTaintRule', 33, 36, 39],
  ['resource.k8s.io/v1alpha3', 'ResourcePoolStatusRequest', 36, 39, 42],
  [
    'resource.k8s.io/v1alpha2',
    'PodSchedulingContext ResourceClaim ResourceClaimTemplate ResourceClass',
    27,
    undefined,
    31,
  ],
  ['resource.k8s.io/v1alpha2', 'ResourceClaimParameters ResourceClassParameters ResourceSlice', 30, undefined, 31],
  ['resource.k8s.io/v1alpha1', 'PodScheduling ResourceClaim ResourceClaimTemplate ResourceClass', 26, undefined, 27],
  ['scheduling.k8s.io/v1', 'PriorityClass', 14],
  ['scheduling.k8s.io/v1beta1', 'PriorityClass', 11, 14, 22],
  ['scheduling.k8s.io/v1beta1', 'PodGroup Workload', 37, 40, 43],
  ['scheduling.k8s.io/v1alpha3', 'CompositePodGroup PodGroup Workload', 37],
  ['scheduling.k8s.io/v1alpha2', 'PodGroup Workload', 36, undefined, 37],
  ['scheduling.k8s.io/v1alpha1', 'PriorityClass', 8, 14, 23],
  ['scheduling.k8s.io/v1alpha1', 'Workload', 35, undefined, 36],
  ['settings.k8s.io/v1alpha1', 'PodPreset', 6, undefined, 20],
  ['storage.k8s.io/v1', 'StorageClass', 6],
  ['storage.k8s.io/v1', 'VolumeAttachment', 13],
  ['storage.k8s.io/v1', 'CSINode', 17],
  ['storage.k8s.io/v1', 'CSIDriver', 18],
  ['storage.k8s.io/v1', 'CSIStorageCapacity', 24],
  ['storage.k8s.io/v1', 'VolumeAttributesClass', 34],
  ['storage.k8s.io/v1beta1', 'StorageClass', 4, 19, 22],
  ['storage.k8s.io/v1beta1', 'VolumeAttachment', 10, 19, 22],
  ['storage.k8s.io/v1beta1', 'CSIDriver', 14, 19, 22],
  ['storage.k8s.io/v1beta1', 'CSINode', 14, 17, 22],
  ['storage.k8s.io/v1beta1', 'CSIStorageCapacity', 21, 24, 27],
  ['storage.k8s.io/v1beta1', 'VolumeAttributesClass', 31, 34, 37],
  ['storage.k8s.io/v1alpha1', 'VolumeAttachment', 9, 21, 24],
  ['storage.k8s.io/v1alpha1', 'CSIStorageCapacity', 19, 21, 24],
  ['storage.k8s.io/v1alpha1', 'VolumeAttributesClass', 29, 32, 35],
  ['storagemigration.k8s.io/v1', 'StorageVersionMigration', 37],
  ['storagemigration.k8s.io/v1beta1', 'StorageVersionMigration', 35, 37, 40],
  ['storagemigration.k8s.io/v1alpha1', 'StorageVersionMigration', 30, 33, 35],
];

/** Kinds that go on under another name or in another group. */
const SUCCESSORS: { readonly [name: string]: string } = {
  '/Endpoints': 'discovery.k8s.io/EndpointSlice',
  'apps/PetSet': 'apps/StatefulSet',
  'batch/ScheduledJob': 'batch/CronJob',
  'extensions/DaemonSet': 'apps/DaemonSet',
  'extensions/Deployment': 'apps/Deployment',
  'extensions/Ingress': 'networking.k8s.io/Ingress',
  'extensions/Job': 'batch/Job',
  'extensions/NetworkPolicy': 'networking.k8s.io/NetworkPolicy',
  'extensions/PodSecurityPolicy': 'policy/PodSecurityPolicy',
  'extensions/ReplicaSet': 'apps/ReplicaSet',
  'extensions/ThirdPartyResource': 'apiextensions.k8s.io/CustomResourceDefinition',
  'resource.k8s.io/ResourceClass': 'resource.k8s.io/DeviceClass',
};

/** Kinds whose work something else does today. */
const ADVICE: { readonly [kind: string]: string } = {
  InitializerConfiguration: 'use a MutatingWebhookConfiguration',
  PodSecurityPolicy: 'remove it and set the Pod Security labels of the namespaces',
};

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}

function nameOf({ apiVersion, kind }: ApiVersion): string {
  return `${groupOf(apiVersion)}/${kind}`;
}

const VERSIONS: readonly ApiVersion[] = ROWS.flatMap(([apiVersion, kinds, introduced, deprecated, removed]) =>
  kinds.split(' ').map((kind): ApiVersion => ({ apiVersion, kind, introduced, deprecated, removed })),
);

/** By version, then by kind. */
const BY_VERSION = new Map<string, Map<string, ApiVersion>>();
for (const version of VERSIONS) {
  const kinds = BY_VERSION.get(version.apiVersion) ?? new Map<string, ApiVersion>();
  BY_VERSION.set(version.apiVersion, kinds.set(version.kind, version));
}

/** What is known of a kind in a version; nothing of custom resources. */
export function findApiVersion(apiVersion: string, kind: string): ApiVersion | undefined {
  return BY_VERSION.get(apiVersion)?.get(kind);
}

/** Whether servers of this release can serve it. */
export function isServed({ introduced, removed = Infinity }: ApiVersion, minor: number): boolean {
  return introduced <= minor && minor < removed;
}

/** Whether servers of this release warn of it. */
export function isDeprecated({ deprecated = Infinity }: ApiVersion, minor: number): boolean {
  return deprecated <= minor;
}

/** What to use instead in this release: the same kind, or its successor, served and not deprecated. */
export function replacementOf(version: ApiVersion, minor: number): ApiVersion | undefined {
  const name = nameOf(version);
  const names = [SUCCESSORS[name], name];
  return VERSIONS.find(
    (other) => names.includes(nameOf(other)) && isServed(other, minor) && !isDeprecated(other, minor),
  );
}

/** The repair of an object in a version that is not, or will not be, served: `use apiVersion policy/v1`. */
export function repairOf(version: ApiVersion, minor: number): string {
  const other = replacementOf(version, minor);
  if (other !== undefined) {
    return other.kind === version.kind
      ? `use apiVersion ${other.apiVersion}`
      : `use ${other.kind} of ${other.apiVersion}`;
  }
  if (version.introduced > minor) {
    return `remove it, or target Kubernetes 1.${version.introduced} or later`;
  }
  return ADVICE[version.kind] ?? `remove it: nothing replaces it in Kubernetes 1.${minor}`;
}
