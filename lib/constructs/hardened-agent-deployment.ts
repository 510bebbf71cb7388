import { createHash } from 'node:crypto';
import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { contract } from '../contract';
import {
  DEFAULT_API_AUDIENCE,
  INSTANCE_LABEL,
  NAME_LABEL,
  QUARANTINE_LABEL,
  STRICT_USER,
  TOKEN_EXPIRATION_SECONDS,
} from '../hardening';
import { withDefaults } from '../kubernetes/defaults';
import { checkLabels, checkOwnNamespace, isLabelValue, resolveNamespace } from '../kubernetes/names';
import { addObject, objectLabels, ObjectProps } from '../kubernetes/object';
import { Problems } from '../kubernetes/problems';
import { checkShape } from '../kubernetes/shape';
import { KubernetesVersion } from '../kubernetes/version';
import { waiverAnnotations, WaiverSet } from '../kubernetes/waivers';
import { checkDeployment } from './agent-checks';
import { HardeningProfile } from './agent-options';
import { agentPodSpec, AgentPodInput } from './agent-pod';
import { resolveResources, resolveVolumeSizes } from './agent-resources';
import { ContainerImage } from './container-image';
import { DEPLOYMENT_SHAPE, HardenedAgentDeploymentProps } from './hardened-agent-deployment-props';
import { MandatoryAccessControl } from './mandatory-access-control';
import { SecretDelivery } from './secret-binding';

const PRIORITY = 1_000_000;

type Defaulted =
  | 'imagePullPolicy'
  | 'capabilities'
  | 'probes'
  | 'mandatoryAccessControl'
  | 'apiAccess'
  | 'tokenAudience'
  | 'tokenExpiration'
  | 'watchNamespaces'
  | 'secretDelivery'
  | 'env'
  | 'environment';

const DEFAULTS: Required<Pick<HardenedAgentDeploymentProps, Defaulted>> = {
  imagePullPolicy: kplus.ImagePullPolicy.ALWAYS,
  capabilities: [],
  probes: {},
  mandatoryAccessControl: MandatoryAccessControl.appArmor(),
  apiAccess: true,
  tokenAudience: DEFAULT_API_AUDIENCE,
  tokenExpiration: Duration.seconds(TOKEN_EXPIRATION_SECONDS),
  watchNamespaces: [],
  secretDelivery: SecretDelivery.FILES,
  env: {},
  environment: 'production',
};

/**
 * The agent as a Deployment that Pod Security `restricted` admits, with everything that belongs to it.
 *
 * Emits ServiceAccount, PriorityClass, Deployment, Service and PodDisruptionBudget. User, port, paths, volumes and
 * files are those of agent/contract.json.
 *
 * Source: security guide, "Container Security", "Pod Security Standards", "Runtime Security", "Resource Limits".
 */
export class HardenedAgentDeployment extends Construct implements kplus.IPodSelector, kplus.INetworkPolicyPeer {
  /** Name of all objects. */
  public readonly name: string;
  /** Namespace of all objects. */
  public readonly namespace: string;
  /** Port of probes and metrics. */
  public readonly port: number;
  /** The agent's own service account: the subject of its rights. */
  public readonly serviceAccount: kplus.IServiceAccount;
  private readonly selector: { readonly [key: string]: string };

  /** @throws where a property is malformed or weakens a control that no waiver covers; all problems at once */
  public constructor(scope: Construct, id: string, props: HardenedAgentDeploymentProps) {
    super(scope, id);
    const problems = new Problems(this);
    checkShape(problems, 'HardenedAgentDeployment', props, { shape: DEPLOYMENT_SHAPE, required: ['image'] });
    problems.throwIfAny();
    if (props.kubernetesVersion) {
      KubernetesVersion.use(this, props.kubernetesVersion);
    }
    const waivers = new WaiverSet(this, props.waivers);
    checkDeployment(problems, waivers, props);
    this.name = props.name ?? contract.name;
    this.namespace = resolveNamespace(this, problems, props.namespace);
    checkOwnNamespace(problems, 'namespace', this.namespace);
    this.port = props.port ?? contract.http.port;
    this.selector = { [NAME_LABEL]: this.name, [INSTANCE_LABEL]: this.name };
    const labels = this.podLabels(problems, props);
    const pod = this.resolve(problems, props);
    problems.throwIfAny();

    this.addServiceAccount();
    this.addPriorityClass(props.priorityClassName);
    this.addDeployment(props, pod, labels, {
      ...waiverAnnotations(props.image.waiver ? [props.image.waiver] : []),
      ...waivers.annotations(),
    });
    this.addService();
    this.addDisruptionBudget();
    waivers.warnUnused();
    this.serviceAccount = kplus.ServiceAccount.fromServiceAccountName(this, 'service-account-reference', this.name, {
      namespaceName: this.namespace,
    });
  }

  /** The agent's pods, in their namespace. */
  public toPodSelectorConfig(): kplus.PodSelectorConfig {
    const namespaces = { labelSelector: kplus.LabelSelector.of({}), names: [this.namespace] };
    return { labelSelector: kplus.LabelSelector.of({ labels: { ...this.selector } }), namespaces };
  }

  /** The agent's pods as a peer, from whatever namespace. */
  public toNetworkPolicyPeerConfig(): kplus.NetworkPolicyPeerConfig {
    return { podSelector: this.toPodSelectorConfig() };
  }

  /** The agent's pods. */
  public toPodSelector(): kplus.IPodSelector | undefined {
    return this;
  }

