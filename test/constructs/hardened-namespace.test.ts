import { Size } from 'cdk8s';
import { HardenedNamespace, HardenedNamespaceProps, KubernetesVersion, PodSecurityLevel, Waiver } from 'cdk8s-hardened';
import { Cpu } from 'cdk8s-plus-28';
import { buildError, find, Manifest, synthesize } from '../support/manifests';

type Props = Partial<HardenedNamespaceProps>;

function namespace(props: Props = {}): Manifest[] {
  return synthesize((chart) => new HardenedNamespace(chart, 'namespace', { name: 'shop', ...props }));
}

function refusal(props: Props): string {
  return buildError((chart) => new HardenedNamespace(chart, 'namespace', { name: 'shop', ...props }));
}

const MANAGED = { 'app.kubernetes.io/managed-by': 'cdk8s-hardened' };

const podSecurity = (level: string, version: string): Manifest =>
  Object.fromEntries([
    ...Object.entries(MANAGED),
    ...['enforce', 'audit', 'warn'].flatMap((mode) => [
      [`pod-security.kubernetes.io/${mode}`, level],
      [`pod-security.kubernetes.io/${mode}-version`, version],
    ]),
  ]);

test('emits these objects', () => {
  expect(namespace()).toEqual([
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: 'shop',
        labels: {
          'app.kubernetes.io/managed-by': 'cdk8s-hardened',
          'pod-security.kubernetes.io/enforce': 'restricted',
          'pod-security.kubernetes.io/enforce-version': 'v1.37',
          'pod-security.kubernetes.io/audit': 'restricted',
          'pod-security.kubernetes.io/audit-version': 'v1.37',
          'pod-security.kubernetes.io/warn': 'restricted',
          'pod-security.kubernetes.io/warn-version': 'v1.37',
        },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: 'default', namespace: 'shop', labels: MANAGED },
      automountServiceAccountToken: false,
    },
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'default-deny', namespace: 'shop', labels: MANAGED },
      spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
    },
    {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'quota', namespace: 'shop', labels: MANAGED },
      spec: {
        hard: {
          'pods': '10',
          'requests.cpu': '2',
          'requests.memory': '2Gi',
          'requests.ephemeral-storage': '10Gi',
          'limits.cpu': '5',
          'limits.memory': '5Gi',
          'limits.ephemeral-storage': '20Gi',
          'services.nodeports': '0',
          'services.loadbalancers': '0',
        },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'LimitRange',
      metadata: { name: 'limits', namespace: 'shop', labels: MANAGED },
      spec: {
        limits: [
          {
            type: 'Container',
            defaultRequest: { 'cpu': '100m', 'memory': '128Mi', 'ephemeral-storage': '128Mi' },
            default: { 'cpu': '500m', 'memory': '512Mi', 'ephemeral-storage': '1Gi' },
            max: { 'cpu': '2', 'memory': '2Gi', 'ephemeral-storage': '4Gi' },
          },
        ],
      },
    },
  ]);
});

test('the namespace of the chart is none of its own', () => {
  const set = synthesize((chart) => new HardenedNamespace(chart, 'namespace', { name: 'shop' }), 'aiops');
  expect(set.map(({ metadata }) => metadata.namespace)).toEqual([undefined, 'shop', 'shop', 'shop', 'shop']);
});

const metadata = (set: Manifest[]): Manifest => find(set, 'Namespace').metadata;
const hard = (key: string) => (set: Manifest[]) => find(set, 'ResourceQuota').spec.hard[key];
const max = (key: string) => (set: Manifest[]) => find(set, 'LimitRange').spec.limits[0].max[key];
const waivers = [
  new Waiver({
    control: 'pod-security',
    reason: 'The node exporter needs the host network',
    owner: 'platform',
    expires: '2027-03-31',
  }),
];
const WAIVED = {
  'waiver.cdk8s-hardened/pod-security':
    '{"expires":"2027-03-31","owner":"platform","reason":"The node exporter needs the host network"}',
};
const RESTRICTED = { name: 'shop', labels: podSecurity('restricted', 'v1.37') };

