import { Chart } from 'cdk8s';
import {
  HardenedAgentDeployment,
  IsolationNetworkPolicy,
  IsolationNetworkPolicyProps,
  NetworkFlow,
} from 'cdk8s-hardened';
import * as kplus from 'cdk8s-plus-28';
import { buildError, IMAGE, Manifest, synthesize } from '../support/manifests';

const { Pods, Namespaces } = kplus;
type Props = Partial<IsolationNetworkPolicyProps>;
type ForChart = (chart: Chart) => Props;

const select = (chart: Chart): kplus.IPodSelector => Pods.select(chart, 'web', { labels: { app: 'web' } });

function make(chart: Chart, props: Props): IsolationNetworkPolicy {
  return new IsolationNetworkPolicy(chart, 'network', { selector: props.selector ?? select(chart), ...props });
}

function network(props: ForChart = () => ({}), namespace = 'aiops'): Manifest[] {
  return synthesize((chart) => make(chart, props(chart)), namespace).filter(({ kind }) => kind === 'NetworkPolicy');
}

function refusal(build: (chart: Chart) => unknown): string {
  return buildError((chart) => build(chart as Chart));
}

const LABELS = { 'app.kubernetes.io/name': 'aiops-agent', 'app.kubernetes.io/managed-by': 'cdk8s-hardened' };

test('closes both directions', () => {
  expect(network(() => ({ flows: [] }))).toEqual([
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'aiops-agent-network-policy', namespace: 'aiops', labels: LABELS },
      spec: { podSelector: { matchLabels: { app: 'web' } }, policyTypes: ['Ingress', 'Egress'] },
    },
  ]);
});

const names = (set: Manifest[]): unknown => set.map(({ metadata: { namespace, name } }) => `${namespace}/${name}`);
const selectors = (set: Manifest[]): unknown => set.slice(0, 2).map(({ spec }) => spec.podSelector);
const named = (namespace: string, name: string, ...flows: string[]): string[] =>
  ['network-policy', ...flows.map((flow) => `allow-${flow}`)].map((each) => `${namespace}/${name}-${each}`);
const ALL = named('aiops', 'aiops-agent', 'dns', 'api-server', 'https');
const NOT_IN_QUARANTINE = { key: 'cdk8s-hardened/quarantine', operator: 'DoesNotExist' };
const selected = (matchLabels: Manifest, ...expressions: Manifest[]): Manifest => [
  { matchLabels, ...(expressions.length > 0 ? { matchExpressions: expressions } : {}) },
  { matchLabels, matchExpressions: [...expressions, NOT_IN_QUARANTINE] },
];
const WEB = selected({ app: 'web' });

test.each<[string, (set: Manifest[]) => unknown, unknown, ForChart, unknown]>([
  ['name', names, ALL, () => ({ name: 'shop' }), named('aiops', 'shop', 'dns', 'api-server', 'https')],
  ['namespace', names, ALL, () => ({ namespace: 'shop' }), named('shop', 'aiops-agent', 'dns', 'api-server', 'https')],
  ['flows, none', names, ALL, () => ({ flows: [] }), named('aiops', 'aiops-agent')],
  ['flows, one', names, ALL, () => ({ flows: [NetworkFlow.dns()] }), named('aiops', 'aiops-agent', 'dns')],
  [
    'selector: pods by an expression',
    selectors,
    WEB,
    (chart) => ({
      selector: Pods.select(chart, 'x', {
        labels: { app: 'x' },
        expressions: [kplus.LabelExpression.in('tier', ['1', '2'])],
      }),
    }),
    selected({ app: 'x' }, { key: 'tier', operator: 'In', values: ['1', '2'] }),
  ],
  [
    'selector: the agent',
    selectors,
    WEB,
    (chart) => ({ selector: new HardenedAgentDeployment(chart, 'agent', { image: IMAGE }) }),
    selected({ 'app.kubernetes.io/name': 'aiops-agent', 'app.kubernetes.io/instance': 'aiops-agent' }),
  ],
  [
    'selector: a Deployment of cdk8s-plus-28',
    selectors,
    WEB,
    (chart) => ({ selector: new kplus.Deployment(chart, 'shop', { containers: [{ image: 'shop' }] }) }),
    selected({ 'cdk8s.io/metadata.addr': 'test-shop-c81f4f1a' }),
  ],
  [
    'selector: a Deployment of cdk8s-plus-28 in the named namespace',
    selectors,
    WEB,
    (chart) => ({
      namespace: 'shop',
      selector: new kplus.Deployment(chart, 'shop', {
        metadata: { namespace: 'shop' },
        containers: [{ image: 'shop' }],
      }),
    }),
    selected({ 'cdk8s.io/metadata.addr': 'test-shop-c81f4f1a' }),
  ],
  [
    'selector: pods of the same namespace by its name',
    selectors,
    WEB,
    (chart) => ({
      selector: Pods.select(chart, 'x', {
        labels: { app: 'x' },
        namespaces: Namespaces.select(chart, 'y', { names: ['aiops'] }),
      }),
    }),
    selected({ app: 'x' }),
  ],
])('%s', (...[, read, byDefault, props, changed]) => {
  expect(read(network())).toEqual(byDefault);
  expect(read(network(props))).toEqual(changed);
});

