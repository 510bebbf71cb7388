import {
  ContainerImage,
  HardenedAgentDeployment,
  HardenedAgentDeploymentProps,
  HardeningProfile,
  Waiver,
} from 'cdk8s-hardened';
import * as kplus from 'cdk8s-plus-28';
import { container, find, IMAGE, Manifest, podSpec, synthesize } from '../support/manifests';

type Props = Partial<HardenedAgentDeploymentProps>;

function deployment(props: Props = {}): Manifest[] {
  return synthesize((chart) => new HardenedAgentDeployment(chart, 'agent', { image: IMAGE, ...props }), 'aiops');
}

function pod(set: Manifest[]): Manifest {
  return find(set, 'Deployment').spec.template;
}

const OBJECT_LABELS = { 'app.kubernetes.io/name': 'aiops-agent', 'app.kubernetes.io/managed-by': 'cdk8s-hardened' };
const SELECTOR = { 'app.kubernetes.io/name': 'aiops-agent', 'app.kubernetes.io/instance': 'aiops-agent' };
const POD_LABELS = {
  ...OBJECT_LABELS,
  ...SELECTOR,
  'app': 'aiops-agent',
  'version': '1.0.0',
  'environment': 'production',
  'app.kubernetes.io/version': '1.0.0',
  'app.kubernetes.io/component': 'agent',
  'app.kubernetes.io/part-of': 'aiops',
};
const METADATA = { name: 'aiops-agent', namespace: 'aiops', labels: OBJECT_LABELS };

const imageWaiver = new Waiver({
  control: 'image-digest',
  reason: 'The registry of the laboratory has no digests',
  owner: 'laboratory',
  expires: '2027-03-31',
});
const pullWaiver = new Waiver({
  control: 'image-pull-policy',
  reason: 'The nodes have no way to the registry',
  owner: 'platform',
  expires: '2027-03-31',
});
const REPOSITORY = 'registry.example.com/aiops/aiops-agent';
const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

describe('the objects beside the pod', () => {
  test('are these, in this order', () => {
    expect(deployment().map(({ kind }) => kind)).toEqual([
      'ServiceAccount',
      'PriorityClass',
      'Deployment',
      'Service',
      'PodDisruptionBudget',
    ]);
  });

  test.each([
    [
      'ServiceAccount',
      { apiVersion: 'v1', kind: 'ServiceAccount', metadata: METADATA, automountServiceAccountToken: false },
    ],
    [
      'PriorityClass',
      {
        apiVersion: 'scheduling.k8s.io/v1',
        kind: 'PriorityClass',
        metadata: { name: 'aiops.aiops-agent', labels: OBJECT_LABELS },
        value: 1000000,
        preemptionPolicy: 'Never',
        globalDefault: false,
        description: 'Monitoring is evicted after ordinary pods, and evicts none.',
      },
    ],
    [
      'Service',
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: METADATA,
        spec: {
          type: 'ClusterIP',
          selector: SELECTOR,
          ports: [{ name: 'http', port: 8080, targetPort: 'http', protocol: 'TCP' }],
        },
      },
    ],
    [
      'PodDisruptionBudget',
      {
        apiVersion: 'policy/v1',
        kind: 'PodDisruptionBudget',
        metadata: METADATA,
        spec: { maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow', selector: { matchLabels: SELECTOR } },
      },
    ],
  ])('%s', (kind, literal) => {
    expect(find(deployment(), kind)).toEqual(literal);
  });

  test('the Deployment rolls out without a gap', () => {
    const { template, ...spec } = find(deployment(), 'Deployment').spec;
    expect(spec).toEqual({
      replicas: 2,
      revisionHistoryLimit: 3,
      selector: { matchLabels: SELECTOR },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
    });
    expect(template.metadata).toEqual({ labels: POD_LABELS });
  });
});

const names = (set: Manifest[]): unknown => set.map(({ metadata }) => [metadata.namespace, metadata.name]);

type Row = [prop: string, read: (set: Manifest[]) => unknown, byDefault: unknown, props: Props, changed: unknown];

