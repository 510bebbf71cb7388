import { Duration } from 'cdk8s';
import {
  Capability,
  HardenedAgentDeployment,
  HardenedAgentDeploymentProps,
  HardeningProfile,
  SecretDelivery,
} from 'cdk8s-hardened';
import { ImagePullPolicy } from 'cdk8s-plus-28';
import { buildError, find, IMAGE, synthesize } from '../support/manifests';

type Props = Partial<HardenedAgentDeploymentProps>;

function refusal(props: Props): string {
  return buildError((chart) => new HardenedAgentDeployment(chart, 'agent', { image: IMAGE, ...props }));
}

const NAME =
  'must be a DNS label: lower-case letters, digits and "-", at most 26 characters; choose a name such as "aiops-agent".';
const NAMESPACE =
  'must be a DNS label: lower-case letters, digits and "-", at most 63 characters; choose a name such as "aiops-agent".';
const REPLICAS = 'must be a whole number from 1 to 100; give 2 or more, so that a node drain leaves one running.';
const ID =
  'must be a whole number from 1 to 2147483647: 0 is root; leave it out for 1001, or use HardeningProfile.STRICT.';
const PORT =
  'must be a whole number from 1024 to 65535; choose another port, or add Capability.NET_BIND_SERVICE for one below 1024.';
const ENVIRONMENT = 'must be a valid label value: it becomes one; give a word such as "production".';
const EXPIRATION =
  'must be whole seconds, from 10 minutes (the API server refuses less) to a day; leave it out for one hour.';
const AUDIENCE =
  'must be the identifier of the API server; take it from "kubectl get --raw /.well-known/openid-configuration" (issuer), or leave it out.';
const SECONDS = 'must be whole seconds, at least one; give Duration.seconds(10).';
const THRESHOLD = 'must be a whole number of at least 1; give 3.';
const IMAGE_TEXT = `registry.example.com/aiops/aiops-agent:1.0.0@sha256:${'a'.repeat(64)}`;
const MIRROR = 'mirror the image there, or add its registry to "allowedRegistries".';

test.each<[Props, string]>([
  [{ name: '' }, `"name" () ${NAME}`],
  [{ name: 'Agent' }, `"name" (Agent) ${NAME}`],
  [{ name: 'a.b' }, `"name" (a.b) ${NAME}`],
  [{ name: 'agënt' }, `"name" (agënt) ${NAME}`],
  [{ name: 'agent\n' }, `"name" (agent?) ${NAME}`],
  [{ name: 'a'.repeat(27) }, `"name" (${'a'.repeat(27)}) ${NAME}`],
  [{ namespace: 'Aiops' }, `"namespace" (Aiops) ${NAMESPACE}`],
  [{ namespace: '' }, `"namespace" () ${NAMESPACE}`],
  [{ replicas: 0 }, `"replicas" (0) ${REPLICAS}`],
  [{ replicas: -1 }, `"replicas" (-1) ${REPLICAS}`],
  [{ replicas: 1.5 }, `"replicas" (1.5) ${REPLICAS}`],
  [{ replicas: 101 }, `"replicas" (101) ${REPLICAS}`],
  [{ replicas: NaN }, `"replicas" (NaN) ${REPLICAS}`],
  [{ replicas: Infinity }, `"replicas" (Infinity) ${REPLICAS}`],
  [{ user: 0 }, `"user" (0) ${ID}`],
  [{ user: -1 }, `"user" (-1) ${ID}`],
  [{ user: 1001.5 }, `"user" (1001.5) ${ID}`],
  [{ user: 2147483648 }, `"user" (2147483648) ${ID}`],
  [{ group: 0 }, `"group" (0) ${ID}`],
  [{ group: 2147483648 }, `"group" (2147483648) ${ID}`],
  [{ port: 80 }, `"port" (80) ${PORT}`],
  [{ port: 0 }, `"port" (0) ${PORT}`],
  [{ port: 8080.5 }, `"port" (8080.5) ${PORT}`],
  [{ port: 65536 }, `"port" (65536) ${PORT}`],
  [
    { port: 0, capabilities: [Capability.NET_BIND_SERVICE] },
    '"port" (0) must be a whole number from 1 to 65535; choose another port.',
  ],
  [{ environment: '' }, `"environment" () ${ENVIRONMENT}`],
  [{ environment: 'pre prod' }, `"environment" (pre prod) ${ENVIRONMENT}`],
  [{ environment: 'a'.repeat(64) }, `"environment" (${'a'.repeat(64)}) ${ENVIRONMENT}`],
  [{ tokenExpiration: Duration.seconds(599) }, `"tokenExpiration" (599) ${EXPIRATION}`],
  [{ tokenExpiration: Duration.seconds(0) }, `"tokenExpiration" (0) ${EXPIRATION}`],
  [{ tokenExpiration: Duration.hours(25) }, `"tokenExpiration" (90000) ${EXPIRATION}`],
  [{ tokenExpiration: Duration.millis(600_500) }, `"tokenExpiration" (600.5) ${EXPIRATION}`],
  [{ tokenAudience: '' }, `"tokenAudience" ${AUDIENCE}`],
  [{ tokenAudience: ' \n' }, `"tokenAudience" ${AUDIENCE}`],
  [{ probes: { liveness: { period: Duration.seconds(0) } } }, `"probes.liveness.period" (0) ${SECONDS}`],
  [{ probes: { readiness: { timeout: Duration.millis(500) } } }, `"probes.readiness.timeout" (0.5) ${SECONDS}`],
  [{ probes: { startup: { failureThreshold: 0 } } }, `"probes.startup.failureThreshold" (0) ${THRESHOLD}`],
  [{ probes: { startup: { failureThreshold: 1.5 } } }, `"probes.startup.failureThreshold" (1.5) ${THRESHOLD}`],
  [{ allowedRegistries: [] }, `"image" (${IMAGE_TEXT}) must come from an allowed registry: none is allowed; ${MIRROR}`],
  [
    { allowedRegistries: ['registry.example.com/aio', 'registry.example.co'] },
    `"image" (${IMAGE_TEXT}) must come from an allowed registry: registry.example.com/aio, registry.example.co; ${MIRROR}`,
  ],
  [
    { podLabels: { app: 'mine' } },
    '"podLabels.app" (mine) must not be set: the construct, or a responder in an incident, sets it; choose another key.',
  ],
  [
    { podLabels: { 'cdk8s-hardened/quarantine': 'false' } },
    '"podLabels.cdk8s-hardened/quarantine" (false) must not be set: the construct, or a responder in an incident, sets it; choose another key.',
  ],
  [
    { podLabels: { 'my team': 'a' } },
    '"podLabels" (my team) must be a valid key: an optional DNS prefix and "/", then at most 63 letters, digits, "-", "_" or "."; choose a key such as "example.com/team".',
  ],
  [
    { podLabels: { team: '-a' } },
    '"podLabels.team" (-a) must be a valid label value: at most 63 letters, digits, "-", "_" or "."; shorten it or put it into an annotation.',
  ],
])('%j', (props, message) => {
  expect(refusal(props)).toBe(`test/agent: ${message}`);
});

