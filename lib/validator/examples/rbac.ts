import { deployment, Example, Examples, object, together } from './example';

const RBAC = 'rbac.authorization.k8s.io/v1';

function rules(lines: string): string {
  return `rules:\n${lines}`;
}

function rule(group: string, resources: string, verbs: string, more = ''): string {
  return `  - apiGroups: ["${group}"]\n    resources: [${resources}]\n    verbs: [${verbs}]${more}`;
}

const HARMLESS = rule('', 'pods', 'get, list, watch');

function role(lines: string): string {
  return object(RBAC, 'Role', rules(lines));
}

function clusterRole(lines: string, metadata = 'name: web'): string {
  return object(RBAC, 'ClusterRole', rules(lines), metadata);
}

function ofRule(group: string, resources: string, verbs: string): Example {
  return { fails: role(rule(group, resources, verbs)), passes: role(HARMLESS) };
}

function ofClusterRule(group: string, resources: string, verbs: string): Example {
  return { fails: clusterRole(rule(group, resources, verbs)), passes: clusterRole(rule('', 'nodes', 'get, list')) };
}

function binding(kind: string, roleKind: string, name: string, subject: string): string {
  const metadata = kind === 'RoleBinding' ? undefined : 'name: web';
  const lines = `roleRef:\n  apiGroup: rbac.authorization.k8s.io\n  kind: ${roleKind}\n  name: ${name}\nsubjects:\n${subject}`;
  return object(RBAC, kind, lines, metadata);
}

const ACCOUNT = '  - kind: ServiceAccount\n    name: web\n    namespace: shop';
const SERVICE_ACCOUNT = object('v1', 'ServiceAccount', 'automountServiceAccountToken: false');
const OWN = binding('RoleBinding', 'Role', 'web', ACCOUNT);

/** Rights. */
export const RIGHTS: Examples = {
  'rbac-per-namespace': {
    fails: together(clusterRole(HARMLESS), binding('ClusterRoleBinding', 'ClusterRole', 'web', ACCOUNT)),
    passes: together(role(HARMLESS), OWN),
  },
  'rbac-wildcard': ofRule('', '"*"', 'get'),
  'rbac-secrets': ofRule('', 'secrets', 'get, list'),
  'rbac-workloads': ofRule('apps', 'deployments', 'create, patch'),
  'rbac-exec': ofRule('', 'pods/exec', 'create'),
  'rbac-escalate': ofRule('rbac.authorization.k8s.io', 'rolebindings', 'create'),
  'rbac-impersonate': ofClusterRule('', 'users, groups', 'impersonate'),
  'rbac-token': ofRule('', 'serviceaccounts/token', 'create'),
  'rbac-nodes-proxy': ofClusterRule('', 'nodes/proxy', 'get'),
  'rbac-certificates': ofClusterRule('certificates.k8s.io', 'certificatesigningrequests/approval', 'update'),
  'rbac-admission': ofClusterRule('admissionregistration.k8s.io', 'validatingwebhookconfigurations', 'patch'),
  'rbac-namespaces': ofClusterRule('', 'namespaces', 'patch'),
  'rbac-network-policies': ofRule('networking.k8s.io', 'networkpolicies', 'create, delete'),
  'rbac-volumes': ofClusterRule('', 'persistentvolumes', 'create'),
  'rbac-nodes': ofClusterRule('', 'nodes', 'patch'),
  'rbac-public-subject': {
    fails: binding(
      'RoleBinding',
      'Role',
      'web',
      '  - kind: Group\n    apiGroup: rbac.authorization.k8s.io\n    name: system:authenticated',
    ),
    passes: OWN,
  },
  'rbac-cluster-admin': { fails: binding('ClusterRoleBinding', 'ClusterRole', 'cluster-admin', ACCOUNT), passes: OWN },
  'rbac-built-in-role': { fails: binding('RoleBinding', 'ClusterRole', 'edit', ACCOUNT), passes: OWN },
  'rbac-default-account': {
    fails: binding('RoleBinding', 'Role', 'web', ACCOUNT.replace('name: web', 'name: default')),
    passes: OWN,
  },
  'rbac-combined-rights': {
    fails: together(
      role(`${rule('', 'services', 'patch')}\n${rule('discovery.k8s.io', 'endpointslices', 'patch')}`),
      OWN,
    ),
    passes: together(role(rule('', 'services', 'patch')), OWN),
  },
  'rbac-aggregation': {
    fails: clusterRole(
      rule('', 'secrets', 'get'),
      'name: web\nlabels:\n  rbac.authorization.k8s.io/aggregate-to-view: "true"',
    ),
    passes: clusterRole(
      rule('example.com', 'widgets', 'get'),
      'name: web\nlabels:\n  rbac.authorization.k8s.io/aggregate-to-view: "true"',
    ),
  },
  'rbac-create-names': {
    fails: role(rule('', 'configmaps', 'create', '\n    resourceNames: [web]')),
    passes: role(rule('', 'configmaps', 'get', '\n    resourceNames: [web]')),
  },
  'rbac-empty-rule': {
    fails: role('  - apiGroups: [""]\n    resources: [pods]\n    verbs: []'),
    passes: role(HARMLESS),
  },
  'rbac-cluster-resource': { fails: role(rule('', 'nodes', 'get')), passes: clusterRole(rule('', 'nodes', 'get')) },
  'rbac-non-resource-urls': {
    fails: clusterRole('  - nonResourceURLs: ["*"]\n    verbs: [get]'),
    passes: clusterRole('  - nonResourceURLs: [/healthz]\n    verbs: [get]'),
  },
  'rbac-logs-everywhere': {
    fails: together(
      clusterRole(rule('', 'pods/log', 'get')),
      binding('ClusterRoleBinding', 'ClusterRole', 'web', ACCOUNT),
    ),
    passes: together(role(rule('', 'pods/log', 'get')), OWN),
  },
  'rbac-bound-account': {
    fails: together(role(HARMLESS), OWN, SERVICE_ACCOUNT, deployment({ pod: 'serviceAccountName: other' })),
    passes: together(role(HARMLESS), OWN, SERVICE_ACCOUNT, deployment({ pod: 'serviceAccountName: web' })),
  },
};
