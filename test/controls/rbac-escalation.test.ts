import { AgentFeature } from 'cdk8s-hardened';
import { ControlProof, proveControl } from '../support/control';
import { agentSet, find, Manifest } from '../support/manifests';
import { agentRules, bindings, rulesOn, splitResource, subjectText } from '../support/rights';

/**
 * No escalation path is open to the agent, not even with every optional right.
 *
 * `IncidentQuarantine` lets responders patch pods, within what its admission policy allows (quarantine-admission).
 * That is no contradiction: looked at are the rights of the agent's own service account.
 */
const everything = (): Manifest[] => agentSet({ features: Object.values(AgentFeature) });

/** Shown is what the agent may do on these resources; none of it may be one of these verbs. */
function none(verbs: string, resources: string): Pick<ControlProof, 'set' | 'fragment' | 'literal'> {
  const wanted = resources.split(' ');
  return {
    set: everything,
    fragment: (set) => {
      const opening = rulesOn(set, verbs, wanted);
      return rulesOn(set, '*', wanted).map((each) => (opening.includes(each) ? `OPEN: ${each}` : each));
    },
    literal: (rules) => expect(rules.filter((each: string) => each.startsWith('OPEN'))).toEqual([]),
  };
}

function rule(grant: string): Manifest {
  const [verbs = '', named = ''] = grant.split(' ');
  const [resource, group] = splitResource(named);
  return { apiGroups: [group], resources: [resource], verbs: verbs.split(',') };
}

/** A ClusterRole of its own, bound to every account of the agent's namespace. */
function grantToNamespace(set: Manifest[], grant: string): void {
  const subjects = [{ kind: 'Group', name: 'system:serviceaccounts:aiops' }];
  const roleRef = { kind: 'ClusterRole', name: 'other' };
  set.push({ kind: 'ClusterRole', metadata: { name: 'other' }, rules: [rule(grant)] });
  set.push({ kind: 'ClusterRoleBinding', metadata: { name: 'other' }, roleRef, subjects });
}

/** Ways to open a path: each grant in the agent's Role, and the first by another binding. */
function granting(...grants: string[]): ControlProof['weaken'] {
  const first = grants[0] ?? '';
  return {
    ...Object.fromEntries(
      grants.map((grant) => [grant, (set: Manifest[]) => find(set, 'Role', 'aiops-agent').rules.push(rule(grant))]),
    ),
    [`${first}, for every account of the namespace`]: (set) => grantToNamespace(set, first),
  };
}

proveControl('rbac-wildcard', {
  set: everything,
  fragment: agentRules,
  literal: (rules) => expect(rules.filter((text: string) => text.includes('*'))).toEqual([]),
  snapshot: (rules) =>
    expect(rules).toMatchInlineSnapshot(`
[
  "get, list, watch on nodes in the cluster",
  "create on leases.coordination.k8s.io in aiops",
  "get, update, patch on leases.coordination.k8s.io named aiops-agent in aiops",
  "get, list, watch on pods, services, configmaps in aiops",
  "create, patch on events in aiops",
  "get on pods/log in aiops",
  "list, watch on events in aiops",
  "get, list, watch on endpointslices.discovery.k8s.io in aiops",
  "get, list, watch on daemonsets.apps, deployments.apps, replicasets.apps, statefulsets.apps in aiops",
  "get, list on pods.metrics.k8s.io in aiops",
]
`),
  weaken: {
    ...granting('* configmaps', 'get *', 'get configmaps.*', 'get */status'),
    'the ClusterRole cluster-admin': (set) =>
      (find(set, 'RoleBinding', 'aiops-agent').roleRef = { kind: 'ClusterRole', name: 'cluster-admin' }),
  },
});

proveControl('rbac-secrets', {
  ...none('*', 'secrets'),
  snapshot: (rules) => expect(rules).toMatchInlineSnapshot(`[]`),
  weaken: {
    ...granting('get secrets', 'list,watch secrets', '* secrets', 'get *', 'patch secrets'),
    'one secret, by its name': (set) =>
      find(set, 'Role', 'aiops-agent').rules.push({ ...rule('get secrets'), resourceNames: ['aiops-agent-secrets'] }),
    'the ClusterRole edit': (set) =>
      (find(set, 'RoleBinding', 'aiops-agent').roleRef = { kind: 'ClusterRole', name: 'edit' }),
  },
});

