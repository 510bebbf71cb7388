import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Shape } from '../kubernetes/shape';
import { KubernetesVersion } from '../kubernetes/version';
import { AgentProbes, Capability, HardeningProfile, WritableVolumeSizes } from './agent-options';
import { ContainerImage } from './container-image';
import { MandatoryAccessControl } from './mandatory-access-control';
import { ISecretBinding, SecretDelivery } from './secret-binding';
import { Waiver } from './waiver';

/** Properties of a `HardenedAgentDeployment`. */
export interface HardenedAgentDeploymentProps {
  /** The image, by digest. */
  readonly image: ContainerImage;
  /**
   * Name of all objects.
   *
   * @default "aiops-agent"
   */
  readonly name?: string;
  /**
   * Namespace of all objects.
   *
   * @default - that of the chart
   */
  readonly namespace?: string;
  /**
   * How far hardening goes.
   *
   * @default HardeningProfile.GUIDE
   */
  readonly profile?: HardeningProfile;
  /**
   * Pods that run at the same time: 1 to 100.
   *
   * @default 2
   */
  readonly replicas?: number;
  /**
   * User id. Never 0.
   *
   * @default - 1001; 10001 in the strict profile
   */
  readonly user?: number;
  /**
   * Group id, also of the volumes. Never 0.
   *
   * @default - 1001; 10001 in the strict profile
   */
  readonly group?: number;
  /**
   * Registries, or paths in them, that the image may come from.
   *
   * @default - the image's own registry
   */
  readonly allowedRegistries?: string[];
  /**
   * When the image is pulled. Anything but ALWAYS needs a waiver for `image-pull-policy`.
   *
   * @default ImagePullPolicy.ALWAYS
   */
  readonly imagePullPolicy?: kplus.ImagePullPolicy;
  /**
   * Secrets with the registry's credentials.
   *
   * @default - none
   */
  readonly imagePullSecrets?: kplus.ISecret[];
  /**
   * Port of probes and metrics. Below 1024 only with `Capability.NET_BIND_SERVICE`.
   *
   * @default 8080
   */
  readonly port?: number;
  /**
   * Capabilities to add to none.
   *
   * @default - none
   */
  readonly capabilities?: Capability[];
  /**
   * Requests and limits. What is left out has its default; none can be absent.
   *
   * @default - requests 100m CPU, 128Mi memory, 512Mi ephemeral-storage; limits 500m, 512Mi, 1Gi
   */
  readonly resources?: kplus.ContainerResources;
  /**
   * Sizes of the writable volumes.
   *
   * @default - /tmp 64Mi, /app/logs 128Mi, /app/data 256Mi
   */
  readonly volumeSizes?: WritableVolumeSizes;
  /**
   * Timing of the probes.
   *
   * @default - the defaults of `AgentProbes`
   */
  readonly probes?: AgentProbes;
  /**
   * AppArmor or SELinux.
   *
   * @default MandatoryAccessControl.appArmor()
   */
  readonly mandatoryAccessControl?: MandatoryAccessControl;
  /**
   * Whether the agent talks to the API server: with it comes a projected token.
   *
   * @default true
   */
  readonly apiAccess?: boolean;
  /**
   * Audience of the projected token: the API server's identifier, by default its issuer.
   *
   * @default "https://kubernetes.default.svc.cluster.local"
   */
  readonly tokenAudience?: string;
  /**
   * Lifetime of the projected token: 10 minutes to a day.
   *
   * @default Duration.hours(1)
   */
  readonly tokenExpiration?: Duration;
  /**
   * The namespaces that the agent is told to watch. The rights to do so come from `LeastPrivilegeRbac`.
   *
   * @default - its own
   */
  readonly watchNamespaces?: string[];
  /**
   * The Secret that holds the agent's secret variables.
   *
   * @default - the Secret "NAME-secrets", if there is one: the agent starts without it
   */
  readonly secrets?: ISecretBinding;
  /**
   * How secrets reach the agent.
   *
   * @default SecretDelivery.FILES
   */
  readonly secretDelivery?: SecretDelivery;
  /**
   * Further environment variables. A value that looks like a secret needs a waiver; a URL must be https.
   *
   * @default - none
   */
  readonly env?: { readonly [name: string]: kplus.EnvValue };
  /**
   * What the agent runs in, as a label and in its alerts.
   *
   * @default "production"
   */
  readonly environment?: string;
  /**
   * Further labels of the pods.
   *
   * @default - none
   */
  readonly podLabels?: { readonly [key: string]: string };
  /**
   * An existing priority class, none of the system's own.
   *
   * @default - one of its own: "NAMESPACE.NAME", value 1000000, that preempts nothing
   */
  readonly priorityClassName?: string;
  /**
   * A runtime class with a stronger sandbox, for example gVisor or Kata.
   *
   * @default - the cluster's default runtime
   */
  readonly runtimeClassName?: string;
  /**
   * The Kubernetes version that the manifests are for.
   *
   * @default - that of the nearest ancestor that sets one, or else 1.37
   */
  readonly kubernetesVersion?: KubernetesVersion;
  /**
   * What allows weaker states.
   *
   * @default - none
   */
  readonly waivers?: Waiver[];
}

/** What each property must be. */
export const DEPLOYMENT_SHAPE: Shape<HardenedAgentDeploymentProps> = {
  image: 'image',
  name: 'text',
  namespace: 'text',
  profile: 'text',
  replicas: 'count',
  user: 'count',
  group: 'count',
  allowedRegistries: 'list',
  imagePullPolicy: 'text',
  imagePullSecrets: 'list',
  port: 'count',
  capabilities: 'list',
  resources: 'object',
  volumeSizes: 'object',
  probes: 'object',
  mandatoryAccessControl: 'object',
  apiAccess: 'flag',
  tokenAudience: 'text',
  tokenExpiration: 'duration',
  watchNamespaces: 'list',
  secrets: 'object',
  secretDelivery: 'text',
  env: 'object',
  environment: 'text',
  podLabels: 'object',
  priorityClassName: 'text',
  runtimeClassName: 'text',
  kubernetesVersion: 'version',
  waivers: 'list',
};
