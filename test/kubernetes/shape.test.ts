import { AiopsAgent, HardenedNamespace, IsolationNetworkPolicy, LeastPrivilegeRbac, NetworkFlow } from 'cdk8s-hardened';
import { Construct } from 'constructs';
import { buildError, IMAGE, Manifest, messageOf } from '../support/manifests';

/** What a caller without a type-check writes. */
const untyped = (props: object): Manifest => props as Manifest;
const agent = (props: object): string =>
  buildError((chart) => new AiopsAgent(chart, 'agent', untyped({ image: IMAGE, ...props })));

const IGNORED = (owner: string): string => `must be a property of ${owner}: it would be ignored; check its spelling.`;

test.each<[object, string]>([
  [{ alowedRegistries: ['registry.example.com'] }, `"alowedRegistries" ${IGNORED('AiopsAgent')}`],
  [{ watchNamespace: ['shop'] }, `"watchNamespace" ${IGNORED('AiopsAgent')}`],
  [{ privileged: true }, `"privileged" ${IGNORED('AiopsAgent')}`],
  [
    { image: 'nginx' },
    '"image" ("nginx") must be a ContainerImage; give ContainerImage.fromDigest(REPOSITORY, DIGEST).',
  ],
  [
    { kubernetesVersion: '1.30' },
    '"kubernetesVersion" ("1.30") must be a KubernetesVersion; give for example KubernetesVersion.V1_37.',
  ],
  [{ https: false }, '"https" must be an object; give its properties in { }, or leave it out.'],
  [{ replicas: '2' }, '"replicas" ("2") must be a number; give for example 2.'],
  [{ watchNamespaces: 'shop' }, '"watchNamespaces" ("shop") must be a list; put it into [ ].'],
  [{ tokenExpiration: 5 }, '"tokenExpiration" (5) must be a Duration; give for example Duration.hours(1).'],
  [{ apiAccess: 'false' }, '"apiAccess" ("false") must be a boolean; give for example false.'],
  [{ sealedSecret: 'hunter2' }, '"sealedSecret" must be an object; give its properties in { }, or leave it out.'],
])('AiopsAgent with %j', (props, message) => {
  expect(agent(props)).toBe(`test/agent: ${message}`);
});

test('a construct without an image says so', () => {
  expect(agent({ image: undefined })).toBe(
    'test/agent: "image" must be a ContainerImage; give ContainerImage.fromDigest(REPOSITORY, DIGEST).',
  );
});

test('everything is reported at once', () => {
  expect(agent({ image: 'nginx', privileged: true })).toContain('2 problems:');
});

test.each<[string, (chart: Construct) => unknown, string]>([
  [
    'NetworkFlow.apiServer',
    () => NetworkFlow.apiServer(untyped({ endpointCidr: ['10.0.0.1/32'] })),
    `NetworkFlow.apiServer: "endpointCidr" ${IGNORED('ApiServerFlowOptions')}`,
  ],
  [
    'NetworkFlow.https',
    () => NetworkFlow.https(untyped({ cidrs: '192.0.2.0/24' })),
    'NetworkFlow.https: "cidrs" ("192.0.2.0/24") must be a list; put it into [ ].',
  ],
  [
    'NetworkFlow.dns',
    () => NetworkFlow.dns(untyped({ labels: {} })),
    `NetworkFlow.dns: "labels" ${IGNORED('DnsFlowOptions')}`,
  ],
])('%s', (_, act, message) => {
  expect(messageOf(() => act(untyped({})))).toBe(message);
});

test.each<[string, (chart: Construct) => unknown, string]>([
  [
    'HardenedNamespace',
    (chart) => new HardenedNamespace(chart, 'x', untyped({ name: 'shop', podSecurity: 'privileged' })),
    `"podSecurity" ${IGNORED('HardenedNamespace')}`,
  ],
  [
    'LeastPrivilegeRbac',
    (chart) => new LeastPrivilegeRbac(chart, 'x', untyped({ subject: 'agent', scope: 'everything' })),
    '2 problems:\n  - "subject" ("agent") must be a service account, user or group of cdk8s-plus-28; give for example ServiceAccount.fromServiceAccountName(...).\n  - "scope" (everything) must be one of namespaces, cluster; leave it out for the default.',
  ],
  [
    'IsolationNetworkPolicy',
    (chart) => new IsolationNetworkPolicy(chart, 'x', untyped({ selector: { app: 'x' } })),
    '"selector" must be a workload or a selection of pods; give for example Pods.select(...).',
  ],
])('%s', (_, build, message) => {
  expect(buildError(build)).toBe(`test/x: ${message}`);
});