proveControl('rbac-workloads', {
  ...none(
    'create,update,patch',
    'pods podtemplates replicationcontrollers cronjobs.batch jobs.batch daemonsets.apps deployments.apps ' +
      'replicasets.apps statefulsets.apps',
  ),
  snapshot: (rules) =>
    expect(rules).toMatchInlineSnapshot(`
[
  "get, list, watch on pods, services, configmaps in aiops",
  "get, list, watch on daemonsets.apps, deployments.apps, replicasets.apps, statefulsets.apps in aiops",
]
`),
  weaken: granting('create pods', 'patch pods', 'update deployments.apps', 'create jobs.batch', '* daemonsets.apps'),
});

proveControl('rbac-exec', {
  ...none('*', 'pods/exec pods/attach pods/portforward pods/ephemeralcontainers pods/proxy services/proxy'),
  snapshot: (rules) => expect(rules).toMatchInlineSnapshot(`[]`),
  weaken: granting(
    'create pods/exec',
    'get pods/exec',
    'create pods/portforward',
    'patch pods/ephemeralcontainers',
    'get services/proxy',
    'create */exec',
  ),
});

proveControl('rbac-escalate', {
  ...none(
    'escalate,bind,create,update,patch',
    'roles.rbac.authorization.k8s.io clusterroles.rbac.authorization.k8s.io ' +
      'rolebindings.rbac.authorization.k8s.io clusterrolebindings.rbac.authorization.k8s.io',
  ),
  snapshot: (rules) => expect(rules).toMatchInlineSnapshot(`[]`),
  weaken: granting(
    'escalate roles.rbac.authorization.k8s.io',
    'bind clusterroles.rbac.authorization.k8s.io',
    'create rolebindings.rbac.authorization.k8s.io',
    '* clusterrolebindings.rbac.authorization.k8s.io',
  ),
});

proveControl('rbac-impersonate', {
  ...none(
    'impersonate',
    'users groups serviceaccounts uids.authentication.k8s.io userextras/scopes.authentication.k8s.io',
  ),
  snapshot: (rules) => expect(rules).toMatchInlineSnapshot(`[]`),
  weaken: granting(
    'impersonate users',
    'impersonate groups',
    '* serviceaccounts',
    'impersonate uids.authentication.k8s.io',
    'impersonate userextras/scopes.authentication.k8s.io',
  ),
});

proveControl('rbac-token', {
  ...none('create', 'serviceaccounts/token'),
  snapshot: (rules) => expect(rules).toMatchInlineSnapshot(`[]`),
  weaken: granting('create serviceaccounts/token', '* serviceaccounts/token', 'create */token'),
});

proveControl('rbac-nodes-proxy', {
  ...none('*', 'nodes/proxy'),
  snapshot: (rules) => expect(rules).toMatchInlineSnapshot(`[]`),
  weaken: granting('get nodes/proxy', 'create nodes/proxy', 'get */proxy', '* *.*'),
});

proveControl('rbac-certificates', {
  ...none(
    'create,update,patch,approve,sign',
    'certificatesigningrequests/approval.certificates.k8s.io ' +
      'certificatesigningrequests/status.certificates.k8s.io signers.certificates.k8s.io',
  ),
  snapshot: (rules) => expect(rules).toMatchInlineSnapshot(`[]`),
  weaken: granting(
    'update certificatesigningrequests/approval.certificates.k8s.io',
    'approve signers.certificates.k8s.io',
    'sign signers.*',
    '* certificatesigningrequests/approval.certificates.k8s.io',
  ),
});

