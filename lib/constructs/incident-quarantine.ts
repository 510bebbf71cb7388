import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { contract } from '../contract';
import { QUARANTINE_LABEL } from '../hardening';
import { checkName, resolveNamespace } from '../kubernetes/names';
import { addObject, objectLabels } from '../kubernetes/object';
import { Problems } from '../kubernetes/problems';
import { checkShape, Shape } from '../kubernetes/shape';
import { accountName, checkSubjectName, everybody } from '../kubernetes/subjects';
import { KubernetesVersion } from '../kubernetes/version';
import { quarantinePolicySpec } from './quarantine-admission';
import { runbook } from './quarantine-runbook';

/** Properties of an `IncidentQuarantine`. */
export interface IncidentQuarantineProps {
  /**
   * Name of the program, and of its Deployment.
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
   * Who may set and remove the label, and may change nothing else of a pod: accounts, users or groups that exist for
   * this purpose.
   *
   * @default - the service account "NAME-responder", which is made
   */
  readonly responders?: kplus.ISubject[];
  /**
   * The Kubernetes version that the manifests are for. Before 1.30 there is no admission policy, and so responders
   * get no right to label pods.
   *
   * @default - that of the nearest ancestor that sets one, or else 1.37
   */
  readonly kubernetesVersion?: KubernetesVersion;
}

const SHAPE: Shape<IncidentQuarantineProps> = {
  name: 'text',
  namespace: 'text',
  responders: 'list',
  kubernetesVersion: 'version',
};

/**
 * Isolation that is prepared before the incident: a dormant policy that denies everything to a pod with the
 * quarantine label, an admission policy that limits who sets it, the responders' rights, and the procedure.
 *
 * It works together with `IsolationNetworkPolicy`, whose allow policies stop selecting such a pod. In a namespace
 * with other allow policies the pod stays reachable through them.
 *
 * Emits NetworkPolicy `NAME-quarantine`, Role and RoleBinding `NAME-responder`, ServiceAccount `NAME-responder`,
 * ConfigMap `NAME-runbook`, and from 1.30 ValidatingAdmissionPolicy and -Binding `NAMESPACE.NAME-quarantine`.
 *
 * Source: security guide, "Isolation Procedure", "Evidence Collection", "Security Incident Procedure".
 */
export class IncidentQuarantine extends Construct {
  /** Key of the label that isolates a pod. */
  public readonly labelKey: string = QUARANTINE_LABEL;
  /** The procedure, as Markdown. */
  public readonly runbook: string;
  private readonly name: string;
  private readonly namespace: string;
  private readonly responders: string;