  private podLabels(problems: Problems, props: HardenedAgentDeploymentProps): { [key: string]: string } {
    const given = props.podLabels ?? {};
    checkLabels(problems, 'podLabels', given);
    const own = {
      'app': this.name,
      'version': versionLabel(props.image),
      'environment': props.environment ?? 'production',
      ...objectLabels(this.name),
      'app.kubernetes.io/version': versionLabel(props.image),
      'app.kubernetes.io/component': 'agent',
      'app.kubernetes.io/part-of': 'aiops',
      ...this.selector,
    };
    for (const key of Object.keys(given)) {
      problems.check(!Object.hasOwn(own, key) && key !== QUARANTINE_LABEL, {
        property: `podLabels.${key}`,
        value: given[key],
        rule: 'must not be set: the construct, or a responder in an incident, sets it',
        repair: 'choose another key',
      });
    }
    return { ...own, ...given };
  }

  private resolve(problems: Problems, props: HardenedAgentDeploymentProps): AgentPodInput {
    const profile = props.profile ?? HardeningProfile.GUIDE;
    const strict = profile === HardeningProfile.STRICT;
    const resources = resolveResources(problems, props.resources);
    return {
      version: KubernetesVersion.forScope(this),
      profile,
      name: this.name,
      selector: this.selector,
      port: this.port,
      image: props.image.reference,
      user: props.user ?? (strict ? STRICT_USER : contract.user),
      group: props.group ?? (strict ? STRICT_USER : contract.group),
      resources: { ...resources },
      volumeSizes: resolveVolumeSizes(problems, props.volumeSizes, resources.limits['ephemeral-storage'] ?? ''),
      imagePullSecrets: [...new Set((props.imagePullSecrets ?? []).map(({ name }) => name))],
      secrets: props.secrets ?? { secretName: `${this.name}-secrets`, optional: true, revision: '' },
      priorityClassName: props.priorityClassName ?? `${this.namespace}.${this.name}`,
      runtimeClassName: props.runtimeClassName,
      ...withDefaults(DEFAULTS, props),
    };
  }

  private addNamed(id: string, object: Omit<ObjectProps, 'name' | 'namespace' | 'labels'>): void {
    addObject(this, id, { name: this.name, namespace: this.namespace, labels: objectLabels(this.name), ...object });
  }

  private addServiceAccount(): void {
    this.addNamed('service-account', {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      content: { automountServiceAccountToken: false },
    });
  }

  private addPriorityClass(existing?: string): void {
    if (existing !== undefined) {
      return;
    }
    addObject(this, 'priority-class', {
      apiVersion: 'scheduling.k8s.io/v1',
      kind: 'PriorityClass',
      name: `${this.namespace}.${this.name}`,
      labels: objectLabels(this.name),
      content: {
        value: PRIORITY,
        preemptionPolicy: 'Never',
        globalDefault: false,
        description: 'Monitoring is evicted after ordinary pods, and evicts none.',
      },
    });
  }

  private addDeployment(
    { replicas }: HardenedAgentDeploymentProps,
    pod: AgentPodInput,
    labels: { [key: string]: string },
    waivers: { [key: string]: string },
  ): void {
    this.addNamed('deployment', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      annotations: { ...waivers, ...reloadAnnotations(pod) },
      spec: {
        replicas: replicas ?? 2,
        revisionHistoryLimit: 3,
        selector: { matchLabels: this.selector },
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
        template: {
          metadata: { labels, ...podAnnotations(pod) },
          spec: agentPodSpec(pod),
        },
      },
    });
  }

  private addService(): void {
    this.addNamed('service', {
      apiVersion: 'v1',
      kind: 'Service',
      spec: {
        type: 'ClusterIP',
        selector: this.selector,
        ports: [{ name: 'http', port: this.port, targetPort: 'http', protocol: 'TCP' }],
      },
    });
  }

  private addDisruptionBudget(): void {
    this.addNamed('disruption-budget', {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      spec: {
        maxUnavailable: 1,
        // KEP-3017: a broken agent must not block a drain.
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
        selector: { matchLabels: this.selector },
      },
    });
  }
}

/** The tag where it is a valid label value, else the beginning of the digest, as image lists show it. */
function versionLabel({ tag, digest }: ContainerImage): string {
  const short = digest?.slice('sha256:'.length, 'sha256:'.length + 12);
  return tag !== undefined && isLabelValue(tag) ? tag : (short ?? 'unknown');
}

/** Reloader (stakater) restarts a Deployment that carries this where one of the Secrets changes. */
function reloadAnnotations({ secrets, secretDelivery, env }: AgentPodInput): { [key: string]: string } {
  const names = new Set(secrets && secretDelivery === SecretDelivery.ENVIRONMENT ? [secrets.secretName] : []);
  for (const { valueFrom } of Object.values(env)) {
    const { secretKeyRef } = (valueFrom ?? {}) as { secretKeyRef?: { name: string } };
    if (secretKeyRef) {
      names.add(secretKeyRef.name);
    }
  }
  return names.size > 0 ? { 'secret.reloader.stakater.com/reload': [...names].sort().join(',') } : {};
}

function podAnnotations(pod: AgentPodInput): { annotations?: { [key: string]: string } } {
  const annotations = {
    ...pod.mandatoryAccessControl._toAnnotations(pod.version, pod.name),
    ...restartAnnotations(pod),
  };
  return Object.keys(annotations).length > 0 ? { annotations } : {};
}

/** A change of the binding (another key, version or store) changes the pod, and so restarts it. */
function restartAnnotations({ secrets, secretDelivery }: AgentPodInput): { [key: string]: string } {
  return secrets && secretDelivery === SecretDelivery.ENVIRONMENT
    ? { 'cdk8s-hardened/secret-revision': createHash('sha256').update(secrets.revision).digest('hex').slice(0, 16) }
    : {};
}
