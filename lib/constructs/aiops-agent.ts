import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { contract, ContractRule } from '../contract';
import { NAME_LABEL } from '../hardening';
import { checkLabels, checkName, checkOwnNamespace } from '../kubernetes/names';
import { Problems } from '../kubernetes/problems';
import { checkShape, pick } from '../kubernetes/shape';
import { KubernetesVersion } from '../kubernetes/version';
import { WaiverSet } from '../kubernetes/waivers';
import { checkDeployment } from './agent-checks';
import { agentQuota } from './agent-quota';
import { resolveResources, resolveVolumeSizes } from './agent-resources';
import { AGENT_SHAPE, AgentFeature, AiopsAgentProps } from './aiops-agent-props';
import { ExternalSecretBinding } from './external-secret-binding';
import { Grant } from './grant';
import { HardenedAgentDeployment } from './hardened-agent-deployment';
import { DEPLOYMENT_SHAPE, HardenedAgentDeploymentProps } from './hardened-agent-deployment-props';
import { HardenedNamespace, HardenedNamespaceProps } from './hardened-namespace';
import { IncidentQuarantine } from './incident-quarantine';
import { IsolationNetworkPolicy } from './isolation-network-policy';
import { LeastPrivilegeRbac, RbacScope } from './least-privilege-rbac';
import { NetworkFlow } from './network-flow';
import { SealedSecretBinding } from './sealed-secret-binding';
import { ISecretBinding } from './secret-binding';

/**
 * The whole hardened set of the security guide, with the guide's names: namespace `aiops`, agent `aiops-agent`, secret
 * `aiops-agent-secrets`, user 1001:1001, port 8080.
 *
 * Source: docs/security-guide.md; docs/guide-conformance.md tells for each of its sentences what stands for it.
 */
export class AiopsAgent extends Construct {
  /** Name of the namespace. */
  public readonly namespace: string;
  /** The workload. */
  public readonly deployment: HardenedAgentDeployment;
  /** What it may do. */
  public readonly rbac: LeastPrivilegeRbac;
  /** What it may reach, and who may reach it. */
  public readonly network: IsolationNetworkPolicy;
  /** How it is cut off. */
  public readonly quarantine: IncidentQuarantine;

  /** @throws where a property is malformed or weakens a control that no waiver covers */
  public constructor(scope: Construct, id: string, props: AiopsAgentProps) {
    super(scope, id);
    const shape = new Problems(this);
    checkShape(shape, 'AiopsAgent', props, { shape: AGENT_SHAPE, required: ['image'] });
    shape.throwIfAny();
    if (props.kubernetesVersion) {
      KubernetesVersion.use(this, props.kubernetesVersion);
    }
    this.namespace = props.namespace ?? Chart.of(this).namespace ?? 'aiops';
    const name = props.name ?? contract.name;
    const at = { name, namespace: this.namespace };
    const namespace = this.checkProps(props);

    if (props.createNamespace ?? true) {
      new HardenedNamespace(this, 'namespace', namespace);
    }
    this.deployment = new HardenedAgentDeployment(this, 'deployment', {
      ...pick<HardenedAgentDeploymentProps>(props, DEPLOYMENT_SHAPE),
      ...at,
      kubernetesVersion: undefined,
      secrets: this.addSecrets(props, `${name}-secrets`),
    });
    this.rbac = this.addRights(props, name);
    this.network = new IsolationNetworkPolicy(this, 'network', {
      ...at,
      selector: this.deployment,
      flows: this.flows(props),
    });
    this.quarantine = new IncidentQuarantine(this, 'quarantine', { ...at, responders: props.responders });
  }

  private checkProps(props: AiopsAgentProps): HardenedNamespaceProps {
    const problems = new Problems(this);
    const given = (['secrets', 'externalSecret', 'sealedSecret'] as const).filter((key) => props[key] !== undefined);
    problems.check(given.length <= 1, {
      property: given[0] ?? 'secrets',
      rule: `must not be given together with ${given.slice(1).join(' and ')}: the Secret has one source`,
      repair: 'choose one',
    });
    problems.check(props.quota === undefined || (props.createNamespace ?? true), {
      property: 'quota',
      rule: 'must not be given where the namespace is not made',
      repair: 'leave out one of the two',
    });
    this.checkNames(problems, props);
    // What the deployment would report under another name, and only once this is mended.
    checkDeployment(problems, new WaiverSet(this, props.waivers), props);
    const { limits } = resolveResources(problems, props.resources);
    resolveVolumeSizes(problems, props.volumeSizes, limits['ephemeral-storage'] ?? '');
    const room = agentQuota(problems, props);
    problems.throwIfAny();
    return { name: this.namespace, ...room };
  }

