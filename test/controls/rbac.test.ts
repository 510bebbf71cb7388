import { Grant, LeastPrivilegeRbac, LeastPrivilegeRbacProps, RbacScope, Verb, Waiver } from 'cdk8s-hardened';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { proveControl } from '../support/control';
import { agentSet, buildError, find, Manifest, synthesize } from '../support/manifests';
import { agentRules } from '../support/rights';

const role = (set: Manifest[]): Manifest => find(set, 'Role', 'aiops-agent');
const binding = (set: Manifest[]): Manifest => find(set, 'RoleBinding', 'aiops-agent');

proveControl('rbac-least-privilege', {
  set: () => agentSet(),
  fragment: agentRules,
  literal: (rules) =>
    expect(rules).toEqual([
      'get, list, watch on pods, services, configmaps in aiops',
      'create, patch on events in aiops',
    ]),
  snapshot: (rules) =>
    expect(rules).toMatchInlineSnapshot(`
[
  "get, list, watch on pods, services, configmaps in aiops",
  "create, patch on events in aiops",
]
`),
  weaken: {
    'a further verb': (set) => role(set).rules[0].verbs.push('delete'),
    'a further resource': (set) => role(set).rules[0].resources.push('persistentvolumeclaims'),
    'a further rule': (set) =>
      role(set).rules.push({ apiGroups: ['batch'], resources: ['jobs'], verbs: ['get', 'list'] }),
    'every API group': (set) => (role(set).rules[1].apiGroups = ['*']),
    'the binding of "Limit Cluster Access" in the guide': (set) =>
      set.push({
        kind: 'ClusterRoleBinding',
        metadata: { name: 'aiops-viewer' },
        roleRef: { kind: 'ClusterRole', name: 'view' },
        subjects: [{ kind: 'ServiceAccount', name: 'aiops-agent', namespace: 'aiops' }],
      }),
    "the responders' rights": (set) =>
      find(set, 'RoleBinding', 'aiops-agent-responder').subjects.push({
        kind: 'ServiceAccount',
        name: 'aiops-agent',
        namespace: 'aiops',
      }),
  },
});

proveControl('rbac-per-namespace', {
  set: () => agentSet({ watchNamespaces: ['aiops', 'shop'] }),
  fragment: (set) => ({
    objects: set
      .filter(({ apiVersion }) => apiVersion === 'rbac.authorization.k8s.io/v1')
      .filter(({ metadata }) => !metadata.name.endsWith('-responder'))
      .map(({ kind, metadata, roleRef }) =>
        [kind, `${metadata.namespace}/${metadata.name}`, ...(roleRef ? ['of', roleRef.kind] : [])].join(' '),
      ),
    rules: agentRules(set),
  }),
  literal: ({ objects, rules }) => {
    expect(objects).toEqual([
      'Role aiops/aiops-agent',
      'RoleBinding aiops/aiops-agent of Role',
      'Role shop/aiops.aiops-agent',
      'RoleBinding shop/aiops.aiops-agent of Role',
    ]);
    expect(rules).toEqual([
      'get, list, watch on pods, services, configmaps in aiops',
      'create, patch on events in aiops',
      'get, list, watch on pods, services, configmaps in shop',
      'create, patch on events in shop',
    ]);
  },
  snapshot: (fragment) =>
    expect(fragment).toMatchInlineSnapshot(`
{
  "objects": [
    "Role aiops/aiops-agent",
    "RoleBinding aiops/aiops-agent of Role",
    "Role shop/aiops.aiops-agent",
    "RoleBinding shop/aiops.aiops-agent of Role",
  ],
  "rules": [
    "get, list, watch on pods, services, configmaps in aiops",
    "create, patch on events in aiops",
    "get, list, watch on pods, services, configmaps in shop",
    "create, patch on events in shop",
  ],
}
`),
  weaken: {
    'a ClusterRole and its binding': (set) => {
      Object.assign(role(set), { kind: 'ClusterRole', metadata: { name: 'aiops-agent' } });
      binding(set).roleRef.kind = 'ClusterRole';
      Object.assign(binding(set), { kind: 'ClusterRoleBinding', metadata: { name: 'aiops-agent' } });
    },
    'a ClusterRole bound in the namespace': (set) => (binding(set).roleRef = { kind: 'ClusterRole', name: 'view' }),
    'a namespace that is not watched': (set) => {
      const metadata = { name: 'aiops-agent', namespace: 'kube-system' };
      set.push({ ...role(set), metadata }, { ...binding(set), metadata });
    },
    'a Role that is not in the namespace of its binding': (set) => (role(set).metadata.namespace = 'default'),
  },
});

type Props = Partial<LeastPrivilegeRbacProps>;
type PropsIn = (scope: Construct) => Props;

