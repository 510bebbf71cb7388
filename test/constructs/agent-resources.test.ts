import { Size } from 'cdk8s';
import { HardenedAgentDeployment, HardenedAgentDeploymentProps } from 'cdk8s-hardened';
import { ContainerResources, Cpu } from 'cdk8s-plus-28';
import { buildError, container, IMAGE, Manifest, podSpec, synthesize } from '../support/manifests';

type Props = Partial<HardenedAgentDeploymentProps>;

function deployment(props: Props = {}): Manifest[] {
  return synthesize((chart) => new HardenedAgentDeployment(chart, 'agent', { image: IMAGE, ...props }), 'aiops');
}

function refusal(props: Props): string {
  return buildError((chart) => new HardenedAgentDeployment(chart, 'agent', { image: IMAGE, ...props }));
}

const REQUESTS = { 'cpu': '100m', 'memory': '128Mi', 'ephemeral-storage': '512Mi' };
const LIMITS = { 'cpu': '500m', 'memory': '512Mi', 'ephemeral-storage': '1Gi' };

test.each<[string, ContainerResources | undefined, Manifest]>([
  ['by default', undefined, { requests: REQUESTS, limits: LIMITS }],
  ['with nothing named', { cpu: undefined, memory: {} }, { requests: REQUESTS, limits: LIMITS }],
  ['with one limit', { cpu: { limit: Cpu.units(1) } }, { requests: REQUESTS, limits: { ...LIMITS, cpu: '1' } }],
  [
    'with one request',
    { memory: { request: Size.mebibytes(256) } },
    { requests: { ...REQUESTS, memory: '256Mi' }, limits: LIMITS },
  ],
  [
    'with all of them, each equal to its limit',
    {
      cpu: { request: Cpu.millis(1500), limit: Cpu.units(1.5) },
      memory: { request: Size.mebibytes(1024), limit: Size.gibibytes(1) },
      ephemeralStorage: { request: Size.gibibytes(2), limit: Size.mebibytes(2048) },
    },
    {
      requests: { 'cpu': '1500m', 'memory': '1024Mi', 'ephemeral-storage': '2Gi' },
      limits: { 'cpu': '1.5', 'memory': '1Gi', 'ephemeral-storage': '2048Mi' },
    },
  ],
  [
    'with the same number written in two ways',
    { cpu: { request: Cpu.millis(700), limit: Cpu.units(0.7) } },
    { requests: { ...REQUESTS, cpu: '700m' }, limits: { ...LIMITS, cpu: '0.7' } },
  ],
  [
    'with a limit in pebibytes',
    { memory: { limit: Size.pebibyte(1) } },
    { requests: REQUESTS, limits: { ...LIMITS, memory: '1Pi' } },
  ],
])('resources %s', (_, resources, literal) => {
  expect(container(deployment({ resources })).resources).toEqual(literal);
});

const ABOVE = 'must have a request that is not above its limit; raise the limit or lower the request.';
const NOTHING = 'must be requested: a pod that requests nothing is evicted first; leave it out for the default.';
const BIG = Size.gibibytes(4);

test.each<[string, ContainerResources, string]>([
  [
    'a request above its limit',
    { cpu: { request: Cpu.units(2), limit: Cpu.units(1) } },
    `"resources.cpu" (request 2, limit 1) ${ABOVE}`,
  ],
  [
    'a request above the default limit',
    { memory: { request: BIG } },
    `"resources.memory" (request 4Gi, limit 512Mi) ${ABOVE}`,
  ],
  [
    'a limit below the default request',
    { cpu: { limit: Cpu.millis(50) } },
    `"resources.cpu" (request 100m, limit 50m) ${ABOVE}`,
  ],
  ['a request of nothing', { cpu: { request: Cpu.units(0) } }, `"resources.cpu" (0) ${NOTHING}`],
  ['a request of no bytes', { memory: { request: Size.mebibytes(0) } }, `"resources.memory" (0Mi) ${NOTHING}`],
  ['a negative request', { cpu: { request: Cpu.millis(-100) } }, `"resources.cpu" (-100m) ${NOTHING}`],
  ['a request that is no number', { cpu: { request: Cpu.units(NaN) } }, `"resources.cpu" (NaN) ${NOTHING}`],
  ['a limit of nothing', { cpu: { limit: Cpu.units(0) } }, `"resources.cpu" (request 100m, limit 0) ${ABOVE}`],
  ['a negative limit', { cpu: { limit: Cpu.units(-1) } }, `"resources.cpu" (request 100m, limit -1) ${ABOVE}`],
  [
    'a limit that is no number',
    { memory: { limit: Size.mebibytes(NaN) } },
    `"resources.memory" (request 128Mi, limit NaNMi) ${ABOVE}`,
  ],
  [
    'a request without a limit to fit',
    { ephemeralStorage: { request: BIG } },
    `"resources.ephemeral-storage" (request 4Gi, limit 1Gi) ${ABOVE}`,
  ],
])('%s', (_, resources, message) => {
  expect(refusal({ resources })).toBe(`test/agent: ${message}`);
});

