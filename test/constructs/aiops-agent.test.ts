import { App } from 'cdk8s';
import {
  AgentFeature,
  AiopsAgent,
  AiopsAgentProps,
  ExistingSecret,
  ExternalSecretStore,
  HardeningProfile,
  NetworkFlow,
  Waiver,
} from 'cdk8s-hardened';
import * as kplus from 'cdk8s-plus-28';
import { agentSet, container, find, IMAGE, Manifest, podSpec, synthesize } from '../support/manifests';

type Props = Partial<AiopsAgentProps>;

const listed = (set: Manifest[]): string[] =>
  set.map(({ kind, metadata: { namespace, name } }) => `${kind} ${namespace ? `${namespace}/` : ''}${name}`);

const NAMESPACE = [
  'Namespace aiops',
  'ServiceAccount aiops/default',
  'NetworkPolicy aiops/default-deny',
  'ResourceQuota aiops/quota',
  'LimitRange aiops/limits',
];
const WORKLOAD = [
  'ServiceAccount aiops/aiops-agent',
  'PriorityClass aiops.aiops-agent',
  'Deployment aiops/aiops-agent',
  'Service aiops/aiops-agent',
  'PodDisruptionBudget aiops/aiops-agent',
];
const RIGHTS = ['Role aiops/aiops-agent', 'RoleBinding aiops/aiops-agent'];
const NETWORK = ['network-policy', 'allow-monitoring', 'allow-dns', 'allow-api-server', 'allow-https'].map(
  (name) => `NetworkPolicy aiops/aiops-agent-${name}`,
);
const QUARANTINE = [
  'NetworkPolicy aiops/aiops-agent-quarantine',
  'ServiceAccount aiops/aiops-agent-responder',
  'Role aiops/aiops-agent-responder',
  'RoleBinding aiops/aiops-agent-responder',
  'ValidatingAdmissionPolicy aiops.aiops-agent-quarantine',
  'ValidatingAdmissionPolicyBinding aiops.aiops-agent-quarantine',
  'ConfigMap aiops/aiops-agent-runbook',
];
const ALL = [...NAMESPACE, ...WORKLOAD, ...RIGHTS, ...NETWORK, ...QUARANTINE];
const renamed = (list: string[], from: RegExp, to: string): string[] => list.map((each) => each.replace(from, to));

const httpWaiver = new Waiver({
  control: 'network-no-http',
  reason: 'The receiver has no certificate yet',
  owner: 'team-a',
  expires: '2027-03-31',
});
const CIPHERTEXT = Buffer.concat([Buffer.from([2, 0]), Buffer.alloc(512 + 16, 7)]).toString('base64');

describe('the objects', () => {
  test.each<[string, Props, string[]]>([
    ['by default', {}, ALL],
    ['name', { name: 'watcher' }, renamed(ALL, /aiops-agent/, 'watcher')],
    ['namespace', { namespace: 'shop' }, renamed(ALL, /aiops(?=$|\/|\.)/, 'shop')],
    ['createNamespace: true', { createNamespace: true }, ALL],
    ['createNamespace: false', { createNamespace: false }, ALL.slice(NAMESPACE.length)],
    ['apiAccess: false', { apiAccess: false }, ALL.filter((each) => !each.endsWith('allow-api-server'))],
    ['features, none', { features: [] }, ALL],
    [
      'watchNamespaces',
      { watchNamespaces: ['aiops', 'shop'] },
      [
        ...NAMESPACE,
        ...WORKLOAD,
        ...RIGHTS,
        'Role shop/aiops.aiops-agent',
        'RoleBinding shop/aiops.aiops-agent',
        ...NETWORK,
        ...QUARANTINE,
      ],
    ],
    [
      'features of their own',
      { features: [AgentFeature.LEASES, AgentFeature.NODES, AgentFeature.NODES] },
      [
        ...NAMESPACE,
        ...WORKLOAD,
        'ClusterRole aiops.aiops-agent-nodes',
        'ClusterRoleBinding aiops.aiops-agent-nodes',
        'Role aiops/aiops-agent-leases',
        'RoleBinding aiops/aiops-agent-leases',
        ...RIGHTS,
        ...NETWORK,
        ...QUARANTINE,
      ],
    ],
    [
      'externalSecret',
      { externalSecret: { store: ExternalSecretStore.reference('vault') } },
      [...NAMESPACE, 'ExternalSecret aiops/aiops-agent-secrets', ...ALL.slice(NAMESPACE.length)],
    ],
    [
      'sealedSecret',
      { sealedSecret: { ALERT_WEBHOOK_URL: CIPHERTEXT } },
      [...NAMESPACE, 'SealedSecret aiops/aiops-agent-secrets', ...ALL.slice(NAMESPACE.length)],
    ],
    ['flows', { flows: [NetworkFlow.plainHttp(httpWaiver)] }, [...ALL, 'NetworkPolicy aiops/aiops-agent-allow-http']],
  ])('%s', (_, props, objects) => {
    expect(listed(agentSet(props)).sort()).toEqual([...objects].sort());
  });

  test('take the namespace of the chart', () => {
    const set = synthesize((chart) => new AiopsAgent(chart, 'agent', { image: IMAGE }), 'shop');
    expect(listed(set)).toEqual(renamed(ALL, /aiops(?=$|\/|\.)/, 'shop'));
  });
});

