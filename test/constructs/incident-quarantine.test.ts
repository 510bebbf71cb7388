import { Chart } from 'cdk8s';
import { IncidentQuarantine, IncidentQuarantineProps, KubernetesVersion } from 'cdk8s-hardened';
import * as kplus from 'cdk8s-plus-28';
import { buildError, find, Manifest, synthesize } from '../support/manifests';

type ForChart = (chart: Chart) => IncidentQuarantineProps;

function quarantine(props: ForChart = () => ({})): Manifest[] {
  return synthesize((chart) => new IncidentQuarantine(chart, 'quarantine', props(chart)), 'aiops');
}

function refusal(props: ForChart): string {
  return buildError((chart) => new IncidentQuarantine(chart, 'quarantine', props(chart as Chart)));
}

const LABELS = { 'app.kubernetes.io/name': 'aiops-agent', 'app.kubernetes.io/managed-by': 'cdk8s-hardened' };
const RBAC = 'rbac.authorization.k8s.io';
const RESPONDER = { name: 'aiops-agent-responder', namespace: 'aiops', labels: LABELS };

const listed = (set: Manifest[]): string[] =>
  set.map(({ kind, metadata: { namespace, name } }) => `${kind} ${namespace ? `${namespace}/` : ''}${name}`);
const ALL = [
  'NetworkPolicy aiops/aiops-agent-quarantine',
  'ServiceAccount aiops/aiops-agent-responder',
  'Role aiops/aiops-agent-responder',
  'RoleBinding aiops/aiops-agent-responder',
  'ValidatingAdmissionPolicy aiops.aiops-agent-quarantine',
  'ValidatingAdmissionPolicyBinding aiops.aiops-agent-quarantine',
  'ConfigMap aiops/aiops-agent-runbook',
];

test('the dormant policy denies everything to a pod with the label, whatever its value', () => {
  const { metadata, spec } = find(quarantine(), 'NetworkPolicy');
  expect(metadata).toMatchObject({ name: 'aiops-agent-quarantine', namespace: 'aiops', labels: LABELS });
  expect(spec).toEqual({
    podSelector: { matchExpressions: [{ key: 'cdk8s-hardened/quarantine', operator: 'Exists' }] },
    policyTypes: ['Ingress', 'Egress'],
  });
});

const rules = (...more: string[]): Manifest => [
  { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch', ...more] },
  { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] },
  { apiGroups: [''], resources: ['events'], verbs: ['get', 'list'] },
  { apiGroups: [''], resources: ['configmaps'], resourceNames: ['aiops-agent-runbook'], verbs: ['get'] },
  { apiGroups: ['networking.k8s.io'], resources: ['networkpolicies'], verbs: ['get', 'list'] },
  { apiGroups: ['apps'], resources: ['deployments'], resourceNames: ['aiops-agent'], verbs: ['get'] },
  {
    apiGroups: ['apps'],
    resources: ['deployments/scale'],
    resourceNames: ['aiops-agent'],
    verbs: ['get', 'update', 'patch'],
  },
];

test.each([
  ['ServiceAccount', { apiVersion: 'v1', metadata: RESPONDER, automountServiceAccountToken: false }],
  ['Role', { apiVersion: `${RBAC}/v1`, metadata: RESPONDER, rules: rules('patch') }],
  [
    'RoleBinding',
    {
      apiVersion: `${RBAC}/v1`,
      metadata: RESPONDER,
      roleRef: { apiGroup: RBAC, kind: 'Role', name: 'aiops-agent-responder' },
      subjects: [{ kind: 'ServiceAccount', name: 'aiops-agent-responder', namespace: 'aiops' }],
    },
  ],
  [
    'ValidatingAdmissionPolicyBinding',
    {
      apiVersion: 'admissionregistration.k8s.io/v1',
      metadata: { name: 'aiops.aiops-agent-quarantine', labels: LABELS },
      spec: { policyName: 'aiops.aiops-agent-quarantine', validationActions: ['Deny', 'Audit'] },
    },
  ],
])('%s', (kind, literal) => {
  expect(find(quarantine(), kind)).toEqual({ kind, ...literal });
});