test('the audience is not shown: somebody may have pasted the token itself', () => {
  expect(refusal({ tokenAudience: `eyJ${'a'.repeat(20)}.hunter2` })).toBe(`test/agent: "tokenAudience" ${AUDIENCE}`);
});

test('a construct without a namespace, in a chart without one', () => {
  expect(() => synthesize((chart) => new HardenedAgentDeployment(chart, 'agent', { image: IMAGE }))).toThrow(
    'test/agent: "namespace" must be known; give it to the construct, or create the chart with a namespace: new Chart(app, "id", { namespace: "aiops" }).',
  );
});

test('all problems are reported at once', () => {
  expect(refusal({ user: 0, port: 1, replicas: 0 })).toBe(
    `test/agent: 3 problems:\n  - "replicas" (0) ${REPLICAS}\n  - "user" (0) ${ID}\n  - "port" (1) ${PORT}`,
  );
});

test('the key of a label that an object of JavaScript has anyway is an ordinary key', () => {
  const props = { image: IMAGE, podLabels: { toString: 'a' } };
  const set = synthesize((chart) => new HardenedAgentDeployment(chart, 'agent', props), 'aiops');
  expect(find(set, 'Deployment').spec.template.metadata.labels['toString']).toBe('a');
});

describe('values that the types let through', () => {
  test.each<[string, Props, string]>([
    [
      'a capability by a cast',
      { capabilities: ['SYS_ADMIN' as Capability] },
      '"capabilities" (SYS_ADMIN) must be a member of Capability: Pod Security restricted allows no other; leave it out.',
    ],
    [
      'a profile and a delivery by a cast',
      { profile: 'paranoid' as HardeningProfile, secretDelivery: 'vault' as SecretDelivery },
      `2 problems:\n  - "profile" (paranoid) must be one of guide, strict; leave it out for the default.\n  - "secretDelivery" (vault) must be one of files, environment; leave it out for the default.`,
    ],
    [
      'a namespace of Kubernetes',
      { namespace: 'kube-system' },
      '"namespace" (kube-system) must be a namespace of its own: this one belongs to Kubernetes, or to everybody; choose another, for example "aiops".',
    ],
    [
      "everybody's namespace",
      { namespace: 'default' },
      '"namespace" (default) must be a namespace of its own: this one belongs to Kubernetes, or to everybody; choose another, for example "aiops".',
    ],
    [
      'an empty priority class',
      { priorityClassName: '' },
      '"priorityClassName" () must be the name of an object: a DNS subdomain; leave it out for the default.',
    ],
    [
      'a malformed runtime class',
      { runtimeClassName: 'gVisor\n' },
      '"runtimeClassName" (gVisor?) must be the name of an object: a DNS subdomain; leave it out for the default.',
    ],
    [
      "one of the system's own priority classes",
      { priorityClassName: 'system-node-critical' },
      `"priorityClassName" (system-node-critical) must not be one of the system's own: the agent would push out what keeps the cluster alive; leave it out for one that preempts nothing.`,
    ],
    [
      'an image that is not always pulled',
      { imagePullPolicy: ImagePullPolicy.NEVER },
      '"imagePullPolicy" (Never) must be Always: whoever runs a pod on the node could use the cached image without the right to pull it; leave it out, or pass a Waiver for "image-pull-policy".',
    ],
    [
      'a malformed watched namespace',
      { watchNamespaces: ['shop,bar', ''] },
      `2 problems:\n  - "watchNamespaces" (shop,bar) ${NAMESPACE}\n  - "watchNamespaces" () ${NAMESPACE}`,
    ],
    [
      'a period beyond what the API server can store',
      { probes: { liveness: { period: Duration.days(30_000) } } },
      '"probes.liveness.period" (2592000000) must be at most 2147483647: the API server keeps no more; give Duration.seconds(10).',
    ],
    [
      'a threshold beyond what the API server can store',
      { probes: { liveness: { failureThreshold: 2147483648 } } },
      '"probes.liveness.failureThreshold" (2147483648) must be at most 2147483647: the API server keeps no more; give 3.',
    ],
  ])('%s', (_, props, message) => {
    expect(refusal(props)).toBe(`test/agent: ${message}`);
  });
});
