import { Chart } from 'cdk8s';
import { Grant, LeastPrivilegeRbac, LeastPrivilegeRbacProps, RbacScope, Verb, Waiver } from 'cdk8s-hardened';
import * as kplus from 'cdk8s-plus-28';
import { buildError, find, Manifest, synthesize } from '../support/manifests';

const { ApiResource } = kplus;
type Props = Partial<LeastPrivilegeRbacProps>;
type ForChart = (chart: Chart) => Props;

const account = (chart: Chart, name = 'agent', namespaceName = 'aiops'): kplus.IServiceAccount =>
  kplus.ServiceAccount.fromServiceAccountName(chart, 'account', name, { namespaceName });

const make = (chart: Chart, props: Props): LeastPrivilegeRbac =>
  new LeastPrivilegeRbac(chart, 'rbac', { subject: props.subject ?? account(chart), ...props });

function rbac(props: ForChart = () => ({}), namespace?: string): Manifest[] {
  return synthesize((chart) => make(chart, props(chart)), namespace);
}

function refusal(props: ForChart): string {
  return buildError((chart) => make(chart as Chart, props(chart as Chart)));
}

const waiver = (control: string): Waiver =>
  new Waiver({ control, reason: 'It is what this program is for', owner: 'team-a', expires: '2027-03-31' });
const annotation = (control: string): Manifest => ({
  [`waiver.cdk8s-hardened/${control}`]:
    '{"expires":"2027-03-31","owner":"team-a","reason":"It is what this program is for"}',
});

const LABELS = { 'app.kubernetes.io/name': 'aiops-agent', 'app.kubernetes.io/managed-by': 'cdk8s-hardened' };
const REQUIRED = [
  { apiGroups: [''], resources: ['pods', 'services', 'configmaps'], verbs: ['get', 'list', 'watch'] },
  { apiGroups: [''], resources: ['events'], verbs: ['create', 'patch'] },
];

test('emits these objects', () => {
  const metadata = { name: 'aiops-agent', namespace: 'aiops', labels: LABELS };
  expect(rbac()).toEqual([
    { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata, rules: REQUIRED },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'aiops-agent' },
      subjects: [{ kind: 'ServiceAccount', name: 'agent', namespace: 'aiops' }],
    },
  ]);
});

const listed = (set: Manifest[]): string[] =>
  set.map(({ kind, metadata: { namespace, name } }) => `${kind} ${namespace ? `${namespace}/` : ''}${name}`);
const subjects = (set: Manifest[]): unknown => set.find(({ kind }) => kind.endsWith('Binding')).subjects;
const ROLE = ['Role aiops/aiops-agent', 'RoleBinding aiops/aiops-agent'];
const AGENT = [{ kind: 'ServiceAccount', name: 'agent', namespace: 'aiops' }];
const named = (kind: string, name: string): Manifest => [{ apiGroup: 'rbac.authorization.k8s.io', kind, name }];