test('the admission policy, without its expressions', () => {
  const { variables, validations, ...spec } = find(quarantine(), 'ValidatingAdmissionPolicy').spec;
  expect(spec).toEqual({
    failurePolicy: 'Fail',
    matchConstraints: {
      matchPolicy: 'Equivalent',
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'aiops' } },
      resourceRules: [
        {
          apiGroups: [''],
          apiVersions: ['v1'],
          operations: ['CREATE', 'UPDATE'],
          resources: ['bindings', 'pods', 'pods/binding', 'pods/ephemeralcontainers', 'pods/resize', 'pods/status'],
          scope: 'Namespaced',
        },
      ],
    },
  });
  expect(variables.map(({ name }: Manifest) => name)).toEqual(['responder', 'before', 'after']);
  expect(validations.map(({ message, reason }: Manifest) => [message, reason])).toEqual([
    ['only incident responders may set or remove the label cdk8s-hardened/quarantine', 'Forbidden'],
    ['the label cdk8s-hardened/quarantine must be "true" or absent', 'Invalid'],
    ['incident responders may change the label cdk8s-hardened/quarantine of a pod, and nothing else', 'Forbidden'],
  ]);
});

const subjects = (set: Manifest[]): unknown => find(set, 'RoleBinding').subjects;
const responder = (set: Manifest[]): unknown => find(set, 'ValidatingAdmissionPolicy').spec.variables[0].expression;
const OWN = [{ kind: 'ServiceAccount', name: 'aiops-agent-responder', namespace: 'aiops' }];
const isResponder = (users: string, groups: string): string =>
  `request.userInfo.username in [${users}] || request.userInfo.groups.exists(group, group in [${groups}])`;
const IS_OWN = isResponder('"system:serviceaccount:aiops:aiops-agent-responder"', '');
const everyKind: ForChart = (chart) => ({
  responders: [
    kplus.ServiceAccount.fromServiceAccountName(chart, 'account', 'soar', { namespaceName: 'security' }),
    new kplus.ServiceAccount(chart, 'own', { metadata: { name: 'own' } }),
    kplus.User.fromName(chart, 'user', 'jane "j" doe'),
    kplus.Group.fromName(chart, 'group', 'sre'),
  ],
});
const user =
  (name: string): ForChart =>
  (chart) => ({ responders: [kplus.User.fromName(chart, 'user', name)] });
const group =
  (name: string): ForChart =>
  (chart) => ({ responders: [kplus.Group.fromName(chart, 'group', name)] });
const account =
  (name: string, namespaceName = 'aiops'): ForChart =>
  (chart) => ({
    responders: [kplus.ServiceAccount.fromServiceAccountName(chart, 'account', name, { namespaceName })],
  });

test.each<[string, (set: Manifest[]) => unknown, unknown, ForChart, unknown]>([
  ['name', listed, ALL, () => ({ name: 'shop' }), ALL.map((each) => each.replace('aiops-agent', 'shop'))],
  ['namespace', listed, ALL, () => ({ namespace: 'shop' }), ALL.map((each) => each.replace(/ aiops([/.])/, ' shop$1'))],
  [
    'responders, bound',
    subjects,
    OWN,
    everyKind,
    [
      { kind: 'ServiceAccount', name: 'soar', namespace: 'security' },
      { kind: 'ServiceAccount', name: 'own', namespace: 'aiops' },
      { apiGroup: RBAC, kind: 'User', name: 'jane "j" doe' },
      { apiGroup: RBAC, kind: 'Group', name: 'sre' },
    ],
  ],
  [
    'responders, admitted',
    responder,
    IS_OWN,
    everyKind,
    isResponder('"system:serviceaccount:security:soar","system:serviceaccount:aiops:own","jane \\"j\\" doe"', '"sre"'),
  ],
  [
    'responders, for whom no account is made',
    listed,
    ALL,
    user('jane'),
    ALL.filter((each) => !each.startsWith('ServiceAccount')),
  ],
  [
    'responders whose name an object of JavaScript has anyway',
    subjects,
    OWN,
    user('constructor'),
    [{ apiGroup: RBAC, kind: 'User', name: 'constructor' }],
  ],
  [
    'responders, an account of the same name elsewhere',
    subjects,
    OWN,
    account('aiops-agent', 'security'),
    [{ kind: 'ServiceAccount', name: 'aiops-agent', namespace: 'security' }],
  ],
  [
    'kubernetesVersion',
    listed,
    ALL,
    () => ({ kubernetesVersion: KubernetesVersion.V1_29 }),
    ALL.filter((each) => !each.startsWith('Validating')),
  ],
  [
    'kubernetesVersion, and with it the rights',
    (set) => find(set, 'Role').rules,
    rules('patch'),
    () => ({ kubernetesVersion: KubernetesVersion.V1_28 }),
    rules(),
  ],
])('%s', (...[, read, byDefault, props, changed]) => {
  expect(read(quarantine())).toEqual(byDefault);
  expect(read(quarantine(props))).toEqual(changed);
});

