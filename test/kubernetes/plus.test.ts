import { App, Chart, Testing } from 'cdk8s';
import {
  HardenedAgentDeployment,
  IncidentQuarantine,
  IsolationNetworkPolicy,
  LeastPrivilegeRbac,
  NetworkFlow,
} from 'cdk8s-hardened';
import * as kplus from 'cdk8s-plus-28';
import { Peer, Selector } from '../../lib/analysis/reachability';
import { toEnvVar, toLabelSelector, toPolicyPeer } from '../../lib/kubernetes/plus';
import { find, IMAGE, Manifest, synthesize } from '../support/manifests';

const { EnvFieldPaths, EnvValue, LabelExpression, Namespaces, NetworkPolicyIpBlock, Pods, ResourceFieldPaths } = kplus;
const NAME = 'kubernetes.io/metadata.name';
const newChart = (): Chart => new Chart(new App(), 'test', { namespace: 'aiops' });

test.each<[string, kplus.LabelSelectorOptions, Selector]>([
  ['nothing', {}, {}],
  ['nothing, in so many words', { labels: {}, expressions: [] }, {}],
  ['labels', { labels: { app: 'a', tier: '' } }, { matchLabels: { app: 'a', tier: '' } }],
  [
    'expressions',
    {
      expressions: [
        LabelExpression.in('a', ['1', '2']),
        LabelExpression.notIn('b', ['3']),
        LabelExpression.exists('c'),
        LabelExpression.doesNotExist('d'),
      ],
    },
    {
      matchExpressions: [
        { key: 'a', operator: 'In', values: ['1', '2'] },
        { key: 'b', operator: 'NotIn', values: ['3'] },
        { key: 'c', operator: 'Exists', values: undefined },
        { key: 'd', operator: 'DoesNotExist', values: undefined },
      ],
    },
  ],
  [
    'both',
    { labels: { app: 'a' }, expressions: [LabelExpression.exists('b')] },
    { matchLabels: { app: 'a' }, matchExpressions: [{ key: 'b', operator: 'Exists', values: undefined }] },
  ],
])('a label selector of %s', (_, options, literal) => {
  expect(toLabelSelector(kplus.LabelSelector.of(options))).toStrictEqual(literal);
});

const everywhere = (chart: Chart, options: kplus.NamespacesSelectOptions): kplus.INetworkPolicyPeer =>
  Namespaces.select(chart, 'namespaces', options);
const webIn = (chart: Chart, options: kplus.NamespacesSelectOptions): kplus.INetworkPolicyPeer =>
  Pods.select(chart, 'web', { labels: { app: 'web' }, namespaces: Namespaces.select(chart, 'namespaces', options) });
const WEB = { podSelector: { matchLabels: { app: 'web' } } };
const oneOf = (...values: string[]): Manifest => ({ key: NAME, operator: 'In', values });

test.each<[string, (chart: Chart) => kplus.INetworkPolicyPeer, Peer]>([
  ['pods of the same namespace', (chart) => Pods.select(chart, 'web', { labels: { app: 'web' } }), WEB],
  ['every pod of the same namespace', (chart) => Pods.all(chart, 'all'), { podSelector: {} }],
  [
    'pods of one namespace',
    (chart) => webIn(chart, { names: ['shop'] }),
    { ...WEB, namespaceSelector: { matchLabels: { [NAME]: 'shop' } } },
  ],
  [
    'pods of several namespaces, sorted',
    (chart) => webIn(chart, { names: ['shop', 'bar'] }),
    { ...WEB, namespaceSelector: { matchExpressions: [oneOf('bar', 'shop')] } },
  ],
  [
    'pods of namespaces by labels',
    (chart) => webIn(chart, { labels: { team: 'a' } }),
    { ...WEB, namespaceSelector: { matchLabels: { team: 'a' } } },
  ],
  [
    'pods of one namespace that has labels, too',
    (chart) => webIn(chart, { labels: { team: 'a' }, names: ['shop'] }),
    { ...WEB, namespaceSelector: { matchLabels: { team: 'a', [NAME]: 'shop' } } },
  ],
  [
    'pods of several namespaces that have labels, too',
    (chart) =>
      webIn(chart, { labels: { team: 'a' }, expressions: [LabelExpression.in('x', ['y'])], names: ['shop', 'bar'] }),
    {
      ...WEB,
      namespaceSelector: {
        matchLabels: { team: 'a' },
        matchExpressions: [{ key: 'x', operator: 'In', values: ['y'] }, oneOf('bar', 'shop')],
      },
    },
  ],
  [
    'every pod of one namespace',
    (chart) => everywhere(chart, { names: ['shop'] }),
    { podSelector: {}, namespaceSelector: { matchLabels: { [NAME]: 'shop' } } },
  ],
  ['every pod of all namespaces', (chart) => Namespaces.all(chart, 'all'), { podSelector: {}, namespaceSelector: {} }],
  [
    'a Namespace',
    (chart) => new kplus.Namespace(chart, 'shop', { metadata: { name: 'shop' } }),
    { podSelector: {}, namespaceSelector: { matchLabels: { [NAME]: 'shop' } } },
  ],
  [
    'a Deployment, which names the namespace it is in',
    (chart) => new kplus.Deployment(chart, 'web', { containers: [{ image: 'web' }] }),
    {
      podSelector: { matchLabels: { 'cdk8s.io/metadata.addr': 'test-web-c8694308' } },
      namespaceSelector: { matchLabels: { [NAME]: 'aiops' } },
    },
  ],
  [
    'an IPv4 block',
    (chart) => NetworkPolicyIpBlock.ipv4(chart, 'ip', '10.0.0.0/8'),
    { ipBlock: { cidr: '10.0.0.0/8' } },
  ],
  [
    'an IPv6 block with exceptions, in their order',
    (chart) => NetworkPolicyIpBlock.ipv6(chart, 'ip', '2001:db8::/32', ['2001:db8:2::/48', '2001:db8:1::/48']),
    { ipBlock: { cidr: '2001:db8::/32', except: ['2001:db8:2::/48', '2001:db8:1::/48'] } },
  ],
  ['any address', (chart) => NetworkPolicyIpBlock.anyIpv4(chart, 'ip'), { ipBlock: { cidr: '0.0.0.0/0' } }],
  [
    'the agent',
    (chart) => new HardenedAgentDeployment(chart, 'agent', { image: IMAGE }),
    {
      podSelector: {
        matchLabels: { 'app.kubernetes.io/name': 'aiops-agent', 'app.kubernetes.io/instance': 'aiops-agent' },
      },
      namespaceSelector: { matchLabels: { [NAME]: 'aiops' } },
    },
  ],
])('a peer: %s', (_, peer, literal) => {
  expect(toPolicyPeer(peer(newChart()))).toStrictEqual(literal);
});

