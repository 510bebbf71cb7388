import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { NAMESPACE_NAME_LABEL } from '../hardening';
import { withDefaults } from '../kubernetes/defaults';
import { checkLabels, checkName, checkOwnNamespace } from '../kubernetes/names';
import { addObject, MANAGED } from '../kubernetes/object';
import { Problems } from '../kubernetes/problems';
import { quantity } from '../kubernetes/quantity';
import { checkShape, Shape } from '../kubernetes/shape';
import { KubernetesVersion } from '../kubernetes/version';
import { WaiverSet } from '../kubernetes/waivers';
import {
  ContainerMaximum,
  DEFAULT_MAXIMUM,
  DEFAULT_QUOTA,
  NamespaceQuota,
  PodSecurityLevel,
} from './namespace-options';
import { Waiver } from './waiver';

/** Properties of a `HardenedNamespace`. */
export interface HardenedNamespaceProps {
  /** The namespace's name: a DNS label, neither `default` nor `kube-*`. */
  readonly name: string;
  /**
   * Further labels. Those of Pod Security cannot be set here.
   *
   * @default - none
   */
  readonly labels?: { readonly [key: string]: string };
  /**
   * The level of the Pod Security Standards that is enforced, audited and warned of.
   *
   * @default PodSecurityLevel.RESTRICTED
   */
  readonly podSecurityLevel?: PodSecurityLevel;
  /**
   * What all pods of the namespace together may ask for.
   *
   * @default - the defaults of `NamespaceQuota`: room for 10 agents
   */
  readonly quota?: NamespaceQuota;
  /**
   * The most that one container may ask for.
   *
   * @default - the defaults of `ContainerMaximum`
   */
  readonly containerMaximum?: ContainerMaximum;
  /**
   * The Kubernetes version that Pod Security is pinned to.
   *
   * @default - that of the nearest ancestor that sets one, or else 1.37
   */
  readonly kubernetesVersion?: KubernetesVersion;
  /**
   * What allows a level other than restricted.
   *
   * @default - none
   */
  readonly waivers?: Waiver[];
}

const SHAPE: Shape<HardenedNamespaceProps> = {
  name: 'text',
  labels: 'object',
  podSecurityLevel: 'text',
  quota: 'object',
  containerMaximum: 'object',
  kubernetesVersion: 'version',
  waivers: 'list',
};

const POD_SECURITY = 'pod-security.kubernetes.io/';

/**
 * A namespace that is closed before anything is in it: Pod Security at its strictest and pinned, no traffic, a quota,
 * limits for containers that forget theirs.
 *
 * Emits Namespace, ServiceAccount `default` without a token, NetworkPolicy `default-deny`, ResourceQuota `quota` and LimitRange `limits`.
 *
 * Source: security guide, "Pod Security Policies (PSP) / Pod Security Admission", "Network Segmentation",
 * "Resource Limits".
 */
export class HardenedNamespace extends Construct {
  /** The namespace's name. */
  public readonly name: string;

  /** @throws where the name is shared or malformed, a label is malformed, or the level needs a waiver */
  public constructor(scope: Construct, id: string, props: HardenedNamespaceProps) {
    super(scope, id);
    const problems = new Problems(this);
    checkShape(problems, 'HardenedNamespace', props, { shape: SHAPE, required: ['name'] });
    problems.throwIfAny();
    if (props.kubernetesVersion) {
      KubernetesVersion.use(this, props.kubernetesVersion);
    }
    const level = props.podSecurityLevel ?? PodSecurityLevel.RESTRICTED;
    const waivers = new WaiverSet(this, props.waivers);
    this.checkProps(props, level, waivers);
    this.name = props.name;

    const version = `v${KubernetesVersion.forScope(this).text}`;
    addObject(this, 'namespace', {
      apiVersion: 'v1',
      kind: 'Namespace',
      name: props.name,
      labels: {
        ...MANAGED,
        ...props.labels,
        ...Object.fromEntries(
          ['enforce', 'audit', 'warn'].flatMap((mode) => [
            [`${POD_SECURITY}${mode}`, level],
            [`${POD_SECURITY}${mode}-version`, version],
          ]),
        ),
      },
      annotations: waivers.annotations(),
    });
    this.addDefaultServiceAccount();
    this.addDefaultDeny();
    this.addQuota(props.quota);
    this.addLimits(props.containerMaximum);
    waivers.warnUnused();
  }