test.each<[prop: string, read: (set: Manifest[]) => unknown, byDefault: unknown, props: Props, changed: unknown]>([
  [
    'name',
    (set) => set.map(({ metadata: { namespace, name } }) => namespace ?? name),
    new Array(5).fill('shop'),
    { name: 'a' },
    new Array(5).fill('a'),
  ],
  [
    'labels',
    metadata,
    RESTRICTED,
    { labels: { 'example.com/team': 'a', 'x': '' } },
    { name: 'shop', labels: { 'example.com/team': 'a', 'x': '', ...podSecurity('restricted', 'v1.37') } },
  ],
  ['podSecurityLevel: restricted', metadata, RESTRICTED, { podSecurityLevel: PodSecurityLevel.RESTRICTED }, RESTRICTED],
  [
    'podSecurityLevel: baseline',
    metadata,
    RESTRICTED,
    { podSecurityLevel: PodSecurityLevel.BASELINE, waivers },
    { name: 'shop', labels: podSecurity('baseline', 'v1.37'), annotations: WAIVED },
  ],
  [
    'podSecurityLevel: privileged',
    metadata,
    RESTRICTED,
    { podSecurityLevel: PodSecurityLevel.PRIVILEGED, waivers },
    { name: 'shop', labels: podSecurity('privileged', 'v1.37'), annotations: WAIVED },
  ],
  [
    'kubernetesVersion',
    metadata,
    RESTRICTED,
    { kubernetesVersion: KubernetesVersion.V1_31 },
    { name: 'shop', labels: podSecurity('restricted', 'v1.31') },
  ],
  ['quota.pods', hard('pods'), '10', { quota: { pods: 1 } }, '1'],
  ['quota.requestsCpu', hard('requests.cpu'), '2', { quota: { requestsCpu: Cpu.millis(1500) } }, '1500m'],
  ['quota.requestsMemory', hard('requests.memory'), '2Gi', { quota: { requestsMemory: Size.mebibytes(1) } }, '1Mi'],
  [
    'quota.requestsEphemeralStorage',
    hard('requests.ephemeral-storage'),
    '10Gi',
    { quota: { requestsEphemeralStorage: Size.tebibytes(1) } },
    '1Ti',
  ],
  ['quota.limitsCpu', hard('limits.cpu'), '5', { quota: { limitsCpu: Cpu.units(0.5) } }, '0.5'],
  ['quota.limitsMemory', hard('limits.memory'), '5Gi', { quota: { limitsMemory: Size.gibibytes(6) } }, '6Gi'],
  [
    'quota.limitsEphemeralStorage',
    hard('limits.ephemeral-storage'),
    '20Gi',
    { quota: { limitsEphemeralStorage: Size.gibibytes(6) } },
    '6Gi',
  ],
  ['quota of which a part is undefined', hard('pods'), '10', { quota: { pods: undefined } }, '10'],
  ['containerMaximum.cpu', max('cpu'), '2', { containerMaximum: { cpu: Cpu.millis(500) } }, '500m'],
  ['containerMaximum.memory', max('memory'), '2Gi', { containerMaximum: { memory: Size.mebibytes(512) } }, '512Mi'],
  [
    'containerMaximum.ephemeralStorage',
    max('ephemeral-storage'),
    '4Gi',
    { containerMaximum: { ephemeralStorage: Size.gibibytes(1) } },
    '1Gi',
  ],
])('%s', (...[, read, byDefault, props, changed]) => {
  expect(read(namespace())).toEqual(byDefault);
  expect(read(namespace(props))).toEqual(changed);
});