test.each<[string, kplus.EnvValue, Manifest]>([
  ['a value', EnvValue.fromValue('debug'), { value: 'debug' }],
  ['an empty value', EnvValue.fromValue(''), { value: '' }],
  ['a field', EnvValue.fromFieldRef(EnvFieldPaths.POD_IP), { valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } }],
  [
    'a label, in a version of the API',
    EnvValue.fromFieldRef(EnvFieldPaths.POD_LABEL, { key: 'app', apiVersion: 'v1' }),
    { valueFrom: { fieldRef: { fieldPath: "metadata.labels['app']", apiVersion: 'v1' } } },
  ],
  [
    'a resource',
    EnvValue.fromResource(ResourceFieldPaths.MEMORY_LIMIT),
    { valueFrom: { resourceFieldRef: { resource: 'limits.memory' } } },
  ],
  [
    'a resource with a divisor',
    EnvValue.fromResource(ResourceFieldPaths.MEMORY_LIMIT, { divisor: '1Mi' }),
    { valueFrom: { resourceFieldRef: { resource: 'limits.memory', divisor: '1Mi' } } },
  ],
  [
    'a resource of a container',
    EnvValue.fromResource(ResourceFieldPaths.CPU_REQUEST, {
      container: new kplus.Container({ name: 'web', image: 'web' }),
    }),
    { valueFrom: { resourceFieldRef: { resource: 'requests.cpu', containerName: 'web' } } },
  ],
  [
    'a key of a ConfigMap',
    EnvValue.fromConfigMap(kplus.ConfigMap.fromConfigMapName(newChart(), 'map', 'settings'), 'level', {
      optional: false,
    }),
    { valueFrom: { configMapKeyRef: { name: 'settings', key: 'level', optional: false } } },
  ],
  [
    'a key of a Secret',
    EnvValue.fromSecretValue(
      { secret: kplus.Secret.fromSecretName(newChart(), 'secret', 'alerts'), key: 'url' },
      { optional: true },
    ),
    { valueFrom: { secretKeyRef: { name: 'alerts', key: 'url', optional: true } } },
  ],
])('a variable of %s', (_, value, literal) => {
  expect(toEnvVar('VARIABLE', value)).toEqual({ name: 'VARIABLE', ...literal });
  const set = synthesize(
    (chart) => new HardenedAgentDeployment(chart, 'agent', { image: IMAGE, env: { VARIABLE: value } }),
    'aiops',
  );
  expect(find(set, 'Deployment').spec.template.spec.containers[0].env.at(-1)).toEqual({ name: 'VARIABLE', ...literal });
});