  /** @throws where a name is malformed, or a responder is everybody */
  public constructor(scope: Construct, id: string, props: IncidentQuarantineProps = {}) {
    super(scope, id);
    const problems = new Problems(this);
    checkShape(problems, 'IncidentQuarantine', props, { shape: SHAPE });
    problems.throwIfAny();
    if (props.kubernetesVersion) {
      KubernetesVersion.use(this, props.kubernetesVersion);
    }
    this.name = props.name ?? contract.name;
    checkName(problems, 'name', this.name, 50);
    this.namespace = resolveNamespace(this, problems, props.namespace);
    const subjects = this.subjects(problems, props.responders);
    problems.throwIfAny();

    this.responders = JSON.stringify(subjects.map(({ kind, name, namespace }) => [kind, name, namespace]).sort());
    this.node.addValidation({ validate: () => this.disagreements() });
    const guarded = KubernetesVersion.forScope(this).isAtLeast(KubernetesVersion.V1_30);
    this.addPolicy();
    if (!props.responders) {
      this.addNamed('service-account', { kind: 'ServiceAccount', content: { automountServiceAccountToken: false } });
    }
    this.addRights(subjects, guarded);
    if (guarded) {
      this.addAdmission(subjects);
    }
    this.runbook = runbook({
      name: this.name,
      namespace: this.namespace,
      policy: `${this.name}-quarantine`,
      as: guarded && !props.responders ? `--as=system:serviceaccount:${this.namespace}:${this.name}-responder ` : '',
      guarded,
    });
    addObject(this, 'runbook', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      name: `${this.name}-runbook`,
      namespace: this.namespace,
      labels: objectLabels(this.name),
      content: { data: { 'RUNBOOK.md': this.runbook } },
    });
  }

  private subjects(problems: Problems, given?: kplus.ISubject[]): kplus.SubjectConfiguration[] {
    if (!given) {
      return [{ kind: 'ServiceAccount', name: `${this.name}-responder`, namespace: this.namespace }];
    }
    problems.check(given.length > 0, {
      property: 'responders',
      rule: 'must not be empty: nobody could isolate a pod',
      repair: 'name somebody, or leave it out for a service account of its own',
    });
    return given.map((each) => {
      const subject = each.toSubjectConfiguration();
      this.checkResponder(problems, subject);
      return subject.kind === 'ServiceAccount'
        ? { ...subject, namespace: subject.namespace ?? this.namespace }
        : subject;
    });
  }

  /** The admission policies of two quarantines refuse each other's responders: then nobody could set the label. */
  private disagreements(): string[] {
    const others = this.node.root.node
      .findAll()
      .filter((each) => each instanceof IncidentQuarantine && each !== this)
      .filter((each) => (each as IncidentQuarantine).namespace === this.namespace) as IncidentQuarantine[];
    const problems = new Problems(this);
    for (const other of others.filter(({ responders }) => responders !== this.responders)) {
      problems.add({
        property: 'responders',
        rule: `must be those of ${other.node.path}, which is in the same namespace: each would refuse the other's`,
        repair: 'give the same list to both',
      });
    }
    return problems.messages();
  }

  private checkResponder(problems: Problems, subject: kplus.SubjectConfiguration): void {
    const repair = 'name the account or group of your responders';
    const account = accountName(subject);
    const reason = account === 'default' ? 'every pod that names no account runs as it' : everybody(subject);
    const at = { property: 'responders', value: subject.name, repair };
    checkSubjectName(problems, 'responders', subject, repair);
    problems.check(reason === undefined, { ...at, rule: `must be named: ${reason}` });
    const namespace = subject.kind === 'ServiceAccount' ? subject.namespace : subject.name.split(':')[2];
    problems.check(account !== this.name || (namespace ?? this.namespace) !== this.namespace, {
      ...at,
      rule: 'must not be the agent itself: an intruder could set himself free',
    });
  }

  private addNamed(
    id: string,
    object: { apiVersion?: string; kind: string; content: { [key: string]: unknown } },
  ): void {
    addObject(this, id, {
      apiVersion: 'v1',
      name: `${this.name}-responder`,
      namespace: this.namespace,
      labels: objectLabels(this.name),
      ...object,
    });
  }

  private addPolicy(): void {
    addObject(this, 'policy', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      name: `${this.name}-quarantine`,
      namespace: this.namespace,
      labels: objectLabels(this.name),
      // It selects no pod until an incident: kube-score would call that a mistake.
      annotations: { 'kube-score/ignore': 'networkpolicy-targets-pod' },
      spec: {
        // Any value: a label with another one must not be half an isolation.
        podSelector: { matchExpressions: [{ key: QUARANTINE_LABEL, operator: 'Exists' }] },
        policyTypes: ['Ingress', 'Egress'],
      },
    });
  }

  /** Patching pods is an escalation path (their images can be changed): it is granted only where admission limits it. */
  private addRights(subjects: readonly kplus.SubjectConfiguration[], guarded: boolean): void {
    const apiVersion = 'rbac.authorization.k8s.io/v1';
    const one = [this.name];
    this.addNamed('role', {
      apiVersion,
      kind: 'Role',
      content: {
        rules: [
          { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch', ...(guarded ? ['patch'] : [])] },
          { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] },
          { apiGroups: [''], resources: ['events'], verbs: ['get', 'list'] },
          { apiGroups: [''], resources: ['configmaps'], resourceNames: [`${this.name}-runbook`], verbs: ['get'] },
          { apiGroups: ['networking.k8s.io'], resources: ['networkpolicies'], verbs: ['get', 'list'] },
          { apiGroups: ['apps'], resources: ['deployments'], resourceNames: one, verbs: ['get'] },
          {
            apiGroups: ['apps'],
            resources: ['deployments/scale'],
            resourceNames: one,
            verbs: ['get', 'update', 'patch'],
          },
        ],
      },
    });
    this.addNamed('binding', {
      apiVersion,
      kind: 'RoleBinding',
      content: {
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: `${this.name}-responder` },
        subjects: subjects.map(({ kind, name, namespace }) =>
          kind === 'ServiceAccount' ? { kind, name, namespace } : { apiGroup: 'rbac.authorization.k8s.io', kind, name },
        ),
      },
    });
  }

  private addAdmission(subjects: readonly kplus.SubjectConfiguration[]): void {
    const name = `${this.namespace}.${this.name}-quarantine`;
    const common = { apiVersion: 'admissionregistration.k8s.io/v1', name, labels: objectLabels(this.name) };
    addObject(this, 'admission-policy', {
      ...common,
      kind: 'ValidatingAdmissionPolicy',
      spec: quarantinePolicySpec(this.namespace, subjects),
    });
    addObject(this, 'admission-policy-binding', {
      ...common,
      kind: 'ValidatingAdmissionPolicyBinding',
      spec: { policyName: name, validationActions: ['Deny', 'Audit'] },
    });
  }
}