test.each<[string, (set: Manifest[]) => unknown, unknown, ForChart, unknown]>([
  [
    'subject: a service account',
    subjects,
    AGENT,
    (chart) => ({ subject: account(chart, 'other', 'shop') }),
    [{ kind: 'ServiceAccount', name: 'other', namespace: 'shop' }],
  ],
  [
    'subject: a user',
    subjects,
    AGENT,
    (chart) => ({ subject: kplus.User.fromName(chart, 'user', 'jane@example.com'), namespaces: ['aiops'] }),
    named('User', 'jane@example.com'),
  ],
  [
    'subject: a group',
    subjects,
    AGENT,
    (chart) => ({ subject: kplus.Group.fromName(chart, 'group', 'sre'), namespaces: ['aiops'] }),
    named('Group', 'sre'),
  ],
  [
    'subject: a user whose name an object of JavaScript has anyway',
    subjects,
    AGENT,
    (chart) => ({ subject: kplus.User.fromName(chart, 'user', 'constructor'), namespaces: ['aiops'] }),
    named('User', 'constructor'),
  ],
  ['name', listed, ROLE, () => ({ name: 'watcher' }), ['Role aiops/watcher', 'RoleBinding aiops/watcher']],
  [
    'namespaces',
    listed,
    ROLE,
    () => ({ namespaces: ['aiops', 'shop'] }),
    [...ROLE, 'Role shop/aiops.aiops-agent', 'RoleBinding shop/aiops.aiops-agent'],
  ],
  ['namespaces, twice the same', listed, ROLE, () => ({ namespaces: ['aiops', 'aiops'] }), ROLE],
  [
    'grants',
    (set) => find(set, 'Role').rules,
    REQUIRED,
    () => ({ grants: [Grant.read(ApiResource.PODS), Grant.read(ApiResource.JOBS)] }),
    [
      { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] },
      { apiGroups: ['batch'], resources: ['jobs'], verbs: ['get', 'list', 'watch'] },
    ],
  ],
  ['scope: NAMESPACES', listed, ROLE, () => ({ scope: RbacScope.NAMESPACES }), ROLE],
  [
    'scope: CLUSTER',
    listed,
    ROLE,
    () => ({ scope: RbacScope.CLUSTER }),
    ['ClusterRole aiops.aiops-agent', 'ClusterRoleBinding aiops.aiops-agent'],
  ],
  [
    'scope: CLUSTER for a group',
    listed,
    ROLE,
    (chart) => ({ scope: RbacScope.CLUSTER, subject: kplus.Group.fromName(chart, 'group', 'sre') }),
    ['ClusterRole aiops-agent', 'ClusterRoleBinding aiops-agent'],
  ],
  [
    'waivers for a grant',
    (set) => set.map(({ metadata }) => metadata.annotations),
    [undefined, undefined],
    () => ({ grants: [Grant.read(ApiResource.SECRETS)], waivers: [waiver('rbac-secrets')] }),
    [annotation('rbac-secrets'), annotation('rbac-secrets')],
  ],
  [
    'waivers for a subject',
    (set) => set.map(({ metadata }) => metadata.annotations),
    [undefined, undefined],
    (chart) => ({
      subject: kplus.Group.fromName(chart, 'group', 'system:authenticated'),
      namespaces: ['aiops'],
      waivers: [waiver('rbac-public-subject')],
    }),
    [annotation('rbac-public-subject'), annotation('rbac-public-subject')],
  ],
])('%s', (...[, read, byDefault, props, changed]) => {
  expect(read(rbac())).toEqual(byDefault);
  expect(read(rbac(props))).toEqual(changed);
});

test('a group gets its rights in the namespace of the chart', () => {
  const set = rbac((chart) => ({ subject: kplus.Group.fromName(chart, 'group', 'sre') }), 'shop');
  expect(listed(set)).toEqual(['Role shop/aiops-agent', 'RoleBinding shop/aiops-agent']);
});

test('a service account of cdk8s-plus-28', () => {
  const set = rbac(
    (chart) => ({ subject: new kplus.ServiceAccount(chart, 'own', { metadata: { name: 'own' } }) }),
    'shop',
  );
  expect(find(set, 'RoleBinding').subjects).toEqual([{ kind: 'ServiceAccount', name: 'own', namespace: 'shop' }]);
});

test('what is granted and named later holds everywhere, and its waiver stands on every object', () => {
  const set = synthesize((chart) => {
    const rights = make(chart, { waivers: [waiver('rbac-secrets')] });
    rights.addNamespace('shop');
    rights.addNamespace('shop');
    rights.addGrant(Grant.of({ verbs: [Verb.LIST], resources: [ApiResource.SECRETS] }));
    rights.addNamespace('bar');
  });
  const all = [...REQUIRED, { apiGroups: [''], resources: ['secrets'], verbs: ['list'] }];
  expect(set.filter(({ kind }) => kind === 'Role').map(({ rules }) => rules)).toEqual([all, all, all]);
  expect(set.map(({ metadata }) => metadata.annotations)).toEqual(new Array(6).fill(annotation('rbac-secrets')));
});

const EVERYBODY = 'name the service account, or pass a Waiver for "rbac-public-subject".';
const OF_ITS_OWN =
  'must be a service account of its own: every pod that names none runs as "default"; create one, or use that of HardenedAgentDeployment.';
const DNS_LABEL =
  'must be a DNS label: lower-case letters, digits and "-", at most 63 characters; choose a name such as "aiops-agent".';