const policy = (flow: string) => (set: Manifest[]) => {
  const { ingress, egress } = find(set, 'NetworkPolicy', `aiops-agent-allow-${flow}`).spec;
  return ingress ?? egress;
};
const rules = (set: Manifest[]): unknown => find(set, 'Role', 'aiops-agent').rules;
const READ = ['get', 'list', 'watch'];
const REQUIRED = [
  { apiGroups: [''], resources: ['pods', 'services', 'configmaps'], verbs: READ },
  { apiGroups: [''], resources: ['events'], verbs: ['create', 'patch'] },
];
const dns = (labels: object, namespace = 'kube-system'): unknown => [
  {
    to: [
      {
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
        podSelector: { matchLabels: labels },
      },
    ],
    ports: [
      { port: 53, protocol: 'UDP' },
      { port: 53, protocol: 'TCP' },
    ],
  },
];
const monitoring = (namespace: string, labels: object): unknown => [
  {
    from: [
      {
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
        podSelector: { matchLabels: labels },
      },
    ],
    ports: [{ port: 8080, protocol: 'TCP' }],
  },
];
const METADATA_IPV6 = [
  'fd00:42::42/128',
  'fd00:c1::a9fe:a9fe/128',
  'fd00:ec2::/32',
  'fd00:a9fe:a9fe::1/128',
  'fd20:ce::254/128',
];
const to = (port: number, ...cidrs: string[]): unknown => ({
  to: cidrs.map((cidr) => ({ ipBlock: { cidr, ...(cidr === 'fc00::/7' ? { except: METADATA_IPV6 } : {}) } })),
  ports: [{ port, protocol: 'TCP' }],
});
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'];

type Row = [prop: string, read: (set: Manifest[]) => unknown, byDefault: unknown, props: Props, changed: unknown];

test.each<Row>([
  [
    'features: POD_LOGS',
    rules,
    REQUIRED,
    { features: [AgentFeature.POD_LOGS] },
    [...REQUIRED, { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] }],
  ],
  [
    'features: EVENTS',
    rules,
    REQUIRED,
    { features: [AgentFeature.EVENTS] },
    [...REQUIRED, { apiGroups: [''], resources: ['events'], verbs: ['list', 'watch'] }],
  ],
  [
    'features: ENDPOINT_SLICES',
    rules,
    REQUIRED,
    { features: [AgentFeature.ENDPOINT_SLICES] },
    [...REQUIRED, { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: READ }],
  ],
  [
    'features: WORKLOADS',
    rules,
    REQUIRED,
    { features: [AgentFeature.WORKLOADS] },
    [
      ...REQUIRED,
      { apiGroups: ['apps'], resources: ['daemonsets', 'deployments', 'replicasets', 'statefulsets'], verbs: READ },
    ],
  ],
  [
    'features: METRICS',
    rules,
    REQUIRED,
    { features: [AgentFeature.METRICS] },
    [...REQUIRED, { apiGroups: ['metrics.k8s.io'], resources: ['pods'], verbs: ['get', 'list'] }],
  ],
  ['features: NODES', rules, REQUIRED, { features: [AgentFeature.NODES] }, REQUIRED],
  [
    'monitoring',
    policy('monitoring'),
    monitoring('monitoring', { 'app.kubernetes.io/name': 'prometheus' }),
    { monitoring: { namespace: 'observability', podLabels: { app: 'vmagent' } } },
    monitoring('observability', { app: 'vmagent' }),
  ],
  [
    'dns',
    policy('dns'),
    dns({ 'k8s-app': 'kube-dns' }),
    { dns: { namespace: 'dns', podLabels: { app: 'coredns' } } },
    dns({ app: 'coredns' }, 'dns'),
  ],
  [
    'apiServer',
    policy('api-server'),
    [to(6443, ...PRIVATE), to(443, '10.96.0.1/32')],
    { apiServer: { endpointCidrs: ['192.0.2.7/32'], endpointPort: 443 } },
    [to(443, '192.0.2.7/32'), to(443, '10.96.0.1/32')],
  ],
  ['https', (set) => policy('https')(set)[0].to.length, 2, { https: { cidrs: ['198.51.100.0/24'] } }, 1],
  [
    'responders',
    (set) => [
      find(set, 'RoleBinding', 'aiops-agent-responder').subjects,
      listed(set).filter((each) => each.includes('ServiceAccount aiops/aiops-agent-responder')).length,
    ],
    [[{ kind: 'ServiceAccount', name: 'aiops-agent-responder', namespace: 'aiops' }], 1],
    { responders: [kplus.Group.fromName(new App(), 'sre', 'sre')] },
    [[{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'sre' }], 0],
  ],
  [
    'secrets',
    (set) => podSpec(set).volumes[4].secret.secretName,
    'aiops-agent-secrets',
    { secrets: new ExistingSecret('alerts') },
    'alerts',
  ],
  ['profile', (set) => container(set).securityContext.runAsUser, 1001, { profile: HardeningProfile.STRICT }, 10001],
  [
    'port, also of the flow from monitoring',
    (set) => policy('monitoring')(set)[0].ports,
    [{ port: 8080, protocol: 'TCP' }],
    { port: 9090 },
    [{ port: 9090, protocol: 'TCP' }],
  ],
  [
    'watchNamespaces, told to the agent',
    (set) => container(set).env.at(-1),
    { name: 'SECRETS_DIR', value: '/var/run/secrets/aiops-agent/secrets' },
    { watchNamespaces: ['b', 'a'] },
    { name: 'WATCH_NAMESPACES', value: 'a,b' },
  ],
])('%s', (...[, read, byDefault, props, changed]) => {
  expect(read(agentSet())).toEqual(byDefault);
  expect(read(agentSet(props))).toEqual(changed);
});
