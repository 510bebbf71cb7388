import { Size } from 'cdk8s';
import { AiopsAgent, AiopsAgentProps } from 'cdk8s-hardened';
import { Cpu } from 'cdk8s-plus-28';
import { agentSet, buildError, find, IMAGE, Manifest } from '../support/manifests';

type Props = Partial<AiopsAgentProps>;

function refusal(props: Props): string {
  return buildError((chart) => new AiopsAgent(chart, 'agent', { image: IMAGE, ...props }));
}

const DEFAULT = {
  'pods': '10',
  'requests.cpu': '2',
  'requests.memory': '2Gi',
  'requests.ephemeral-storage': '10Gi',
  'limits.cpu': '5',
  'limits.memory': '5Gi',
  'limits.ephemeral-storage': '20Gi',
  'services.nodeports': '0',
  'services.loadbalancers': '0',
};

test.each<[string, Props, Manifest]>([
  ['by default', {}, DEFAULT],
  ['for few replicas', { replicas: 1 }, DEFAULT],
  [
    'for many replicas: twice as many, and one more of each',
    { replicas: 20 },
    {
      ...DEFAULT,
      'pods': '42',
      'requests.cpu': '4200m',
      'requests.memory': '5376Mi',
      'requests.ephemeral-storage': '21504Mi',
      'limits.cpu': '21000m',
      'limits.memory': '21504Mi',
      'limits.ephemeral-storage': '43008Mi',
    },
  ],
  [
    'for big replicas',
    { resources: { cpu: { limit: Cpu.units(4) }, memory: { request: Size.gibibytes(1), limit: Size.gibibytes(1) } } },
    { ...DEFAULT, 'limits.cpu': '24000m', 'limits.memory': '6144Mi', 'requests.memory': '6144Mi' },
  ],
  ['with one of them given', { quota: { pods: 3 } }, { ...DEFAULT, pods: '3' }],
  [
    'with just enough of each',
    { quota: { requestsCpu: Cpu.millis(300), limitsCpu: Cpu.units(1.5), requestsMemory: Size.mebibytes(384) } },
    { ...DEFAULT, 'requests.cpu': '300m', 'limits.cpu': '1.5', 'requests.memory': '384Mi' },
  ],
  [
    'with what is undefined counting as left out',
    { replicas: 20, quota: { pods: undefined, limitsCpu: undefined } },
    {
      ...DEFAULT,
      'pods': '42',
      'requests.cpu': '4200m',
      'requests.memory': '5376Mi',
      'requests.ephemeral-storage': '21504Mi',
      'limits.cpu': '21000m',
      'limits.memory': '21504Mi',
      'limits.ephemeral-storage': '43008Mi',
    },
  ],
])('the quota %s', (_, props, hard) => {
  expect(find(agentSet(props), 'ResourceQuota').spec.hard).toEqual(hard);
});

test.each<[string, Props, Manifest]>([
  ['by default', {}, { 'cpu': '2', 'memory': '2Gi', 'ephemeral-storage': '4Gi' }],
  [
    'for a big agent',
    {
      resources: {
        cpu: { limit: Cpu.millis(2500) },
        memory: { limit: Size.gibibytes(3) },
        ephemeralStorage: { limit: Size.gibibytes(5) },
      },
    },
    { 'cpu': '2500m', 'memory': '3072Mi', 'ephemeral-storage': '5120Mi' },
  ],
])("the container's maximum %s", (_, props, max) => {
  expect(find(agentSet(props), 'LimitRange').spec.limits[0].max).toEqual(max);
});

const room = (pods: number): string =>
  `must have room for ${pods} pods: all replicas, and the one that a roll-out adds; raise it, or leave it out.`;

test.each<[Props, string]>([
  [{ quota: { pods: 2 } }, `"quota.pods" (2) ${room(3)}`],
  [{ quota: { pods: 0 } }, `"quota.pods" (0) ${room(3)}`],
  [{ quota: { pods: -1 } }, `"quota.pods" (-1) ${room(3)}`],
  [{ quota: { pods: NaN } }, `"quota.pods" (NaN) ${room(3)}`],
  [{ quota: { pods: 10 }, replicas: 10 }, `"quota.pods" (10) ${room(11)}`],
  [{ quota: { requestsCpu: Cpu.millis(299) } }, `"quota.requestsCpu" (299m) ${room(3)}`],
  [{ quota: { requestsMemory: Size.mebibytes(383) } }, `"quota.requestsMemory" (383Mi) ${room(3)}`],
  [{ quota: { requestsEphemeralStorage: Size.gibibytes(1) } }, `"quota.requestsEphemeralStorage" (1Gi) ${room(3)}`],
  [{ quota: { limitsCpu: Cpu.units(1) } }, `"quota.limitsCpu" (1) ${room(3)}`],
  [{ quota: { limitsMemory: Size.gibibytes(1) } }, `"quota.limitsMemory" (1Gi) ${room(3)}`],
  [{ quota: { limitsEphemeralStorage: Size.gibibytes(2) } }, `"quota.limitsEphemeralStorage" (2Gi) ${room(3)}`],
])('%j is too small', (props, message) => {
  expect(refusal(props)).toBe(`test/agent: ${message}`);
});

const REPLICAS = 'must be a whole number from 1 to 100; give 2 or more, so that a node drain leaves one running.';

test.each<[number, string]>([
  [0, `"replicas" (0) ${REPLICAS}`],
  [-5, `"replicas" (-5) ${REPLICAS}`],
  [7.3, `"replicas" (7.3) ${REPLICAS}`],
  [NaN, `"replicas" (NaN) ${REPLICAS}`],
  [1e9, `"replicas" (1000000000) ${REPLICAS}`],
])('replicas: %d is not taken for a wrong quota', (replicas, message) => {
  expect(refusal({ replicas })).toBe(`test/agent: ${message}`);
});