test.each<[string, ForChart, string]>([
  ['a malformed name', () => ({ name: 'A' }), `"name" (A) ${DNS_LABEL}`],
  ['a malformed namespace', () => ({ namespaces: ['shop', 'Bar'] }), `"namespaces" (Bar) ${DNS_LABEL}`],
  ['an empty namespace', () => ({ namespaces: [''] }), `"namespaces" () ${DNS_LABEL}`],
  [
    'no namespaces',
    () => ({ namespaces: [] }),
    '"namespaces" must not be empty: the rights would hold nowhere; name the watched namespaces, or leave it out for the subject\'s own.',
  ],
  [
    'namespaces and the cluster',
    () => ({ namespaces: ['shop'], scope: RbacScope.CLUSTER }),
    '"namespaces" (["shop"]) must not be given where "scope" is the cluster: the rights hold in every namespace; leave out one of the two.',
  ],
  [
    'no grants',
    () => ({ grants: [] }),
    '"grants" must not be empty; name a right, or leave it out for those of the agent.',
  ],
  [
    'an object of the cluster in a Role',
    () => ({ grants: [Grant.read(ApiResource.NODES, ApiResource.PODS)] }),
    '"grants" (nodes) has no namespace, so a Role cannot grant it; grant it by a LeastPrivilegeRbac of its own with scope: RbacScope.CLUSTER.',
  ],
  [
    'a waiver for something else',
    () => ({ grants: [Grant.read(ApiResource.SECRETS)], waivers: [waiver('rbac-exec')] }),
    '"grants" (get, list, watch on secrets) must not be granted, because every verb on secrets answers with their contents, or makes credentials; mount the one secret that the program needs, or pass a Waiver for "rbac-secrets".',
  ],
  [
    'everybody who has logged in',
    (chart) => ({ subject: kplus.Group.fromName(chart, 'group', 'system:authenticated') }),
    `"subject" (system:authenticated) must be one program or team: it is every account, service accounts of all namespaces among them; ${EVERYBODY}`,
  ],
  [
    'nobody in particular',
    (chart) => ({ subject: kplus.User.fromName(chart, 'user', 'system:anonymous') }),
    `"subject" (system:anonymous) must be one program or team: it is every request without credentials; ${EVERYBODY}`,
  ],
  [
    'all accounts of a namespace',
    (chart) => ({ subject: kplus.Group.fromName(chart, 'group', 'system:serviceaccounts:shop') }),
    `"subject" (system:serviceaccounts:shop) must be one program or team: it is every service account of that namespace; ${EVERYBODY}`,
  ],
  [
    'the account that nobody chose',
    (chart) => ({ subject: account(chart, 'default') }),
    `"subject" (default) ${OF_ITS_OWN}`,
  ],
  [
    'the same account under its name as a user',
    (chart) => ({ subject: kplus.User.fromName(chart, 'user', 'system:serviceaccount:shop:default') }),
    `"subject" (system:serviceaccount:shop:default) ${OF_ITS_OWN}`,
  ],
  [
    'an account of which nobody gave the namespace: cdk8s-plus-28 assumes "default"',
    (chart) => ({ subject: kplus.ServiceAccount.fromServiceAccountName(chart, 'account', 'agent') }),
    '"subject" (default/agent) must be in a namespace of its own: this one belongs to Kubernetes, or to everybody; give "namespaceName", or use that of HardenedAgentDeployment.',
  ],
  [
    'an account without a name',
    (chart) => ({ subject: account(chart, '') }),
    '"subject" () must have a name; name the service account.',
  ],
  [
    'a user without a name',
    (chart) => ({ subject: kplus.User.fromName(chart, 'user', ' ') }),
    '"subject" ( ) must have a name; name the service account.',
  ],
])('%s', (_, props, message) => {
  expect(refusal(props)).toBe(`test/rbac: ${message}`);
});

test.each<[string, (rights: LeastPrivilegeRbac) => void, RbacScope, string]>([
  [
    'a namespace for the cluster',
    (rights) => rights.addNamespace('shop'),
    RbacScope.CLUSTER,
    '"namespaces" (shop) must not be given where "scope" is the cluster: the rights hold there already; leave out one of the two.',
  ],
  [
    'a malformed namespace',
    (rights) => rights.addNamespace('a b'),
    RbacScope.NAMESPACES,
    `"namespaces" (a b) ${DNS_LABEL}`,
  ],
  [
    'an escalation',
    (rights) => rights.addGrant(Grant.of({ verbs: [Verb.CREATE], resources: [ApiResource.PODS] })),
    RbacScope.CLUSTER,
    '"grants" (create on pods) must not be granted, because who creates or changes a pod runs code as any service account of the namespace and mounts any of its secrets; let a controller with a fixed template do it, or pass a Waiver for "rbac-workloads".',
  ],
])('%s, later', (_, add, scope, message) => {
  expect(buildError((chart) => add(make(chart as Chart, { scope })))).toBe(`test/rbac: ${message}`);
});

test('a user in a chart without a namespace', () => {
  expect(() => rbac((chart) => ({ subject: kplus.User.fromName(chart, 'user', 'jane') }))).toThrow(
    'test/rbac: "namespace" must be known; give it to the construct, or create the chart with a namespace: new Chart(app, "id", { namespace: "aiops" }).',
  );
});
