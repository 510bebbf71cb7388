import type { Check } from './check';
import { admissionPolicyBound } from './checks/admission/admission-policy-bound';
import { admissionPolicyDenies } from './checks/admission/admission-policy-denies';
import { admissionPolicyFailsClosed } from './checks/admission/admission-policy-fails-closed';
import { gatekeeperConstraint } from './checks/admission/gatekeeper-constraint';
import { gatekeeperEnforcement } from './checks/admission/gatekeeper-enforcement';
import { kyvernoEnforcement } from './checks/admission/kyverno-enforcement';
import { webhookFailurePolicy } from './checks/admission/webhook-failure-policy';
import { webhookScope } from './checks/admission/webhook-scope';
import { webhookUrl } from './checks/admission/webhook-url';
import { quarantineDeny } from './checks/incident/quarantine-deny';
import { quarantineFlows } from './checks/incident/quarantine-flows';
import { certificateKeyRotation } from './checks/mesh/certificate-key-rotation';
import { certificateKeyStrength } from './checks/mesh/certificate-key-strength';
import { meshOpenAuthorization } from './checks/mesh/mesh-open-authorization';
import { meshOpenEgress } from './checks/mesh/mesh-open-egress';
import { meshStrictTls } from './checks/mesh/mesh-strict-tls';
import { dedicatedNamespace } from './checks/namespace/dedicated-namespace';
import { limitRange } from './checks/namespace/limit-range';
import { namespacedObject } from './checks/namespace/namespaced-object';
import { podSecurity } from './checks/namespace/pod-security';
import { podSecurityVersion } from './checks/namespace/pod-security-version';
import { resourceQuota } from './checks/namespace/resource-quota';
import { ingressHost } from './checks/network/ingress-host';
import { ingressSnippets } from './checks/network/ingress-snippets';
import { ingressTls } from './checks/network/ingress-tls';
import { networkDefaultDeny } from './checks/network/network-default-deny';
import { networkDns } from './checks/network/network-dns';
import { networkHttps } from './checks/network/network-https';
import { networkMetadata } from './checks/network/network-metadata';
import { networkNamespaceLabels } from './checks/network/network-namespace-labels';
import { networkNoHttp } from './checks/network/network-no-http';
import { networkOpenEgress } from './checks/network/network-open-egress';
import { networkOpenIngress } from './checks/network/network-open-ingress';
import { networkOpenPorts } from './checks/network/network-open-ports';
import { networkPolicy } from './checks/network/network-policy';
import { networkPolicyTypes } from './checks/network/network-policy-types';
import { networkSamePodPeers } from './checks/network/network-same-pod-peers';
import { noExternalIps } from './checks/network/no-external-ips';
import { noExternalName } from './checks/network/no-external-name';
import { noLoadBalancer } from './checks/network/no-load-balancer';
import { noNodePort } from './checks/network/no-node-port';
import { validIpBlock } from './checks/network/valid-ip-block';
import { apparmor } from './checks/pod-security/apparmor';
import { baselineCapabilities } from './checks/pod-security/baseline-capabilities';
import { dropCapabilities } from './checks/pod-security/drop-capabilities';
import { noHostNamespaces } from './checks/pod-security/no-host-namespaces';
import { noHostPath } from './checks/pod-security/no-host-path';
import { noHostPorts } from './checks/pod-security/no-host-ports';
import { noHostProbes } from './checks/pod-security/no-host-probes';
import { noPrivilegeEscalation } from './checks/pod-security/no-privilege-escalation';
import { noPrivilegedContainers } from './checks/pod-security/no-privileged-containers';
import { noUnconfinedSeccomp } from './checks/pod-security/no-unconfined-seccomp';
import { noWindowsHostProcess } from './checks/pod-security/no-windows-host-process';
import { procMount } from './checks/pod-security/proc-mount';
import { restrictedProcMount } from './checks/pod-security/restricted-proc-mount';
import { runAsNonRoot } from './checks/pod-security/run-as-non-root';
import { runAsUser } from './checks/pod-security/run-as-user';
import { safeSysctls } from './checks/pod-security/safe-sysctls';
import { seccomp } from './checks/pod-security/seccomp';
import { selinuxOptions } from './checks/pod-security/selinux-options';
import { volumeTypes } from './checks/pod-security/volume-types';
import { rbacAdmission } from './checks/rbac/rbac-admission';
import { rbacAggregation } from './checks/rbac/rbac-aggregation';
import { rbacBoundAccount } from './checks/rbac/rbac-bound-account';
import { rbacBuiltInRole } from './checks/rbac/rbac-built-in-role';
import { rbacCertificates } from './checks/rbac/rbac-certificates';
import { rbacClusterAdmin } from './checks/rbac/rbac-cluster-admin';
import { rbacClusterResource } from './checks/rbac/rbac-cluster-resource';
import { rbacCombinedRights } from './checks/rbac/rbac-combined-rights';
import { rbacCreateNames } from './checks/rbac/rbac-create-names';
import { rbacDefaultAccount } from './checks/rbac/rbac-default-account';
import { rbacEmptyRule } from './checks/rbac/rbac-empty-rule';
import { rbacEscalate } from './checks/rbac/rbac-escalate';
import { rbacExec } from './checks/rbac/rbac-exec';
import { rbacImpersonate } from './checks/rbac/rbac-impersonate';
import { rbacLogsEverywhere } from './checks/rbac/rbac-logs-everywhere';
import { rbacNamespaces } from './checks/rbac/rbac-namespaces';
import { rbacNetworkPolicies } from './checks/rbac/rbac-network-policies';
import { rbacNodes } from './checks/rbac/rbac-nodes';
import { rbacNodesProxy } from './checks/rbac/rbac-nodes-proxy';
import { rbacNonResourceUrls } from './checks/rbac/rbac-non-resource-urls';
import { rbacPerNamespace } from './checks/rbac/rbac-per-namespace';
import { rbacPublicSubject } from './checks/rbac/rbac-public-subject';
import { rbacSecrets } from './checks/rbac/rbac-secrets';
import { rbacToken } from './checks/rbac/rbac-token';
import { rbacVolumes } from './checks/rbac/rbac-volumes';
import { rbacWildcard } from './checks/rbac/rbac-wildcard';
import { rbacWorkloads } from './checks/rbac/rbac-workloads';
import { autoscalerTarget } from './checks/references/autoscaler-target';
import { claimReference } from './checks/references/claim-reference';
import { configMapReference } from './checks/references/config-map-reference';
import { disruptionBudgetSelector } from './checks/references/disruption-budget-selector';
import { headlessService } from './checks/references/headless-service';
import { ingressBackend } from './checks/references/ingress-backend';
import { networkPolicySelector } from './checks/references/network-policy-selector';
import { roleReference } from './checks/references/role-reference';
import { secretReference } from './checks/references/secret-reference';
import { serviceAccountReference } from './checks/references/service-account-reference';
import { serviceSelector } from './checks/references/service-selector';
import { serviceTargetPort } from './checks/references/service-target-port';
import { subjectReference } from './checks/references/subject-reference';
import { uniqueObject } from './checks/references/unique-object';
import { volumeReference } from './checks/references/volume-reference';
import { externalSecret } from './checks/secrets/external-secret';
import { noLastApplied } from './checks/secrets/no-last-applied';
import { noLongLivedToken } from './checks/secrets/no-long-lived-token';
import { noPlainSecret } from './checks/secrets/no-plain-secret';
import { noSecretInAnnotations } from './checks/secrets/no-secret-in-annotations';
import { noSecretInArguments } from './checks/secrets/no-secret-in-arguments';
import { noSecretInConfigMap } from './checks/secrets/no-secret-in-config-map';
import { noSecretInEnvironment } from './checks/secrets/no-secret-in-environment';
import { noSecretSubPath } from './checks/secrets/no-secret-sub-path';
import { noWholeSecret } from './checks/secrets/no-whole-secret';
import { sealedSecret } from './checks/secrets/sealed-secret';
import { secretAsFile } from './checks/secrets/secret-as-file';
import { secretFileMode } from './checks/secrets/secret-file-mode';
import { secretRefresh } from './checks/secrets/secret-refresh';
import { secretStoreAuthentication } from './checks/secrets/secret-store-authentication';
import { webhookHttps } from './checks/secrets/webhook-https';
import { apparmorProfile } from './checks/workload/apparmor-profile';
import { autoscalerReplicas } from './checks/workload/autoscaler-replicas';
import { cronJobConcurrency } from './checks/workload/cron-job-concurrency';
import { dedicatedServiceAccount } from './checks/workload/dedicated-service-account';
import { deprecatedApi } from './checks/workload/deprecated-api';
import { disruptionBudgetAllows } from './checks/workload/disruption-budget-allows';
import { distinctProbes } from './checks/workload/distinct-probes';
import { ephemeralStorage } from './checks/workload/ephemeral-storage';
import { fsGroup } from './checks/workload/fs-group';
import { gracefulTermination } from './checks/workload/graceful-termination';
import { highUserId } from './checks/workload/high-user-id';
import { hostUsers } from './checks/workload/host-users';
import { imageDigest } from './checks/workload/image-digest';
import { imagePullPolicy } from './checks/workload/image-pull-policy';
import { imageRegistry } from './checks/workload/image-registry';
import { imageTag } from './checks/workload/image-tag';
import { jobLimits } from './checks/workload/job-limits';
import { legacyController } from './checks/workload/legacy-controller';
import { limitRatio } from './checks/workload/limit-ratio';
import { noHostAliases } from './checks/workload/no-host-aliases';
import { noInteractiveContainer } from './checks/workload/no-interactive-container';
import { noMountPropagation } from './checks/workload/no-mount-propagation';
import { noNakedPod } from './checks/workload/no-naked-pod';
import { noNodeName } from './checks/workload/no-node-name';
import { noRuntimeSocket } from './checks/workload/no-runtime-socket';
import { noServiceLinks } from './checks/workload/no-service-links';
import { noSharedProcessNamespace } from './checks/workload/no-shared-process-namespace';
import { noSshPort } from './checks/workload/no-ssh-port';
import { noTokenAutomount } from './checks/workload/no-token-automount';
import { noTolerateEverything } from './checks/workload/no-tolerate-everything';
import { noWritableNodePath } from './checks/workload/no-writable-node-path';
import { podDisruptionBudget } from './checks/workload/pod-disruption-budget';
import { priorityClass } from './checks/workload/priority-class';
import { privilegedPorts } from './checks/workload/privileged-ports';
import { probePorts } from './checks/workload/probe-ports';
import { probes } from './checks/workload/probes';
import { projectedToken } from './checks/workload/projected-token';
import { readOnlyRootFilesystem } from './checks/workload/read-only-root-filesystem';
import { recommendedLabels } from './checks/workload/recommended-labels';
import { recreateStrategy } from './checks/workload/recreate-strategy';
import { replicas } from './checks/workload/replicas';
import { resourceLimits } from './checks/workload/resource-limits';
import { rollingUpdate } from './checks/workload/rolling-update';
import { runAsGroup } from './checks/workload/run-as-group';
import { runtimeClass } from './checks/workload/runtime-class';
import { selectorMatchesTemplate } from './checks/workload/selector-matches-template';
import { servedApi } from './checks/workload/served-api';
import { sizedVolumes } from './checks/workload/sized-volumes';
import { startupProbe } from './checks/workload/startup-probe';
import { topologySpread } from './checks/workload/topology-spread';
import { uniqueEnvironment } from './checks/workload/unique-environment';
import { validImage } from './checks/workload/valid-image';
import { validResources } from './checks/workload/valid-resources';