test.each<Row>([
  [
    'name',
    names,
    [['aiops', 'aiops-agent'], [undefined, 'aiops.aiops-agent'], ...new Array(3).fill(['aiops', 'aiops-agent'])],
    { name: 'shop-agent' },
    [['aiops', 'shop-agent'], [undefined, 'aiops.shop-agent'], ...new Array(3).fill(['aiops', 'shop-agent'])],
  ],
  [
    'namespace',
    names,
    [['aiops', 'aiops-agent'], [undefined, 'aiops.aiops-agent'], ...new Array(3).fill(['aiops', 'aiops-agent'])],
    { namespace: 'shop' },
    [['shop', 'aiops-agent'], [undefined, 'shop.aiops-agent'], ...new Array(3).fill(['shop', 'aiops-agent'])],
  ],
  ['replicas', (set) => find(set, 'Deployment').spec.replicas, 2, { replicas: 1 }, 1],
  ['replicas, the most', (set) => find(set, 'Deployment').spec.replicas, 2, { replicas: 100 }, 100],
  [
    'imagePullPolicy',
    (set) => container(set).imagePullPolicy,
    'Always',
    { imagePullPolicy: kplus.ImagePullPolicy.IF_NOT_PRESENT, waivers: [pullWaiver] },
    'IfNotPresent',
  ],
  [
    'image',
    (set) => [container(set).image, pod(set).metadata.labels.version],
    [`registry.example.com/aiops/aiops-agent:1.0.0@sha256:${'a'.repeat(64)}`, '1.0.0'],
    { image: ContainerImage.fromDigest(REPOSITORY, DIGEST) },
    [`${REPOSITORY}@${DIGEST}`, '0123456789ab'],
  ],
  [
    'image by tag, with a waiver in the output',
    (set) => [container(set).image, find(set, 'Deployment').metadata.annotations],
    [`registry.example.com/aiops/aiops-agent:1.0.0@sha256:${'a'.repeat(64)}`, undefined],
    { image: ContainerImage.fromTag(REPOSITORY, '2.0.0', imageWaiver) },
    [
      `${REPOSITORY}:2.0.0`,
      {
        'waiver.cdk8s-hardened/image-digest':
          '{"expires":"2027-03-31","owner":"laboratory","reason":"The registry of the laboratory has no digests"}',
      },
    ],
  ],
  [
    'port',
    (set) => [container(set).ports, find(set, 'Service').spec.ports],
    [
      [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
      [{ name: 'http', port: 8080, targetPort: 'http', protocol: 'TCP' }],
    ],
    { port: 1024 },
    [
      [{ name: 'http', containerPort: 1024, protocol: 'TCP' }],
      [{ name: 'http', port: 1024, targetPort: 'http', protocol: 'TCP' }],
    ],
  ],
  [
    'podLabels',
    (set) => pod(set).metadata.labels,
    POD_LABELS,
    { podLabels: { 'example.com/team': 'a', 'b': '' } },
    { ...POD_LABELS, 'example.com/team': 'a', 'b': '' },
  ],
  ['environment', (set) => pod(set).metadata.labels.environment, 'production', { environment: 'staging' }, 'staging'],
  [
    'priorityClassName',
    (set) => [podSpec(set).priorityClassName, set.filter(({ kind }) => kind === 'PriorityClass').length],
    ['aiops.aiops-agent', 1],
    { priorityClassName: 'monitoring' },
    ['monitoring', 0],
  ],
  ['runtimeClassName', (set) => podSpec(set).runtimeClassName, undefined, { runtimeClassName: 'gvisor' }, 'gvisor'],
  [
    'profile',
    (set) => [podSpec(set).securityContext.runAsUser, podSpec(set).hostUsers],
    [1001, undefined],
    { profile: HardeningProfile.STRICT },
    [10001, false],
  ],
])('%s', (...[, read, byDefault, props, changed]) => {
  expect(read(deployment())).toEqual(byDefault);
  expect(read(deployment(props))).toEqual(changed);
});

test('imagePullSecrets, each once: server-side apply refuses a name that is there twice', () => {
  expect(podSpec(deployment()).imagePullSecrets).toBeUndefined();
  const set = synthesize(
    (chart) =>
      new HardenedAgentDeployment(chart, 'agent', {
        image: IMAGE,
        imagePullSecrets: ['registry', 'mirror', 'registry'].map((name, index) =>
          kplus.Secret.fromSecretName(chart, `secret-${index}`, name),
        ),
      }),
    'aiops',
  );
  expect(podSpec(set).imagePullSecrets).toEqual([{ name: 'registry' }, { name: 'mirror' }]);
});

test.each<[string, string[]]>([
  ['the registry', ['registry.example.com']],
  ['a path', ['registry.example.com/aiops']],
  ['a path with a slash', ['registry.example.com/aiops/']],
  ['the repository itself', ['registry.example.com/aiops/aiops-agent']],
  ['one of several', ['other.example.com', 'registry.example.com']],
])('allowedRegistries: %s', (_, allowedRegistries) => {
  expect(container(deployment({ allowedRegistries })).image).toBe(
    `registry.example.com/aiops/aiops-agent:1.0.0@sha256:${'a'.repeat(64)}`,
  );
});

test.each<[string, string, string]>([
  ['longer than a label', `1.0.0-${'x'.repeat(100)}`, '0123456789ab'],
  ['ending in what a label must not end in', '1.0.0-', '0123456789ab'],
  ['beginning with what a label must not begin with', '_1.0.0', '0123456789ab'],
])('a tag %s does not become the label "version": the API server would refuse it', (_, tag, version) => {
  const set = deployment({ image: ContainerImage.fromDigest(REPOSITORY, DIGEST, { tag }) });
  expect(pod(set).metadata.labels.version).toBe(version);
});

test('properties that are undefined count as left out', () => {
  const keys = ['name', 'namespace', 'replicas', 'user', 'port', 'capabilities', 'apiAccess', 'env', 'secretDelivery'];
  expect(deployment(Object.fromEntries(keys.map((key) => [key, undefined])))).toEqual(deployment());
});

test('name, namespace, port and service account can be read', () => {
  let agent: HardenedAgentDeployment | undefined;
  synthesize((chart) => {
    agent = new HardenedAgentDeployment(chart, 'agent', { image: IMAGE, name: 'a', namespace: 'b', port: 9090 });
  });
  expect([agent?.name, agent?.namespace, agent?.port]).toEqual(['a', 'b', 9090]);
  expect(agent?.serviceAccount.toSubjectConfiguration()).toEqual({
    kind: 'ServiceAccount',
    name: 'a',
    namespace: 'b',
    apiGroup: '',
  });
});