test('a Deployment of cdk8s-plus-28 is selected by a label that its pods carry', () => {
  const set = synthesize((chart) => {
    const selector = new kplus.Deployment(chart, 'shop', { containers: [{ image: 'shop' }] });
    make(chart, { selector });
  }, 'aiops');
  expect(set[0].spec.template.metadata.labels).toMatchObject(set[1].spec.podSelector.matchLabels);
});

test('a flow that is added later', () => {
  const set = synthesize((chart) => make(chart, { flows: [] }).addFlow(NetworkFlow.dns()), 'aiops');
  expect(names(set)).toEqual(named('aiops', 'aiops-agent', 'dns'));
});

const EVERY_POD =
  '"selector" must not select every pod of the namespace: what is allowed to one would be allowed to all; select by labels, or pass the workload itself.';
const OWN =
  'must not name namespaces: a NetworkPolicy selects pods of its own namespace only; select pods by labels and give "namespace".';
const LABEL =
  'must be a DNS label: lower-case letters, digits and "-", at most 63 characters; choose a name such as "aiops-agent".';
const TAKEN =
  '"flows" (dns) must have names of their own: each becomes a policy; rename one of the two, or make them one flow.';
const inNamespaces = (chart: Chart, options: kplus.NamespacesSelectOptions): Props => ({
  selector: Pods.select(chart, 'x', { labels: { app: 'x' }, namespaces: Namespaces.select(chart, 'y', options) }),
});

test.each<[string, ForChart, string]>([
  ['a malformed name', () => ({ name: '' }), `"name" () ${LABEL}`],
  ['a malformed namespace', () => ({ namespace: 'A' }), `"namespace" (A) ${LABEL}`],
  ['every pod', (chart) => ({ selector: Pods.all(chart, 'all') }), EVERY_POD],
  ['pods of another namespace', (chart) => inNamespaces(chart, { names: ['shop'] }), `"selector" (["shop"]) ${OWN}`],
  [
    'pods of two namespaces',
    (chart) => inNamespaces(chart, { names: ['aiops', 'shop'] }),
    `"selector" (["aiops","shop"]) ${OWN}`,
  ],
  ['pods of namespaces by labels', (chart) => inNamespaces(chart, { labels: { team: 'a' } }), `"selector" ${OWN}`],
  ['two flows of one name', () => ({ flows: [NetworkFlow.dns(), NetworkFlow.dns()] }), TAKEN],
])('%s', (_, props, message) => {
  expect(refusal((chart) => make(chart, props(chart)))).toBe(`test/network: ${message}`);
});

test('a second flow of one name, later', () => {
  expect(refusal((chart) => make(chart, { flows: [NetworkFlow.dns()] }).addFlow(NetworkFlow.dns()))).toBe(
    `test/network: ${TAKEN}`,
  );
});
