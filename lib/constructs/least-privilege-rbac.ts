import { ApiObject, Lazy } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { escalations, Rule } from '../analysis/rights';
import { contract } from '../contract';
import { BUILT_IN_ROLES, CLUSTER_RESOURCES } from '../hardening';
import { checkName, resolveNamespace } from '../kubernetes/names';
import { addObject, objectLabels } from '../kubernetes/object';
import { Problems } from '../kubernetes/problems';
import { checkMember, checkShape, Shape } from '../kubernetes/shape';
import { accountName, checkSubjectName, everybody } from '../kubernetes/subjects';
import { WaiverSet } from '../kubernetes/waivers';
import { Grant } from './grant';
import { Waiver } from './waiver';

/** Where rights hold. */
export enum RbacScope {
  /** In the namespaces that are named, by a Role and a RoleBinding in each. */
  NAMESPACES = 'namespaces',
  /** In every namespace, present and future, and on objects of the cluster, by a ClusterRole. */
  CLUSTER = 'cluster',
}

/** Properties of `LeastPrivilegeRbac`. */
export interface LeastPrivilegeRbacProps {
  /** Who gets the rights: a service account, user or group of cdk8s-plus-28, or `HardenedAgentDeployment.serviceAccount`. */
  readonly subject: kplus.ISubject;
  /**
   * Name of the Role and RoleBinding. In namespaces other than the subject's they are named
   * `SUBJECT_NAMESPACE.NAME`, so that agents of several namespaces can watch the same one.
   *
   * @default "aiops-agent"
   */
  readonly name?: string;
  /**
   * The namespaces in which the rights hold.
   *
   * @default - the subject's own
   */
  readonly namespaces?: string[];
  /**
   * What may be done.
   *
   * @default - what agent/contract.json requires: get, list, watch on pods, services, configmaps; create, patch on events
   */
  readonly grants?: Grant[];
  /**
   * Where the rights hold.
   *
   * @default RbacScope.NAMESPACES
   */
  readonly scope?: RbacScope;
  /**
   * What allows grants or subjects that open an escalation path.
   *
   * @default - none
   */
  readonly waivers?: Waiver[];
}

const SHAPE: Shape<LeastPrivilegeRbacProps> = {
  subject: 'subject',
  name: 'text',
  namespaces: 'list',
  grants: 'list',
  scope: 'text',
  waivers: 'list',
};

/**
 * Exactly the rights that are named: one Role and RoleBinding in each watched namespace.
 *
 * A grant that opens an escalation path (wildcards, reading secrets, creating pods, exec, bind, impersonate, ...) is
 * refused with the path explained; only a `Waiver` for that path's control lets it through, and stands in the output.
 *
 * Source: security guide, "RBAC (Role-Based Access Control)" and "Access Control"; Kubernetes documentation, "RBAC
 * good practices".
 */
export class LeastPrivilegeRbac extends Construct {
  private readonly name: string;
  private readonly scope: RbacScope;
  private readonly subject: kplus.SubjectConfiguration;
  private readonly rules: Rule[] = [];
  private readonly watched = new Set<string>();
  private readonly objects: ApiObject[] = [];
  private readonly waivers: WaiverSet;

  /** @throws where a grant or the subject opens an escalation path that no waiver covers, or a name is malformed */
  public constructor(scope: Construct, id: string, props: LeastPrivilegeRbacProps) {
    super(scope, id);
    const problems = new Problems(this);
    checkShape(problems, 'LeastPrivilegeRbac', props, { shape: SHAPE, required: ['subject'] });
    checkMember(problems, 'scope', props.scope, RbacScope);
    problems.throwIfAny();
    this.name = props.name ?? contract.name;
    this.scope = props.scope ?? RbacScope.NAMESPACES;
    this.waivers = new WaiverSet(this, props.waivers);
    this.subject = this.readSubject(props);
    this.addRules(props.grants ?? [Grant._fromRules(contract.rights.required)]);

    if (this.scope === RbacScope.CLUSTER) {
      this.addClusterObjects();
    } else {
      (props.namespaces ?? [this.subject.namespace ?? '']).forEach((namespace) => this.addNamespace(namespace));
    }
    this.node.addValidation({
      validate: () => {
        this.waivers.warnUnused();
        return [];
      },
    });
  }

  /**
   * Lets the rights hold in one more namespace. Does nothing where they hold already.
   *
   * @throws where the scope is the cluster, or the name is malformed
   */
  public addNamespace(namespace: string): void {
    const problems = new Problems(this);
    checkName(problems, 'namespaces', namespace);
    problems.check(this.scope === RbacScope.NAMESPACES, {
      property: 'namespaces',
      value: namespace,
      rule: 'must not be given where "scope" is the cluster: the rights hold there already',
      repair: 'leave out one of the two',
    });
    problems.throwIfAny();
    if (this.watched.has(namespace)) {
      return;
    }
    this.watched.add(namespace);
    const foreign = this.subject.namespace !== undefined && this.subject.namespace !== namespace;
    this.addPair(namespace, foreign ? `${this.subject.namespace}.${this.name}` : this.name);
  }

  /**
   * Adds one more right, in every namespace of this construct.
   *
   * @throws where it opens an escalation path that no waiver covers
   */
  public addGrant(grant: Grant): void {
    this.addRules([grant]);
  }