  private checkProps(props: HardenedNamespaceProps, level: PodSecurityLevel, waivers: WaiverSet): void {
    const problems = new Problems(this);
    checkName(problems, 'name', props.name);
    checkOwnNamespace(problems, 'name', props.name);
    checkLabels(problems, 'labels', props.labels ?? {});
    for (const key of Object.keys(props.labels ?? {})) {
      problems.check(!key.startsWith(POD_SECURITY), {
        property: `labels.${key}`,
        rule: 'must not be set by hand',
        repair: 'use "podSecurityLevel" and "kubernetesVersion"',
      });
    }
    problems.check(props.labels?.[NAMESPACE_NAME_LABEL] === undefined, {
      property: `labels.${NAMESPACE_NAME_LABEL}`,
      rule: 'must not be set by hand',
      repair: 'leave it out: Kubernetes sets it to the name',
    });
    checkQuantities(problems, 'quota', { ...props.quota, pods: undefined });
    checkQuantities(problems, 'containerMaximum', { ...props.containerMaximum });
    const pods = props.quota?.pods ?? 10;
    problems.check(Number.isInteger(pods) && pods >= 1, {
      property: 'quota.pods',
      value: pods,
      rule: 'must be a whole number of at least 1',
      repair: 'count the replicas of all workloads, and one more for each that rolls out',
    });
    if (level !== PodSecurityLevel.RESTRICTED) {
      waivers.need(problems, 'pod-security', {
        property: 'podSecurityLevel',
        value: level,
        rule: 'must be "restricted"',
        repair: 'leave it out',
      });
    }
    problems.throwIfAny();
  }

  /** Kubernetes creates this account itself; applied over it, it stops handing out tokens. */
  private addDefaultServiceAccount(): void {
    addObject(this, 'default-service-account', {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      name: 'default',
      namespace: this.name,
      labels: MANAGED,
      content: { automountServiceAccountToken: false },
    });
  }

  private addDefaultDeny(): void {
    addObject(this, 'default-deny', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      name: 'default-deny',
      namespace: this.name,
      labels: MANAGED,
      spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
    });
  }

  private addQuota(given?: NamespaceQuota): void {
    const quota = withDefaults(DEFAULT_QUOTA, given);
    addObject(this, 'quota', {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      name: 'quota',
      namespace: this.name,
      labels: MANAGED,
      spec: {
        hard: {
          'pods': String(quota.pods),
          'requests.cpu': quota.requestsCpu.amount,
          'requests.memory': quota.requestsMemory.asString(),
          'requests.ephemeral-storage': quota.requestsEphemeralStorage.asString(),
          'limits.cpu': quota.limitsCpu.amount,
          'limits.memory': quota.limitsMemory.asString(),
          'limits.ephemeral-storage': quota.limitsEphemeralStorage.asString(),
          'services.nodeports': '0',
          'services.loadbalancers': '0',
        },
      },
    });
  }

  private addLimits(given?: ContainerMaximum): void {
    const maximum = withDefaults(DEFAULT_MAXIMUM, given);
    const max = {
      'cpu': maximum.cpu.amount,
      'memory': maximum.memory.asString(),
      'ephemeral-storage': maximum.ephemeralStorage.asString(),
    };
    addObject(this, 'limits', {
      apiVersion: 'v1',
      kind: 'LimitRange',
      name: 'limits',
      namespace: this.name,
      labels: MANAGED,
      spec: {
        limits: [
          {
            type: 'Container',
            defaultRequest: atMost({ 'cpu': '100m', 'memory': '128Mi', 'ephemeral-storage': '128Mi' }, max),
            default: atMost({ 'cpu': '500m', 'memory': '512Mi', 'ephemeral-storage': '1Gi' }, max),
            max,
          },
        ],
      },
    });
  }
}

function checkQuantities(
  problems: Problems,
  property: string,
  given: { readonly [name: string]: Cpu | Size | undefined },
): void {
  for (const [name, value] of Object.entries(given)) {
    const text = value instanceof Size ? value.asString() : value?.amount;
    problems.check(text === undefined || quantity(text) > 0, {
      property: `${property}.${name}`,
      value: text,
      rule: 'must be more than nothing',
      repair: 'leave it out for the default',
    });
  }
}

interface Quantities {
  readonly [name: string]: string;
}

/** The API server refuses a LimitRange whose default is above its maximum. */
function atMost(defaults: Quantities, max: Quantities): Quantities {
  return Object.fromEntries(
    Object.entries(defaults).map(([name, text]) => {
      const most = max[name] ?? text;
      return [name, quantity(text) > quantity(most) ? most : text];
    }),
  );
}