function rbac(props: PropsIn, control?: string): (scope: Construct) => LeastPrivilegeRbac {
  return (scope) =>
    new LeastPrivilegeRbac(scope, 'rbac', {
      subject: kplus.ServiceAccount.fromServiceAccountName(scope, 'account', 'agent', { namespaceName: 'aiops' }),
      waivers: control === undefined ? [] : [waiver(control)],
      ...props(scope),
    });
}

function waiver(control: string): Waiver {
  return new Waiver({ control, reason: 'needed to prove waivers', owner: 'sre', expires: '2027-03-31' });
}

function grants(verbs: Verb[], resources: string[], apiGroup = ''): PropsIn {
  const of = resources.map((resourceType) => kplus.ApiResource.custom({ apiGroup, resourceType }));
  return () => ({ grants: [Grant.of({ verbs, resources: of })] });
}

/** Objects of the cluster can be granted by a ClusterRole only. */
function inCluster(props: PropsIn): PropsIn {
  return (scope) => ({ ...props(scope), scope: RbacScope.CLUSTER });
}

function group(name: string): PropsIn {
  return (scope) => ({ subject: kplus.Group.fromName(scope, 'group', name), namespaces: ['aiops'] });
}

function user(name: string): PropsIn {
  return (scope) => ({ subject: kplus.User.fromName(scope, 'user', name), namespaces: ['aiops'] });
}

const RBAC = 'rbac.authorization.k8s.io';

/** Every escalation path: its control, what opens it, and the whole message. */
const REFUSED: [control: string, opens: PropsIn, message: string][] = [
  [
    'rbac-wildcard',
    grants([Verb.ANY], ['configmaps']),
    'test/rbac: "grants" ("*" in verbs) must not be granted, because a wildcard also grants every resource and verb that is added later; name the API groups, resources and verbs, or pass a Waiver for "rbac-wildcard".',
  ],
  [
    'rbac-secrets',
    grants([Verb.GET, Verb.LIST, Verb.WATCH, Verb.DELETE], ['configmaps', 'secrets']),
    'test/rbac: "grants" (get, list, watch, delete on secrets) must not be granted, because every verb on secrets answers with their contents, or makes credentials; mount the one secret that the program needs, or pass a Waiver for "rbac-secrets".',
  ],
  [
    'rbac-workloads',
    grants([Verb.GET, Verb.PATCH], ['deployments', 'deployments/scale'], 'apps'),
    'test/rbac: "grants" (patch on deployments) must not be granted, because who creates or changes a pod runs code as any service account of the namespace and mounts any of its secrets; let a controller with a fixed template do it, or pass a Waiver for "rbac-workloads".',
  ],
  [
    'rbac-exec',
    grants([Verb.CREATE], ['pods/exec', 'pods/attach']),
    'test/rbac: "grants" (create on pods/exec, pods/attach) must not be granted, because a command, debug container or tunnel in a pod has all that the pod has: files, token and network; read pods/log, or pass a Waiver for "rbac-exec".',
  ],
  [
    'rbac-escalate',
    grants([Verb.BIND, Verb.ESCALATE], ['roles'], RBAC),
    'test/rbac: "grants" (bind, escalate on roles) must not be granted, because who writes roles or bindings, or may escalate or bind, can give himself any right; keep roles and bindings in Git, applied by the deployment pipeline, or pass a Waiver for "rbac-escalate".',
  ],
  [
    'rbac-impersonate',
    grants([Verb.IMPERSONATE], ['serviceaccounts']),
    'test/rbac: "grants" (impersonate on serviceaccounts) must not be granted, because who impersonates an administrator is one; give the subject the rights it needs under its own name, or pass a Waiver for "rbac-impersonate".',
  ],
  [
    'rbac-token',
    grants([Verb.CREATE], ['serviceaccounts/token']),
    'test/rbac: "grants" (create on serviceaccounts/token) must not be granted, because a token of another service account is that account; mount a projected token of the own account, or pass a Waiver for "rbac-token".',
  ],
  [
    'rbac-nodes-proxy',
    inCluster(grants([Verb.GET], ['nodes/proxy'])),
    'test/rbac: "grants" (get on nodes/proxy) must not be granted, because even get reaches exec on every pod of the node by a WebSocket, past audit and admission; use nodes/metrics or nodes/stats, or pass a Waiver for "rbac-nodes-proxy".',
  ],
  [
    'rbac-certificates',
    inCluster(grants([Verb.APPROVE], ['signers'], 'certificates.k8s.io')),
    'test/rbac: "grants" (approve on signers) must not be granted, because a certificate that one approves or signs oneself is any identity; leave approval to people or to a dedicated controller, or pass a Waiver for "rbac-certificates".',
  ],
  [
    'rbac-admission',
    inCluster(grants([Verb.DELETE], ['validatingwebhookconfigurations'], 'admissionregistration.k8s.io')),
    'test/rbac: "grants" (delete on validatingwebhookconfigurations) must not be granted, because who decides admission, or serves the API, sees and changes every object, secrets among them; leave it to the deployment pipeline, or pass a Waiver for "rbac-admission".',
  ],
  [
    'rbac-namespaces',
    inCluster(grants([Verb.GET, Verb.PATCH], ['namespaces'])),
    'test/rbac: "grants" (patch on namespaces) must not be granted, because a changed label switches Pod Security off for the namespace, and a deleted one takes all that is in it; leave namespaces to the deployment pipeline, or pass a Waiver for "rbac-namespaces".',
  ],
  [
    'rbac-network-policies',
    grants([Verb.CREATE, Verb.DELETE], ['networkpolicies'], 'networking.k8s.io'),
    'test/rbac: "grants" (create, delete on networkpolicies) must not be granted, because an allow policy of one\'s own opens whatever the others close; label the pod into a prepared policy (IncidentQuarantine), or pass a Waiver for "rbac-network-policies".',
  ],
  [
    'rbac-volumes',
    inCluster(grants([Verb.CREATE], ['persistentvolumes', 'persistentvolumeclaims'])),
    'test/rbac: "grants" (create on persistentvolumes) must not be granted, because a persistent volume of type hostPath is the node\'s file system; claim volumes from a storage class, or pass a Waiver for "rbac-volumes".',
  ],
  [
    'rbac-nodes',
    inCluster(grants([Verb.LIST, Verb.UPDATE], ['nodes'])),
    'test/rbac: "grants" (update on nodes) must not be granted, because labels and taints of nodes decide where pods, and with them secrets, are sent; read nodes, or pass a Waiver for "rbac-nodes".',
  ],
  [
    'rbac-public-subject',
    group('system:authenticated'),
    'test/rbac: "subject" (system:authenticated) must be one program or team: it is every account, service accounts of all namespaces among them; name the service account, or pass a Waiver for "rbac-public-subject".',
  ],
  [
    'rbac-public-subject',
    group('system:masters'),
    'test/rbac: "subject" (system:masters) must be one program or team: its members bypass RBAC altogether; name the service account, or pass a Waiver for "rbac-public-subject".',
  ],
  [
    'rbac-public-subject',
    group('system:serviceaccounts:aiops'),
    'test/rbac: "subject" (system:serviceaccounts:aiops) must be one program or team: it is every service account of that namespace; name the service account, or pass a Waiver for "rbac-public-subject".',
  ],
  [
    'rbac-public-subject',
    user('system:anonymous'),
    'test/rbac: "subject" (system:anonymous) must be one program or team: it is every request without credentials; name the service account, or pass a Waiver for "rbac-public-subject".',
  ],
];