  /** Checks what would be reported under another name further down. */
  private checkNames(problems: Problems, props: AiopsAgentProps): void {
    checkOwnNamespace(problems, 'namespace', this.namespace);
    problems.check(props.watchNamespaces?.length !== 0, {
      property: 'watchNamespaces',
      rule: 'must not be empty: the agent would watch nothing',
      repair: 'name a namespace, or leave it out for its own',
    });
    checkName(problems, 'monitoring.namespace', props.monitoring?.namespace ?? 'monitoring');
    const { podLabels = { [NAME_LABEL]: 'prometheus' } } = props.monitoring ?? {};
    checkLabels(problems, 'monitoring.podLabels', podLabels);
    problems.check(Object.keys(podLabels).length > 0, {
      property: 'monitoring.podLabels',
      rule: 'must not be empty: every pod of the namespace would be meant',
      repair: 'name a label, or leave it out for "app.kubernetes.io/name: prometheus"',
    });
    for (const feature of props.features ?? []) {
      problems.check(Object.values(AgentFeature).includes(feature), {
        property: 'features',
        value: feature,
        rule: 'must be members of AgentFeature',
        repair: 'remove it',
      });
    }
  }

  private addSecrets(props: AiopsAgentProps, secretName: string): ISecretBinding | undefined {
    const at = { secretName, namespace: this.namespace };
    if (props.externalSecret) {
      return new ExternalSecretBinding(this, 'external-secret', { ...props.externalSecret, ...at });
    }
    if (props.sealedSecret) {
      return new SealedSecretBinding(this, 'sealed-secret', { encryptedData: props.sealedSecret, ...at });
    }
    return props.secrets;
  }

  private addRights(props: AiopsAgentProps, name: string): LeastPrivilegeRbac {
    const subject = this.deployment.serviceAccount;
    const wanted = new Set<string>(props.features);
    const optional = contract.rights.optional.filter(({ feature }) => wanted.has(feature));
    const watched = optional.filter(({ scope }) => scope === 'namespace').flatMap(({ rules }) => rules);
    for (const { feature, scope, rules } of optional.filter(({ scope }) => scope !== 'namespace')) {
      new LeastPrivilegeRbac(this, `rbac-${feature}`, {
        subject,
        name: `${name}-${feature}`,
        grants: [Grant._fromRules(rules.map((rule) => named(rule, name)))],
        scope: scope === 'cluster' ? RbacScope.CLUSTER : RbacScope.NAMESPACES,
      });
    }
    return new LeastPrivilegeRbac(this, 'rbac', {
      subject,
      name,
      namespaces: props.watchNamespaces ?? [this.namespace],
      grants: [Grant._fromRules([...contract.rights.required, ...watched])],
    });
  }

  private flows(props: AiopsAgentProps): NetworkFlow[] {
    const prometheus = kplus.Pods.select(this, 'monitoring-pods', {
      labels: { ...(props.monitoring?.podLabels ?? { [NAME_LABEL]: 'prometheus' }) },
      namespaces: kplus.Namespaces.select(this, 'monitoring-namespace', {
        names: [props.monitoring?.namespace ?? 'monitoring'],
      }),
    });
    const byMeaning: { readonly [egress: string]: () => NetworkFlow } = {
      dns: () => NetworkFlow.dns(props.dns),
      apiServer: () => NetworkFlow.apiServer(props.apiServer),
      https: () => NetworkFlow.https(props.https),
    };
    return [
      NetworkFlow.from('monitoring', prometheus, [{ port: this.deployment.port }]),
      ...contract.egress
        .filter((egress) => egress !== 'apiServer' || (props.apiAccess ?? true))
        .flatMap((egress) => byMeaning[egress]?.() ?? []),
      ...(props.flows ?? []),
    ];
  }
}

/** The contract names the agent's lease; a renamed agent has its own. */
function named(rule: ContractRule, name: string): ContractRule {
  return rule.resourceNames
    ? { ...rule, resourceNames: rule.resourceNames.map((each) => (each === contract.name ? name : each)) }
    : rule;
}