proveControl('rbac-admission', {
  ...none(
    'create,update,patch,delete,deletecollection',
    'mutatingwebhookconfigurations.admissionregistration.k8s.io ' +
      'validatingwebhookconfigurations.admissionregistration.k8s.io ' +
      'validatingadmissionpolicies.admissionregistration.k8s.io ' +
      'validatingadmissionpolicybindings.admissionregistration.k8s.io ' +
      'mutatingadmissionpolicies.admissionregistration.k8s.io ' +
      'mutatingadmissionpolicybindings.admissionregistration.k8s.io ' +
      'customresourcedefinitions.apiextensions.k8s.io apiservices.apiregistration.k8s.io',
  ),
  snapshot: (rules) => expect(rules).toMatchInlineSnapshot(`[]`),
  weaken: granting(
    'create mutatingwebhookconfigurations.admissionregistration.k8s.io',
    'delete validatingadmissionpolicybindings.admissionregistration.k8s.io',
    'patch customresourcedefinitions.apiextensions.k8s.io',
    'update apiservices.apiregistration.k8s.io',
  ),
});

proveControl('rbac-namespaces', {
  ...none('update,patch', 'namespaces namespaces/finalize namespaces/status'),
  snapshot: (rules) => expect(rules).toMatchInlineSnapshot(`[]`),
  weaken: granting('patch namespaces', 'update namespaces', '* namespaces', 'update namespaces/finalize'),
});

proveControl('rbac-network-policies', {
  ...none('create,update,patch,delete,deletecollection', 'networkpolicies.networking.k8s.io'),
  snapshot: (rules) => expect(rules).toMatchInlineSnapshot(`[]`),
  weaken: granting(
    'create networkpolicies.networking.k8s.io',
    'patch networkpolicies.networking.k8s.io',
    'delete networkpolicies.networking.k8s.io',
    '* *.networking.k8s.io',
  ),
});

proveControl('rbac-volumes', {
  ...none('create,update,patch', 'persistentvolumes'),
  snapshot: (rules) => expect(rules).toMatchInlineSnapshot(`[]`),
  weaken: granting('create persistentvolumes', 'patch persistentvolumes', '* persistentvolumes', 'create *'),
});

proveControl('rbac-nodes', {
  ...none('create,update,patch,delete,deletecollection', 'nodes nodes/status'),
  snapshot: (rules) =>
    expect(rules).toMatchInlineSnapshot(`
[
  "get, list, watch on nodes in the cluster",
]
`),
  weaken: {
    ...granting('patch nodes', 'update nodes/status', 'delete nodes', '* nodes'),
    'patch in the ClusterRole for nodes': (set) => find(set, 'ClusterRole').rules[0].verbs.push('patch'),
  },
});

function addSubject(kind: string, name: string): (set: Manifest[]) => void {
  return (set) => find(set, 'RoleBinding', 'aiops-agent').subjects.push({ kind, name });
}

proveControl('rbac-public-subject', {
  set: everything,
  fragment: (set) =>
    bindings(set).map(
      ({ kind, metadata, subjects }) => `${kind} ${metadata.name}: ${subjects.map(subjectText).join()}`,
    ),
  literal: (subjects) =>
    expect(subjects).toEqual([
      'ClusterRoleBinding aiops.aiops-agent-nodes: ServiceAccount aiops/aiops-agent',
      'RoleBinding aiops-agent-leases: ServiceAccount aiops/aiops-agent',
      'RoleBinding aiops-agent: ServiceAccount aiops/aiops-agent',
      'RoleBinding aiops-agent-responder: ServiceAccount aiops/aiops-agent-responder',
    ]),
  snapshot: (subjects) =>
    expect(subjects).toMatchInlineSnapshot(`
[
  "ClusterRoleBinding aiops.aiops-agent-nodes: ServiceAccount aiops/aiops-agent",
  "RoleBinding aiops-agent-leases: ServiceAccount aiops/aiops-agent",
  "RoleBinding aiops-agent: ServiceAccount aiops/aiops-agent",
  "RoleBinding aiops-agent-responder: ServiceAccount aiops/aiops-agent-responder",
]
`),
  weaken: {
    'every account': addSubject('Group', 'system:authenticated'),
    'requests without credentials': addSubject('Group', 'system:unauthenticated'),
    'the anonymous user': addSubject('User', 'system:anonymous'),
    'the group that bypasses RBAC': addSubject('Group', 'system:masters'),
    'every service account of the namespace': addSubject('Group', 'system:serviceaccounts:aiops'),
    'the default account': (set) => (find(set, 'ClusterRoleBinding').subjects[0].name = 'default'),
    'another binding': (set) => grantToNamespace(set, 'get pods'),
  },
});
