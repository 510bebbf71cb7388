import { IncidentQuarantine } from 'cdk8s-hardened';
import { ServiceAccount } from 'cdk8s-plus-28';
import { rbacWorkloads } from '../../../../lib/validator/checks/rbac/rbac-workloads';
import { checkSuite, Subject } from '../../../support/checks';
import { agentSet, find, synthesize } from '../../../support/manifests';
import { clusterRole, escalationRows, role } from '../../../support/rbac';

const { passes, notApplicable } = escalationRows('create on pods');
const BECAUSE =
  'who creates or changes a pod runs code as any service account of the namespace and mounts any of its secrets';
const INSTEAD = 'let a controller with a fixed template do it';

checkSuite(rbacWorkloads, {
  passes: {
    ...passes,
    'reading and deleting pods': role('get,list,watch,delete,deletecollection on pods'),
    'the subresource scale': role('get,update,patch on deployments/scale,statefulsets/scale of apps'),
    'eviction': role('create on pods/eviction'),
    'reading custom resources': role('get on workflows of argoproj.io'),
  },
  fails: {
    'creating pods': [
      role('create on pods'),
      [`Role prod/reader: grants "create on pods": ${BECAUSE} (rules[0]); ${INSTEAD}.`],
    ],
    'each rule': [
      role('patch,update,get on deployments of apps', 'get on pods', 'create on jobs,cronjobs of batch named nightly'),
      [
        `Role prod/reader: grants "patch, update on deployments": ${BECAUSE} (rules[0]); ${INSTEAD}.`,
        `Role prod/reader: grants "create on jobs, cronjobs" named "nightly": ${BECAUSE} (rules[2]); ${INSTEAD}.`,
      ],
    ],
    'custom resources of which a controller makes pods': [
      clusterRole('flows', 'create on workflows of argoproj.io'),
      [
        'ClusterRole flows: grants "create on workflows": its controller makes pods of what is written, with rights of its own (rules[0]); leave it to the deployment pipeline.',
      ],
    ],
    'a wildcard': [role('* on * of apps'), [`Role prod/reader: grants "* on *": ${BECAUSE} (rules[0]); ${INSTEAD}.`]],
  },
  notApplicable,
});

type Set = any[];

/** The set with the responders' Role first, edited. */
function responders(set: Set, edit: (set: Set) => Set | void = () => undefined): Subject {
  const copy = structuredClone(set);
  const edited = edit(copy) ?? copy;
  const subject = find(edited, 'Role', 'aiops-agent-responder');
  return [subject, ...edited.filter((each) => each !== subject)];
}

const SET = agentSet();
const FOUND = [`Role aiops/aiops-agent-responder: grants "patch on pods": ${BECAUSE} (rules[0]); ${INSTEAD}.`];

/** The set with an edited part, named by its kind, and what is found then. */
function weakened(kind: string, edit: (object: any) => unknown): readonly [Subject, readonly string[]] {
  const name = kind.startsWith('Validating') ? undefined : 'aiops-agent-responder';
  const subject = responders(SET, (set) => {
    edit(find(set, kind, name));
  });
  return [subject, FOUND];
}

const POLICY = 'ValidatingAdmissionPolicy';
const BINDING = 'ValidatingAdmissionPolicyBinding';

/** An edit of the expression that keeps responders from all but the label. */
function expression(from: string, to: string): readonly [Subject, readonly string[]] {
  return weakened(POLICY, ({ spec }) => {
    spec.validations[2].expression = spec.validations[2].expression.replace(from, to);
  });
}