describe('the runbook', () => {
  function runbook(props: ForChart): string {
    let construct: IncidentQuarantine | undefined;
    const set = synthesize((chart) => (construct = new IncidentQuarantine(chart, 'quarantine', props(chart))), 'aiops');
    const text = find(set, 'ConfigMap').data['RUNBOOK.md'] as string;
    expect([construct?.runbook, construct?.labelKey]).toEqual([text, 'cdk8s-hardened/quarantine']);
    return text;
  }

  const AS = '--as=system:serviceaccount:shop:bot-responder ';

  test.each<[string, ForChart, string]>([
    ['of the account that was made', () => ({ name: 'bot', namespace: 'shop' }), AS],
    ['of responders of their own', (chart) => ({ name: 'bot', namespace: 'shop', ...user('jane')(chart) }), ''],
    ['of an old cluster', () => ({ name: 'bot', namespace: 'shop', kubernetesVersion: KubernetesVersion.V1_29 }), ''],
  ])('%s', (_, props, as) => {
    const text = runbook(props);
    expect(text.split('\n')[0]).toBe('# Security incident: shop/bot');
    expect(text).toContain(`    kubectl ${as}-n shop label pod "$POD" cdk8s-hardened/quarantine=true\n`);
    expect(text).toContain(`    kubectl ${as}-n shop scale deployment bot --replicas=0\n`);
    expect(text).not.toContain('aiops');
    expect(text.indexOf('logs "$POD"')).toBeLessThan(text.indexOf('quarantine=true'));
  });

  test('says whether anybody limits who sets the label', () => {
    expect(runbook(() => ({}))).toContain('An admission policy lets responders change this label, and nothing else.');
    expect(runbook(() => ({ kubernetesVersion: KubernetesVersion.V1_29 }))).toContain(
      'This cluster is older than 1.30 and has no admission policy for it: an administrator sets the label.',
    );
  });
});

const NAMED = 'name the account or group of your responders.';

test.each<[string, ForChart, string]>([
  [
    'a malformed name',
    () => ({ name: 'A' }),
    '"name" (A) must be a DNS label: lower-case letters, digits and "-", at most 50 characters; choose a name such as "aiops-agent".',
  ],
  [
    'a long name',
    () => ({ name: 'a'.repeat(51) }),
    `"name" (${'a'.repeat(51)}) must be a DNS label: lower-case letters, digits and "-", at most 50 characters; choose a name such as "aiops-agent".`,
  ],
  [
    'a malformed namespace',
    () => ({ namespace: '' }),
    '"namespace" () must be a DNS label: lower-case letters, digits and "-", at most 63 characters; choose a name such as "aiops-agent".',
  ],
  [
    'nobody',
    () => ({ responders: [] }),
    '"responders" must not be empty: nobody could isolate a pod; name somebody, or leave it out for a service account of its own.',
  ],
  [
    'everybody',
    group('system:authenticated'),
    `"responders" (system:authenticated) must be named: it is every account, service accounts of all namespaces among them; ${NAMED}`,
  ],
  [
    'every account',
    group('system:serviceaccounts'),
    `"responders" (system:serviceaccounts) must be named: it is every service account of the cluster; ${NAMED}`,
  ],
  [
    'every account of a namespace',
    group('system:serviceaccounts:aiops'),
    `"responders" (system:serviceaccounts:aiops) must be named: it is every service account of that namespace; ${NAMED}`,
  ],
  [
    'administrators',
    group('system:masters'),
    `"responders" (system:masters) must be named: its members bypass RBAC altogether; ${NAMED}`,
  ],
  [
    'the account that nobody chose',
    account('default'),
    `"responders" (default) must be named: every pod that names no account runs as it; ${NAMED}`,
  ],
  [
    'the agent itself: an intruder could free himself',
    account('aiops-agent'),
    `"responders" (aiops-agent) must not be the agent itself: an intruder could set himself free; ${NAMED}`,
  ],
  [
    'the agent under its name as a user',
    user('system:serviceaccount:aiops:aiops-agent'),
    `"responders" (system:serviceaccount:aiops:aiops-agent) must not be the agent itself: an intruder could set himself free; ${NAMED}`,
  ],
  ['a user without a name', user(''), `"responders" () must have a name; ${NAMED}`],
])('%s', (_, props, message) => {
  expect(refusal(props)).toBe(`test/quarantine: ${message}`);
});

test('a chart without a namespace', () => {
  expect(() => synthesize((chart) => new IncidentQuarantine(chart, 'quarantine'))).toThrow(
    'test/quarantine: "namespace" must be known; give it to the construct, or create the chart with a namespace: new Chart(app, "id", { namespace: "aiops" }).',
  );
});
