import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { Selector } from '../analysis/reachability';
import { contract } from '../contract';
import { QUARANTINE_LABEL } from '../hardening';
import { checkName, resolveNamespace } from '../kubernetes/names';
import { addObject, objectLabels } from '../kubernetes/object';
import { toLabelSelector } from '../kubernetes/plus';
import { Problems } from '../kubernetes/problems';
import { checkShape, Shape } from '../kubernetes/shape';
import { waiverAnnotations } from '../kubernetes/waivers';
import { FlowDirection } from './flow-options';
import { NetworkFlow } from './network-flow';

/** Properties of `IsolationNetworkPolicy`. */
export interface IsolationNetworkPolicyProps {
  /** The pods to isolate: a `HardenedAgentDeployment`, a workload of cdk8s-plus-28, or `Pods.select`. */
  readonly selector: kplus.IPodSelector;
  /**
   * Name of the program: policies are named `NAME-network-policy` and `NAME-allow-FLOW`.
   *
   * @default "aiops-agent"
   */
  readonly name?: string;
  /**
   * Namespace of the pods.
   *
   * @default - that of the chart
   */
  readonly namespace?: string;
  /**
   * What is allowed. What is not among them is denied.
   *
   * @default - DNS, the API server and HTTPS: the egress of agent/contract.json
   */
  readonly flows?: NetworkFlow[];
}

const SHAPE: Shape<IsolationNetworkPolicyProps> = {
  selector: 'selector',
  name: 'text',
  namespace: 'text',
  flows: 'list',
};

/**
 * Closes the selected pods in both directions and opens one policy for each flow.
 *
 * Every allow policy stops selecting a pod that carries the quarantine label: policies only add, so that a "deny all"
 * isolates nothing while an allow policy still selects the pod.
 *
 * Source: security guide, "Network Policies" and "Network Segmentation".
 */
export class IsolationNetworkPolicy extends Construct {
  private readonly name: string;
  private readonly namespace: string;
  private readonly podSelector: Selector;
  private readonly flows = new Set<string>();

  /** @throws where the selector would select every pod or pods of other namespaces, or a name is malformed or taken */
  public constructor(scope: Construct, id: string, props: IsolationNetworkPolicyProps) {
    super(scope, id);
    const problems = new Problems(this);
    checkShape(problems, 'IsolationNetworkPolicy', props, { shape: SHAPE, required: ['selector'] });
    problems.throwIfAny();
    this.name = props.name ?? contract.name;
    checkName(problems, 'name', this.name);
    this.namespace = resolveNamespace(this, problems, props.namespace);
    const selector = props.selector.toPodSelectorConfig();
    this.podSelector = toLabelSelector(selector.labelSelector);
    problems.check(Object.keys(this.podSelector).length > 0, {
      property: 'selector',
      rule: 'must not select every pod of the namespace: what is allowed to one would be allowed to all',
      repair: 'select by labels, or pass the workload itself',
    });
    problems.check(isOwnNamespace(selector.namespaces, this.namespace), {
      property: 'selector',
      value: selector.namespaces?.names,
      rule: 'must not name namespaces: a NetworkPolicy selects pods of its own namespace only',
      repair: 'select pods by labels and give "namespace"',
    });
    problems.throwIfAny();

    addObject(this, 'deny', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      name: `${this.name}-network-policy`,
      namespace: this.namespace,
      labels: objectLabels(this.name),
      spec: { podSelector: this.podSelector, policyTypes: ['Ingress', 'Egress'] },
    });
    (props.flows ?? [NetworkFlow.dns(), NetworkFlow.apiServer(), NetworkFlow.https()]).forEach((flow) =>
      this.addFlow(flow),
    );
  }

  /**
   * Allows one more flow.
   *
   * @throws where one of that name is there already
   */
  public addFlow(flow: NetworkFlow): void {
    const problems = new Problems(this);
    problems.check(!this.flows.has(flow.name), {
      property: 'flows',
      value: flow.name,
      rule: 'must have names of their own: each becomes a policy',
      repair: 'rename one of the two, or make them one flow',
    });
    problems.throwIfAny();
    this.flows.add(flow.name);
    addObject(this, `allow-${flow.name}`, {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      name: `${this.name}-allow-${flow.name}`,
      namespace: this.namespace,
      labels: objectLabels(this.name),
      annotations: flow.waiver ? waiverAnnotations([flow.waiver]) : {},
      spec: {
        podSelector: {
          ...this.podSelector,
          matchExpressions: [
            ...(this.podSelector.matchExpressions ?? []),
            { key: QUARANTINE_LABEL, operator: 'DoesNotExist' },
          ],
        },
        policyTypes: [flow.direction === FlowDirection.INGRESS ? 'Ingress' : 'Egress'],
        [flow.direction]: flow._toPolicyRules(),
      },
    });
  }
}

/** Workloads of cdk8s-plus-28 name the namespace they are in; anything else would select pods of others. */
function isOwnNamespace(namespaces: kplus.NamespaceSelectorConfig | undefined, own: string): boolean {
  return (
    namespaces === undefined ||
    ((namespaces.labelSelector?.isEmpty() ?? true) && namespaces.names?.length === 1 && namespaces.names[0] === own)
  );
}