/** Every check, by id: the order in which they run. The catalogue test holds it to lib/controls.ts, to the files and to the tests. */
export const CHECKS: readonly Check[] = [
  admissionPolicyBound,
  admissionPolicyDenies,
  admissionPolicyFailsClosed,
  apparmor,
  apparmorProfile,
  autoscalerReplicas,
  autoscalerTarget,
  baselineCapabilities,
  certificateKeyRotation,
  certificateKeyStrength,
  claimReference,
  configMapReference,
  cronJobConcurrency,
  dedicatedNamespace,
  dedicatedServiceAccount,
  deprecatedApi,
  disruptionBudgetAllows,
  disruptionBudgetSelector,
  distinctProbes,
  dropCapabilities,
  ephemeralStorage,
  externalSecret,
  fsGroup,
  gatekeeperConstraint,
  gatekeeperEnforcement,
  gracefulTermination,
  headlessService,
  highUserId,
  hostUsers,
  imageDigest,
  imagePullPolicy,
  imageRegistry,
  imageTag,
  ingressBackend,
  ingressHost,
  ingressSnippets,
  ingressTls,
  jobLimits,
  kyvernoEnforcement,
  legacyController,
  limitRange,
  limitRatio,
  meshOpenAuthorization,
  meshOpenEgress,
  meshStrictTls,
  namespacedObject,
  networkDefaultDeny,
  networkDns,
  networkHttps,
  networkMetadata,
  networkNamespaceLabels,
  networkNoHttp,
  networkOpenEgress,
  networkOpenIngress,
  networkOpenPorts,
  networkPolicy,
  networkPolicySelector,
  networkPolicyTypes,
  networkSamePodPeers,
  noExternalIps,
  noExternalName,
  noHostAliases,
  noHostNamespaces,
  noHostPath,
  noHostPorts,
  noHostProbes,
  noInteractiveContainer,
  noLastApplied,
  noLoadBalancer,
  noLongLivedToken,
  noMountPropagation,
  noNakedPod,
  noNodeName,
  noNodePort,
  noPlainSecret,
  noPrivilegeEscalation,
  noPrivilegedContainers,
  noRuntimeSocket,
  noSecretInAnnotations,
  noSecretInArguments,
  noSecretInConfigMap,
  noSecretInEnvironment,
  noSecretSubPath,
  noServiceLinks,
  noSharedProcessNamespace,
  noSshPort,
  noTokenAutomount,
  noTolerateEverything,
  noUnconfinedSeccomp,
  noWholeSecret,
  noWindowsHostProcess,
  noWritableNodePath,
  podDisruptionBudget,
  podSecurity,
  podSecurityVersion,
  priorityClass,
  privilegedPorts,
  probePorts,
  probes,
  procMount,
  projectedToken,
  quarantineDeny,
  quarantineFlows,
  rbacAdmission,
  rbacAggregation,
  rbacBoundAccount,
  rbacBuiltInRole,
  rbacCertificates,
  rbacClusterAdmin,
  rbacClusterResource,
  rbacCombinedRights,
  rbacCreateNames,
  rbacDefaultAccount,
  rbacEmptyRule,
  rbacEscalate,
  rbacExec,
  rbacImpersonate,
  rbacLogsEverywhere,
  rbacNamespaces,
  rbacNetworkPolicies,
  rbacNodes,
  rbacNodesProxy,
  rbacNonResourceUrls,
  rbacPerNamespace,
  rbacPublicSubject,
  rbacSecrets,
  rbacToken,
  rbacVolumes,
  rbacWildcard,
  rbacWorkloads,
  readOnlyRootFilesystem,
  recommendedLabels,
  recreateStrategy,
  replicas,
  resourceLimits,
  resourceQuota,
  restrictedProcMount,
  roleReference,
  rollingUpdate,
  runAsGroup,
  runAsNonRoot,
  runAsUser,
  runtimeClass,
  safeSysctls,
  sealedSecret,
  seccomp,
  secretAsFile,
  secretFileMode,
  secretReference,
  secretRefresh,
  secretStoreAuthentication,
  selectorMatchesTemplate,
  selinuxOptions,
  servedApi,
  serviceAccountReference,
  serviceSelector,
  serviceTargetPort,
  sizedVolumes,
  startupProbe,
  subjectReference,
  topologySpread,
  uniqueEnvironment,
  uniqueObject,
  validImage,
  validIpBlock,
  validResources,
  volumeReference,
  volumeTypes,
  webhookFailurePolicy,
  webhookHttps,
  webhookScope,
  webhookUrl,
];