function sizes(set: Manifest[]): Manifest {
  return podSpec(set).volumes.filter(({ emptyDir }: Manifest) => emptyDir);
}

const volume = (name: string, sizeLimit: string): Manifest => ({ name, emptyDir: { sizeLimit } });

test.each<[string, Props, Manifest[]]>([
  ['by default', {}, [volume('tmp', '64Mi'), volume('logs', '128Mi'), volume('data', '256Mi')]],
  [
    'with one changed',
    { volumeSizes: { logs: Size.mebibytes(1), data: undefined } },
    [volume('tmp', '64Mi'), volume('logs', '1Mi'), volume('data', '256Mi')],
  ],
  [
    'that fill the limit',
    { volumeSizes: { tmp: Size.mebibytes(256), logs: Size.mebibytes(256), data: Size.mebibytes(512) } },
    [volume('tmp', '256Mi'), volume('logs', '256Mi'), volume('data', '512Mi')],
  ],
  [
    'under a raised limit',
    { volumeSizes: { data: Size.gibibytes(2) }, resources: { ephemeralStorage: { limit: BIG } } },
    [volume('tmp', '64Mi'), volume('logs', '128Mi'), volume('data', '2Gi')],
  ],
])('volumeSizes %s', (_, props, literal) => {
  expect(sizes(deployment(props))).toEqual(literal);
});

test('the volumes are mounted where the contract says', () => {
  expect(container(deployment()).volumeMounts.slice(0, 3)).toEqual([
    { name: 'tmp', mountPath: '/tmp' },
    { name: 'logs', mountPath: '/app/logs' },
    { name: 'data', mountPath: '/app/data' },
  ]);
});

const EVICTED =
  'must fit the limit of ephemeral-storage (1Gi): a pod beyond it is evicted; raise "resources.ephemeralStorage.limit" or lower a size.';

test.each<[string, Props, string]>([
  ['one that is too big', { volumeSizes: { data: Size.gibibytes(1) } }, `"volumeSizes" (1216Mi in all) ${EVICTED}`],
  ['one in pebibytes', { volumeSizes: { data: Size.pebibyte(1) } }, `"volumeSizes" (1073742016Mi in all) ${EVICTED}`],
  [
    'one of nothing',
    { volumeSizes: { tmp: Size.mebibytes(0) } },
    '"volumeSizes.tmp" (0Mi) must be more than nothing; leave it out for the default.',
  ],
  [
    'one that is no number',
    { volumeSizes: { logs: Size.mebibytes(NaN) } },
    '"volumeSizes.logs" (NaNMi) must be more than nothing; leave it out for the default.',
  ],
  [
    'the defaults under a lowered limit',
    { resources: { ephemeralStorage: { request: Size.mebibytes(100), limit: Size.mebibytes(100) } } },
    '"volumeSizes" (448Mi in all) must fit the limit of ephemeral-storage (100Mi): a pod beyond it is evicted; raise "resources.ephemeralStorage.limit" or lower a size.',
  ],
])('volumeSizes, %s', (_, props, message) => {
  expect(refusal(props)).toBe(`test/agent: ${message}`);
});