/** What keeps the responders of an IncidentQuarantine from more than the label. */
checkSuite(rbacWorkloads, {
  passes: {
    'the responders of the set': responders(SET),
    'responders that are users and groups': responders(
      synthesize(
        (chart) =>
          new IncidentQuarantine(chart, 'quarantine', {
            responders: [
              { toSubjectConfiguration: () => ({ kind: 'User', name: 'jane' }) } as any,
              { toSubjectConfiguration: () => ({ kind: 'Group', name: 'responders' }) } as any,
              ServiceAccount.fromServiceAccountName(chart, 'account', 'responder', { namespaceName: 'incidents' }),
            ],
          }),
        'aiops',
      ),
    ),
    'with the defaults that the API server fills in': responders(SET, (set) => {
      find(set, POLICY).spec.matchConstraints.objectSelector = {};
      find(set, BINDING).spec.matchResources = {};
    }),
    'a policy of every namespace': responders(SET, (set) => {
      delete find(set, POLICY).spec.matchConstraints.namespaceSelector;
    }),
    'a policy of every operation and version': responders(SET, (set) => {
      Object.assign(find(set, POLICY).spec.matchConstraints.resourceRules[0], {
        operations: ['*'],
        apiVersions: ['*'],
      });
    }),
    'a subject without its namespace': responders(SET, (set) => {
      delete find(set, 'RoleBinding', 'aiops-agent-responder').subjects[0].namespace;
    }),
  },
  fails: {
    'no policy': [responders(SET, (set) => set.filter(({ kind }) => kind !== POLICY)), FOUND],
    'no binding of the policy': [responders(SET, (set) => set.filter(({ kind }) => kind !== BINDING)), FOUND],
    'no binding of the role': [
      responders(SET, (set) =>
        set.filter(({ kind, metadata }) => kind !== 'RoleBinding' || metadata.name === 'aiops-agent'),
      ),
      FOUND,
    ],
    'Warn instead of Deny': weakened(BINDING, ({ spec }) => (spec.validationActions = ['Warn', 'Audit'])),
    'no actions': weakened(BINDING, ({ spec }) => delete spec.validationActions),
    'actions that are no list': weakened(BINDING, ({ spec }) => (spec.validationActions = 'Deny')),
    'a binding of another policy': weakened(BINDING, ({ spec }) => (spec.policyName = 'other')),
    'a binding for some namespaces': weakened(
      BINDING,
      ({ spec }) => (spec.matchResources = { namespaceSelector: { matchLabels: { team: 'a' } } }),
    ),
    'a binding with a parameter': weakened(BINDING, ({ spec }) => (spec.paramRef = { name: 'p' })),
    'failurePolicy Ignore': weakened(POLICY, ({ spec }) => (spec.failurePolicy = 'Ignore')),
    'a failurePolicy that is none': weakened(POLICY, ({ spec }) => (spec.failurePolicy = true)),
    'a condition': weakened(
      POLICY,
      ({ spec }) => (spec.matchConditions = [{ name: 'some', expression: 'request.dryRun' }]),
    ),
    'a parameter': weakened(POLICY, ({ spec }) => (spec.paramKind = { apiVersion: 'v1', kind: 'ConfigMap' })),
    'a policy for some objects': weakened(
      POLICY,
      ({ spec }) => (spec.matchConstraints.objectSelector = { matchLabels: { app: 'web' } }),
    ),
    'a policy with exceptions': weakened(
      POLICY,
      ({ spec }) => (spec.matchConstraints.excludeResourceRules = spec.matchConstraints.resourceRules),
    ),
    'a policy of another namespace': weakened(
      POLICY,
      ({ spec }) => (spec.matchConstraints.namespaceSelector.matchLabels['kubernetes.io/metadata.name'] = 'other'),
    ),
    'a policy that hangs on a label which may change': weakened(
      POLICY,
      ({ spec }) => (spec.matchConstraints.namespaceSelector = { matchLabels: { team: 'a' } }),
    ),
    'without pods': weakened(
      POLICY,
      ({ spec }) => (spec.matchConstraints.resourceRules[0].resources = ['pods/status', 'bindings']),
    ),
    'for creating only': weakened(
      POLICY,
      ({ spec }) => (spec.matchConstraints.resourceRules[0].operations = ['CREATE']),
    ),
    'for pods of one name': weakened(
      POLICY,
      ({ spec }) => (spec.matchConstraints.resourceRules[0].resourceNames = ['web-0']),
    ),
    'for the resources of another group': weakened(
      POLICY,
      ({ spec }) => (spec.matchConstraints.resourceRules[0].apiGroups = ['metrics.k8s.io']),
    ),
    'for what has no namespace': weakened(
      POLICY,
      ({ spec }) => (spec.matchConstraints.resourceRules[0].scope = 'Cluster'),
    ),
    'no resource rules': weakened(POLICY, ({ spec }) => delete spec.matchConstraints.resourceRules),
    'no validations': weakened(POLICY, ({ spec }) => (spec.validations = null)),
    'without the validation for responders': weakened(POLICY, ({ spec }) => spec.validations.pop()),
    'responders may change the spec': expression(' && object.spec == oldObject.spec', ''),
    'responders may create': expression('request.operation == "UPDATE" && ', ''),
    'responders may do anything': expression('!variables.responder ||', 'true || !variables.responder ||'),
    'another label is free, too': expression('key == "cdk8s-hardened/quarantine"', 'key.startsWith("")'),
    'no variables': weakened(POLICY, ({ spec }) => delete spec.variables),
    'another responder': weakened(POLICY, ({ spec }) => {
      spec.variables[0].expression = spec.variables[0].expression.replace('aiops-agent-responder', 'other');
    }),
    'a responder on conditions': weakened(POLICY, ({ spec }) => (spec.variables[0].expression += ' && false')),
    'a variable without expression': weakened(POLICY, ({ spec }) => delete spec.variables[0].expression),
    'a list of responders that is none': weakened(POLICY, ({ spec }) => {
      spec.variables[0].expression = spec.variables[0].expression.replace('["', '[');
    }),
    'one more subject': weakened('RoleBinding', ({ subjects }) => subjects.push({ kind: 'User', name: 'jane' })),
    'a group of the same name': weakened(
      'RoleBinding',
      ({ subjects }) => (subjects[0] = { kind: 'Group', name: 'system:serviceaccount:aiops:aiops-agent-responder' }),
    ),
    'no subjects': weakened('RoleBinding', (binding) => (binding.subjects = [])),
    'Deployments, too': [
      responders(SET, (set) => {
        find(set, 'Role', 'aiops-agent-responder').rules[0].apiGroups.push('apps');
        find(set, 'Role', 'aiops-agent-responder').rules[0].resources.push('deployments');
      }),
      [`Role aiops/aiops-agent-responder: grants "patch on pods, deployments": ${BECAUSE} (rules[0]); ${INSTEAD}.`],
    ],
  },
});