test('a maximum below what a container gets by default lowers that: the API server would refuse the LimitRange', () => {
  const containerMaximum = { cpu: Cpu.millis(200), memory: Size.mebibytes(64), ephemeralStorage: Size.mebibytes(256) };
  expect(find(namespace({ containerMaximum }), 'LimitRange').spec.limits[0]).toEqual({
    type: 'Container',
    defaultRequest: { 'cpu': '100m', 'memory': '64Mi', 'ephemeral-storage': '128Mi' },
    default: { 'cpu': '200m', 'memory': '64Mi', 'ephemeral-storage': '256Mi' },
    max: { 'cpu': '200m', 'memory': '64Mi', 'ephemeral-storage': '256Mi' },
  });
});

const LABEL =
  'must be a DNS label: lower-case letters, digits and "-", at most 63 characters; choose a name such as "aiops-agent".';
const OWN =
  'must be a namespace of its own: this one belongs to Kubernetes, or to everybody; choose another, for example "aiops".';
const PODS =
  'must be a whole number of at least 1; count the replicas of all workloads, and one more for each that rolls out.';
const LEVEL = 'must be "restricted"; leave it out, or pass a Waiver for "pod-security".';
const SOME = 'must be more than nothing; leave it out for the default.';

test.each<[Props, string]>([
  [{ name: 'default' }, `"name" (default) ${OWN}`],
  [{ name: 'kube-public' }, `"name" (kube-public) ${OWN}`],
  [{ name: 'kube-shop' }, `"name" (kube-shop) ${OWN}`],
  [{ name: '' }, `"name" () ${LABEL}`],
  [{ name: 'shop.front' }, `"name" (shop.front) ${LABEL}`],
  [{ name: 'a'.repeat(64) }, `"name" (${'a'.repeat(64)}) ${LABEL}`],
  [{ podSecurityLevel: PodSecurityLevel.BASELINE }, `"podSecurityLevel" (baseline) ${LEVEL}`],
  [{ podSecurityLevel: PodSecurityLevel.PRIVILEGED }, `"podSecurityLevel" (privileged) ${LEVEL}`],
  [{ quota: { pods: 0 } }, `"quota.pods" (0) ${PODS}`],
  [{ quota: { pods: 2.5 } }, `"quota.pods" (2.5) ${PODS}`],
  [{ quota: { pods: -1 } }, `"quota.pods" (-1) ${PODS}`],
  [{ quota: { pods: NaN } }, `"quota.pods" (NaN) ${PODS}`],
  [{ quota: { requestsCpu: Cpu.units(0) } }, `"quota.requestsCpu" (0) ${SOME}`],
  [{ quota: { limitsCpu: Cpu.millis(-5) } }, `"quota.limitsCpu" (-5m) ${SOME}`],
  [{ quota: { limitsMemory: Size.mebibytes(NaN) } }, `"quota.limitsMemory" (NaNMi) ${SOME}`],
  [{ containerMaximum: { cpu: Cpu.units(0) } }, `"containerMaximum.cpu" (0) ${SOME}`],
  [{ containerMaximum: { memory: Size.mebibytes(0) } }, `"containerMaximum.memory" (0Mi) ${SOME}`],
  [
    { labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } },
    '"labels.pod-security.kubernetes.io/enforce" must not be set by hand; use "podSecurityLevel" and "kubernetesVersion".',
  ],
  [
    { labels: { 'kubernetes.io/metadata.name': 'kube-system' } },
    '"labels.kubernetes.io/metadata.name" must not be set by hand; leave it out: Kubernetes sets it to the name.',
  ],
  [
    { labels: { 'a/b/c': 'd' } },
    '"labels" (a/b/c) must be a valid key: an optional DNS prefix and "/", then at most 63 letters, digits, "-", "_" or "."; choose a key such as "example.com/team".',
  ],
  [
    { labels: { team: 'a b' } },
    '"labels.team" (a b) must be a valid label value: at most 63 letters, digits, "-", "_" or "."; shorten it or put it into an annotation.',
  ],
])('%j', (props, message) => {
  expect(refusal(props)).toBe(`test/namespace: ${message}`);
});