describe('with constructs of cdk8s-plus-28', () => {
  const AGENT = { 'app.kubernetes.io/name': 'aiops-agent', 'app.kubernetes.io/instance': 'aiops-agent' };

  test('the agent is a peer, and is selected, in a NetworkPolicy', () => {
    const chart = newChart();
    const agent = new HardenedAgentDeployment(chart, 'agent', { image: IMAGE });
    const web = new kplus.Deployment(chart, 'web', { containers: [{ image: 'web' }] });
    new kplus.NetworkPolicy(chart, 'from', { selector: web, ingress: { rules: [{ peer: agent }] } });
    new kplus.NetworkPolicy(chart, 'of', { selector: agent, egress: { rules: [{ peer: web }] } });
    const [from, of] = Testing.synth(chart).filter(({ kind }) => kind === 'NetworkPolicy');
    expect(from.spec.ingress[0].from).toEqual([
      { podSelector: { matchLabels: AGENT }, namespaceSelector: { matchLabels: { [NAME]: 'aiops' } } },
    ]);
    expect(of.spec.podSelector).toEqual({ matchLabels: AGENT });
  });

  test('the agent is scheduled beside, and apart from', () => {
    const chart = newChart();
    const agent = new HardenedAgentDeployment(chart, 'agent', { image: IMAGE });
    const web = new kplus.Deployment(chart, 'web', { containers: [{ image: 'web' }], isolate: true });
    web.scheduling.colocate(agent);
    const { affinity } = find(Testing.synth(chart), 'Deployment', web.name).spec.template.spec;
    expect(affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector).toEqual({
      matchLabels: AGENT,
    });
  });

  test('a workload lets the agent in: both ends are opened', () => {
    const chart = newChart();
    const agent = new HardenedAgentDeployment(chart, 'agent', { image: IMAGE });
    const web = new kplus.Deployment(chart, 'web', { containers: [{ image: 'web', portNumber: 8443 }] });
    web.connections.allowFrom(agent);
    const policies = Testing.synth(chart).filter(({ kind }) => kind === 'NetworkPolicy');
    expect(policies.map(({ metadata, spec }) => [metadata.namespace, spec.policyTypes, spec.podSelector])).toEqual([
      ['aiops', ['Ingress'], { matchLabels: { 'cdk8s.io/metadata.addr': 'test-web-c8694308' } }],
      ['aiops', ['Egress'], { matchLabels: AGENT }],
    ]);
  });

  test.each<[string, (chart: Chart) => kplus.ISubject, Manifest]>([
    [
      'ServiceAccount',
      (chart) => new kplus.ServiceAccount(chart, 'subject', { metadata: { name: 'bot' } }),
      { kind: 'ServiceAccount', name: 'bot', namespace: 'aiops' },
    ],
    [
      'User',
      (chart) => kplus.User.fromName(chart, 'subject', 'jane'),
      { kind: 'User', name: 'jane', apiGroup: 'rbac.authorization.k8s.io' },
    ],
    [
      'Group',
      (chart) => kplus.Group.fromName(chart, 'subject', 'sre'),
      { kind: 'Group', name: 'sre', apiGroup: 'rbac.authorization.k8s.io' },
    ],
  ])('a %s has rights, and is a responder', (_, subject, literal) => {
    const rights = synthesize((chart) => new LeastPrivilegeRbac(chart, 'rbac', { subject: subject(chart) }), 'aiops');
    const responders = synthesize(
      (chart) => new IncidentQuarantine(chart, 'quarantine', { responders: [subject(chart)] }),
      'aiops',
    );
    expect([find(rights, 'RoleBinding').subjects, find(responders, 'RoleBinding').subjects]).toEqual([
      [literal],
      [literal],
    ]);
  });

  test("the agent's account has a Role of cdk8s-plus-28", () => {
    const chart = newChart();
    const agent = new HardenedAgentDeployment(chart, 'agent', { image: IMAGE });
    const role = new kplus.Role(chart, 'role');
    role.allowRead(kplus.ApiResource.PODS);
    role.bind(agent.serviceAccount);
    expect(find(Testing.synth(chart), 'RoleBinding').subjects).toEqual([
      { kind: 'ServiceAccount', name: 'aiops-agent', namespace: 'aiops', apiGroup: '' },
    ]);
  });

  test('a Deployment is isolated, and opened towards the agent', () => {
    const set = synthesize((chart) => {
      const selector = new kplus.Deployment(chart, 'web', { containers: [{ image: 'web' }] });
      const agent = new HardenedAgentDeployment(chart, 'agent', { image: IMAGE });
      const flows = [NetworkFlow.from('agent', agent, [{ port: 8443 }])];
      new IsolationNetworkPolicy(chart, 'network', { selector, name: 'web', flows });
    }, 'aiops');
    const addr = { 'cdk8s.io/metadata.addr': 'test-web-c8694308' };
    expect(find(set, 'NetworkPolicy', 'web-network-policy').spec.podSelector).toEqual({ matchLabels: addr });
    expect(find(set, 'NetworkPolicy', 'web-allow-agent').spec).toEqual({
      podSelector: {
        matchLabels: addr,
        matchExpressions: [{ key: 'cdk8s-hardened/quarantine', operator: 'DoesNotExist' }],
      },
      policyTypes: ['Ingress'],
      ingress: [
        {
          from: [{ podSelector: { matchLabels: AGENT }, namespaceSelector: { matchLabels: { [NAME]: 'aiops' } } }],
          ports: [{ protocol: 'TCP', port: 8443 }],
        },
      ],
    });
  });
});