describe('a right that opens an escalation path', () => {
  test.each(REFUSED)('%s: is refused without a waiver', (_, opens, message) => {
    expect(buildError(rbac(opens))).toBe(message);
  });

  test.each(REFUSED)('%s: is refused with a waiver for another control', (control, opens, message) => {
    const other = control === 'rbac-token' ? 'image-digest' : 'rbac-token';
    expect(buildError(rbac(opens, other))).toBe(message);
  });

  test.each(REFUSED)('%s: stands in the output with its waiver', (control, opens) => {
    const set = synthesize(rbac(opens, control), 'aiops');
    expect(set.map(({ metadata }) => metadata.annotations)).toEqual(
      Array(2).fill({
        [`waiver.cdk8s-hardened/${control}`]:
          '{"expires":"2027-03-31","owner":"sre","reason":"needed to prove waivers"}',
      }),
    );
  });

  test('is refused in a grant that is added later, which leaves no trace', () => {
    const set = synthesize((scope) => {
      const rights = rbac(() => ({}))(scope);
      const read = Grant.read(kplus.ApiResource.SECRETS);
      expect(() => rights.addGrant(read)).toThrow('or pass a Waiver for "rbac-secrets".');
    }, 'aiops');
    expect(find(set, 'Role').rules).toEqual([
      { apiGroups: [''], resources: ['pods', 'services', 'configmaps'], verbs: ['get', 'list', 'watch'] },
      { apiGroups: [''], resources: ['events'], verbs: ['create', 'patch'] },
    ]);
  });
});

test.each<[string, PropsIn]>([
  [
    'a service account',
    (scope) => ({
      subject: kplus.ServiceAccount.fromServiceAccountName(scope, 'default', 'default', { namespaceName: 'aiops' }),
    }),
  ],
  ['a user', user('system:serviceaccount:aiops:default')],
])('the default service account is no subject as %s', (_, named) => {
  expect(buildError(rbac(named))).toContain(
    'must be a service account of its own: every pod that names none runs as "default"',
  );
});
