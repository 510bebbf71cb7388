export { AiopsAgent } from './constructs/aiops-agent';
export { AgentExternalSecret, AgentFeature, AiopsAgentProps, MonitoringOptions } from './constructs/aiops-agent-props';
export {
  AgentProbes,
  Capability,
  HardeningProfile,
  ProbeTiming,
  WritableVolumeSizes,
} from './constructs/agent-options';
export { ConstructPaths } from './kubernetes/construct-paths';
export { ContainerImage, ContainerImageDigestOptions } from './constructs/container-image';
export {
  ExternalSecretBinding,
  ExternalSecretBindingProps,
  ExternalSecretExtract,
  ExternalSecretKey,
  ExternalSecretTemplate,
  RefreshPolicy,
} from './constructs/external-secret-binding';
export {
  AwsSecretsManagerOptions,
  AzureKeyVaultOptions,
  ExternalSecretStore,
  GoogleSecretManagerOptions,
  VaultStoreOptions,
} from './constructs/external-secret-store';
export {
  ApiServerFlowOptions,
  DnsFlowOptions,
  FlowDirection,
  FlowPort,
  FlowProtocol,
  HttpsFlowOptions,
} from './constructs/flow-options';
export { Grant, GrantProps, Verb } from './constructs/grant';
export { HardenedAgentDeployment } from './constructs/hardened-agent-deployment';
export { HardenedAgentDeploymentProps } from './constructs/hardened-agent-deployment-props';
export { HardenedNamespace, HardenedNamespaceProps } from './constructs/hardened-namespace';
export { IncidentQuarantine, IncidentQuarantineProps } from './constructs/incident-quarantine';
export { IsolationNetworkPolicy, IsolationNetworkPolicyProps } from './constructs/isolation-network-policy';
export { LeastPrivilegeRbac, LeastPrivilegeRbacProps, RbacScope } from './constructs/least-privilege-rbac';
export { MandatoryAccessControl, SeLinuxOptions, SeLinuxType } from './constructs/mandatory-access-control';
export { ContainerMaximum, NamespaceQuota, PodSecurityLevel } from './constructs/namespace-options';
export { NetworkFlow } from './constructs/network-flow';
export {
  SealedSecretBinding,
  SealedSecretBindingProps,
  SealedSecretOptions,
  SealingScope,
} from './constructs/sealed-secret-binding';
export {
  ExistingSecret,
  ExistingSecretOptions,
  ISecretBinding,
  SecretBinding,
  SecretDelivery,
} from './constructs/secret-binding';
export { Waiver, WaiverProps } from './constructs/waiver';
export { KubernetesVersion } from './kubernetes/version';
export { HardeningValidation } from './plugin';