  private readSubject(props: LeastPrivilegeRbacProps): kplus.SubjectConfiguration {
    const problems = new Problems(this);
    checkName(problems, 'name', this.name);
    problems.check(!BUILT_IN_ROLES.includes(this.name), {
      property: 'name',
      value: this.name,
      rule: 'must not be that of a role that Kubernetes has already: its rights would be added',
      repair: 'choose another name',
    });
    problems.check(this.scope === RbacScope.NAMESPACES || props.namespaces === undefined, {
      property: 'namespaces',
      value: props.namespaces,
      rule: 'must not be given where "scope" is the cluster: the rights hold in every namespace',
      repair: 'leave out one of the two',
    });
    problems.check(props.namespaces === undefined || props.namespaces.length > 0, {
      property: 'namespaces',
      rule: 'must not be empty: the rights would hold nowhere',
      repair: "name the watched namespaces, or leave it out for the subject's own",
    });
    const given = props.subject.toSubjectConfiguration();
    this.checkSubject(problems, given);
    const needsNamespace =
      given.kind === 'ServiceAccount' || (this.scope === RbacScope.NAMESPACES && !props.namespaces);
    const namespace = needsNamespace ? resolveNamespace(this, problems, given.namespace) : undefined;
    problems.throwIfAny();
    return { ...given, namespace };
  }

  private checkSubject(problems: Problems, given: kplus.SubjectConfiguration): void {
    checkSubjectName(problems, 'subject', given, 'name the service account');
    const reason = everybody(given);
    if (reason !== undefined) {
      this.waivers.need(problems, 'rbac-public-subject', {
        property: 'subject',
        value: given.name,
        rule: `must be one program or team: ${reason}`,
        repair: 'name the service account',
      });
    }
    const { kind, name, namespace } = given;
    problems.check(kind !== 'ServiceAccount' || name === 'default' || namespace !== 'default', {
      property: 'subject',
      value: `${namespace}/${name}`,
      rule: 'must be in a namespace of its own: this one belongs to Kubernetes, or to everybody',
      repair: 'give "namespaceName", or use that of HardenedAgentDeployment',
    });
    problems.check(accountName(given) !== 'default', {
      property: 'subject',
      value: given.name,
      rule: 'must be a service account of its own: every pod that names none runs as "default"',
      repair: 'create one, or use that of HardenedAgentDeployment',
    });
  }

  private addRules(grants: readonly Grant[]): void {
    const rules = grants.flatMap((grant) => grant._toRules());
    const problems = new Problems(this);
    problems.check(rules.length > 0, {
      property: 'grants',
      rule: 'must not be empty',
      repair: 'name a right, or leave it out for those of the agent',
    });
    for (const rule of rules) {
      for (const { path, by } of escalations(rule)) {
        this.waivers.need(problems, path.control, {
          property: 'grants',
          value: by,
          rule: `must not be granted, because ${path.because}`,
          repair: path.instead,
        });
      }
      this.checkScope(problems, rule);
    }
    problems.throwIfAny();
    this.rules.push(...rules);
    this.annotate();
  }

  private checkScope(problems: Problems, rule: Rule): void {
    const cluster = rule.resources.filter((resource) => CLUSTER_RESOURCES.includes(resource.split('/')[0] ?? ''));
    problems.check(this.scope === RbacScope.CLUSTER || cluster.length === 0, {
      property: 'grants',
      value: cluster.join(', '),
      rule: 'has no namespace, so a Role cannot grant it',
      repair: 'grant it by a LeastPrivilegeRbac of its own with scope: RbacScope.CLUSTER',
    });
  }

  private addPair(namespace: string, name: string): void {
    this.addRoleAndBinding({
      kind: 'Role',
      name,
      namespace,
      id: `role-${namespace}`,
      bindingId: `binding-${namespace}`,
    });
  }

  private addClusterObjects(): void {
    const name = this.subject.namespace === undefined ? this.name : `${this.subject.namespace}.${this.name}`;
    this.addRoleAndBinding({ kind: 'ClusterRole', name, id: 'role', bindingId: 'binding' });
  }

  private addRoleAndBinding(at: {
    kind: string;
    name: string;
    namespace?: string;
    id: string;
    bindingId: string;
  }): void {
    const common = { apiVersion: 'rbac.authorization.k8s.io/v1', name: at.name, namespace: at.namespace };
    const role = addObject(this, at.id, {
      ...common,
      kind: at.kind,
      labels: objectLabels(this.name),
      content: { rules: Lazy.any({ produce: () => this.rules.map((rule) => ({ ...rule })) }) },
    });
    const { kind, name, namespace } = this.subject;
    const binding = addObject(this, at.bindingId, {
      ...common,
      kind: `${at.kind}Binding`,
      labels: objectLabels(this.name),
      content: {
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: at.kind, name: at.name },
        subjects: [
          kind === 'ServiceAccount' ? { kind, name, namespace } : { apiGroup: 'rbac.authorization.k8s.io', kind, name },
        ],
      },
    });
    this.objects.push(role, binding);
    this.annotate();
  }

  /** Puts the waivers that were needed so far on every object: a later grant may need another. */
  private annotate(): void {
    for (const [key, value] of Object.entries(this.waivers.annotations())) {
      this.objects.forEach((object) => object.metadata.addAnnotation(key, value));
    }
  }
}
