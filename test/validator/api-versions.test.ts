import {
  ApiVersion,
  findApiVersion,
  isDeprecated,
  isServed,
  NEWEST_MINOR,
  replacementOf,
  repairOf,
} from '../../lib/validator/api-versions';

/** What the deprecation guide of Kubernetes says: release, version, kind, what replaces it. */
const GUIDE: readonly (readonly [removed: number, apiVersion: string, kind: string, replacement: string])[] = [
  [16, 'apps/v1beta1', 'StatefulSet', 'apps/v1'],
  [16, 'apps/v1beta2', 'DaemonSet', 'apps/v1'],
  [16, 'extensions/v1beta1', 'Deployment', 'apps/v1'],
  [16, 'extensions/v1beta1', 'NetworkPolicy', 'networking.k8s.io/v1'],
  [22, 'admissionregistration.k8s.io/v1beta1', 'ValidatingWebhookConfiguration', 'admissionregistration.k8s.io/v1'],
  [22, 'apiextensions.k8s.io/v1beta1', 'CustomResourceDefinition', 'apiextensions.k8s.io/v1'],
  [22, 'apiregistration.k8s.io/v1beta1', 'APIService', 'apiregistration.k8s.io/v1'],
  [22, 'certificates.k8s.io/v1beta1', 'CertificateSigningRequest', 'certificates.k8s.io/v1'],
  [22, 'coordination.k8s.io/v1beta1', 'Lease', 'coordination.k8s.io/v1'],
  [22, 'extensions/v1beta1', 'Ingress', 'networking.k8s.io/v1'],
  [22, 'networking.k8s.io/v1beta1', 'Ingress', 'networking.k8s.io/v1'],
  [22, 'networking.k8s.io/v1beta1', 'IngressClass', 'networking.k8s.io/v1'],
  [22, 'rbac.authorization.k8s.io/v1beta1', 'ClusterRole', 'rbac.authorization.k8s.io/v1'],
  [22, 'scheduling.k8s.io/v1beta1', 'PriorityClass', 'scheduling.k8s.io/v1'],
  [22, 'storage.k8s.io/v1beta1', 'CSINode', 'storage.k8s.io/v1'],
  [25, 'autoscaling/v2beta1', 'HorizontalPodAutoscaler', 'autoscaling/v2'],
  [25, 'batch/v1beta1', 'CronJob', 'batch/v1'],
  [25, 'discovery.k8s.io/v1beta1', 'EndpointSlice', 'discovery.k8s.io/v1'],
  [25, 'events.k8s.io/v1beta1', 'Event', 'events.k8s.io/v1'],
  [25, 'node.k8s.io/v1beta1', 'RuntimeClass', 'node.k8s.io/v1'],
  [25, 'policy/v1beta1', 'PodDisruptionBudget', 'policy/v1'],
  [26, 'autoscaling/v2beta2', 'HorizontalPodAutoscaler', 'autoscaling/v2'],
  [26, 'flowcontrol.apiserver.k8s.io/v1beta1', 'FlowSchema', 'flowcontrol.apiserver.k8s.io/v1beta3'],
  [27, 'storage.k8s.io/v1beta1', 'CSIStorageCapacity', 'storage.k8s.io/v1'],
  [29, 'flowcontrol.apiserver.k8s.io/v1beta2', 'FlowSchema', 'flowcontrol.apiserver.k8s.io/v1'],
  [32, 'flowcontrol.apiserver.k8s.io/v1beta3', 'PriorityLevelConfiguration', 'flowcontrol.apiserver.k8s.io/v1'],
];

function version(apiVersion: string, kind: string): ApiVersion {
  return findApiVersion(apiVersion, kind)!;
}

test.each(GUIDE)('1.%i stopped serving %s %s', (removed, apiVersion, kind, replacement) => {
  const known = version(apiVersion, kind);
  expect(isServed(known, removed - 1)).toBe(true);
  expect(isServed(known, removed)).toBe(false);
  expect(isDeprecated(known, removed - 1)).toBe(true);
  expect(replacementOf(known, removed)?.apiVersion).toBe(replacement);
});

test.each([
  ['admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy', 30],
  ['admissionregistration.k8s.io/v1', 'MutatingAdmissionPolicy', 36],
  ['autoscaling/v2', 'HorizontalPodAutoscaler', 23],
  ['batch/v1', 'CronJob', 21],
  ['networking.k8s.io/v1', 'Ingress', 19],
  ['networking.k8s.io/v1', 'ServiceCIDR', 33],
  ['policy/v1', 'PodDisruptionBudget', 21],
  ['resource.k8s.io/v1', 'ResourceClaim', 34],
  ['v1', 'Pod', 0],
])('%s %s is served since 1.%i', (apiVersion, kind, introduced) => {
  expect(isServed(version(apiVersion, kind), introduced)).toBe(true);
  expect(isServed(version(apiVersion, kind), introduced - 1)).toBe(false);
  expect(isServed(version(apiVersion, kind), NEWEST_MINOR)).toBe(true);
});

test.each([
  ['apps/v1alpha1', 'PetSet', 37, 'use StatefulSet of apps/v1'],
  ['batch/v2alpha1', 'ScheduledJob', 37, 'use CronJob of batch/v1'],
  ['extensions/v1beta1', 'PodSecurityPolicy', 20, 'use apiVersion policy/v1beta1'],
  ['extensions/v1beta1', 'PodSecurityPolicy', 37, 'remove it and set the Pod Security labels of the namespaces'],
  ['extensions/v1beta1', 'ThirdPartyResource', 37, 'use CustomResourceDefinition of apiextensions.k8s.io/v1'],
  ['networking.k8s.io/v1alpha1', 'ClusterCIDR', 37, 'remove it: nothing replaces it in Kubernetes 1.37'],
  ['policy/v1', 'PodDisruptionBudget', 20, 'use apiVersion policy/v1beta1'],
  ['lifecycle.k8s.io/v1alpha1', 'Eviction', 30, 'remove it, or target Kubernetes 1.37 or later'],
])('%s %s in 1.%i: %s', (apiVersion, kind, minor, repair) => {
  expect(repairOf(version(apiVersion, kind), minor)).toBe(repair);
});

test('what is not of Kubernetes is not known', () => {
  expect(findApiVersion('example.com/v1', 'Database')).toBeUndefined();
  expect(findApiVersion('constructor', 'prototype')).toBeUndefined();
});
