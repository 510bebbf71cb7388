import { ImagePullPolicy } from 'cdk8s-plus-28';
import { contract } from '../contract';
import { SECRET_SHAPE } from '../hardening';
import { checkName, isDnsSubdomain, isLabelValue } from '../kubernetes/names';
import { Problem, Problems } from '../kubernetes/problems';
import { checkMember } from '../kubernetes/shape';
import { WaiverSet } from '../kubernetes/waivers';
import { checkEnvironment } from './agent-environment';
import { AgentProbes, Capability, HardeningProfile, ProbeTiming } from './agent-options';
import { HardenedAgentDeploymentProps } from './hardened-agent-deployment-props';
import { SecretDelivery } from './secret-binding';

/** Room for the longest suffix of a derived name: `-network-policy`, `-allow-` and a flow's name. */
const MAX_NAME = 26;

function whole(value: number | undefined, least: number): boolean {
  return value === undefined || (Number.isInteger(value) && value >= least);
}

/** Checks a number that is left out, or whole and at least `least`; the API server keeps 32 bits of it. */
function checkCount(problems: Problems, problem: Problem & { readonly value?: number }, least = 1): void {
  const { value } = problem;
  const enough = problems.check(whole(value, least), problem);
  problems.check(!enough || (value ?? 0) < 2 ** 31, {
    ...problem,
    rule: 'must be at most 2147483647: the API server keeps no more',
  });
}

function checkTiming(problems: Problems, name: string, timing: ProbeTiming): void {
  for (const key of ['period', 'timeout'] as const) {
    const seconds = timing[key]?.toSeconds({ integral: false });
    checkCount(problems, {
      property: `probes.${name}.${key}`,
      value: seconds,
      rule: 'must be whole seconds, at least one',
      repair: 'give Duration.seconds(10)',
    });
  }
  checkCount(problems, {
    property: `probes.${name}.failureThreshold`,
    value: timing.failureThreshold,
    rule: 'must be a whole number of at least 1',
    repair: 'give 3',
  });
}

function checkProbes(problems: Problems, probes: AgentProbes): void {
  for (const [name, timing] of Object.entries(probes) as [string, ProbeTiming | undefined][]) {
    checkTiming(problems, name, timing ?? {});
  }
}

function checkIdentity(problems: Problems, props: HardenedAgentDeploymentProps): void {
  for (const property of ['user', 'group'] as const) {
    const id = props[property];
    problems.check(whole(id, 1) && (id ?? 1) < 2 ** 31, {
      property,
      value: id,
      rule: 'must be a whole number from 1 to 2147483647: 0 is root',
      repair: `leave it out for ${contract[property]}, or use HardeningProfile.STRICT`,
    });
  }
}

function checkImage(problems: Problems, { image, allowedRegistries }: HardenedAgentDeploymentProps): void {
  const allowed = allowedRegistries ?? [image.registry];
  problems.check(/@sha256:[a-f0-9]{64}$/.test(image.reference) || image.waiver !== undefined, {
    property: 'image',
    value: image.reference,
    rule: 'must be named by digest',
    repair: 'make it by ContainerImage.fromDigest(REPOSITORY, DIGEST)',
  });
  problems.check(
    allowed.some(
      (registry) => image.repository === registry || image.repository.startsWith(`${registry.replace(/\/$/, '')}/`),
    ),
    {
      property: 'image',
      value: image.reference,
      rule: `must come from an allowed registry: ${allowed.join(', ') || 'none is allowed'}`,
      repair: 'mirror the image there, or add its registry to "allowedRegistries"',
    },
  );
}

function checkPort(problems: Problems, props: HardenedAgentDeploymentProps): void {
  for (const capability of props.capabilities ?? []) {
    problems.check(Object.values(Capability).includes(capability), {
      property: 'capabilities',
      value: capability,
      rule: 'must be a member of Capability: Pod Security restricted allows no other',
      repair: 'leave it out',
    });
  }
  const port = props.port ?? contract.http.port;
  const lowest = (props.capabilities ?? []).includes(Capability.NET_BIND_SERVICE) ? 1 : 1024;
  problems.check(Number.isInteger(port) && port >= lowest && port <= 65535, {
    property: 'port',
    value: port,
    rule: `must be a whole number from ${lowest} to 65535`,
    repair:
      lowest === 1
        ? 'choose another port'
        : 'choose another port, or add Capability.NET_BIND_SERVICE for one below 1024',
  });
}

function checkToken(problems: Problems, props: HardenedAgentDeploymentProps): void {
  const seconds = props.tokenExpiration?.toSeconds({ integral: false });
  problems.check(whole(seconds, 600) && (seconds ?? 600) <= 86_400, {
    property: 'tokenExpiration',
    value: seconds,
    rule: 'must be whole seconds, from 10 minutes (the API server refuses less) to a day',
    repair: 'leave it out for one hour',
  });
  const audience = props.tokenAudience ?? 'x';
  problems.check(audience.trim() !== '' && !SECRET_SHAPE.test(audience), {
    property: 'tokenAudience',
    rule: 'must be the identifier of the API server',
    repair: 'take it from "kubectl get --raw /.well-known/openid-configuration" (issuer), or leave it out',
  });
}

function checkScheduling(problems: Problems, waivers: WaiverSet, props: HardenedAgentDeploymentProps): void {
  const policy = props.imagePullPolicy ?? ImagePullPolicy.ALWAYS;
  if (policy !== ImagePullPolicy.ALWAYS) {
    waivers.need(problems, 'image-pull-policy', {
      property: 'imagePullPolicy',
      value: policy,
      rule: 'must be Always: whoever runs a pod on the node could use the cached image without the right to pull it',
      repair: 'leave it out',
    });
  }
  for (const property of ['priorityClassName', 'runtimeClassName'] as const) {
    const name = props[property];
    problems.check(name === undefined || isDnsSubdomain(name), {
      property,
      value: name,
      rule: 'must be the name of an object: a DNS subdomain',
      repair: 'leave it out for the default',
    });
  }
  problems.check(!(props.priorityClassName ?? '').startsWith('system-'), {
    property: 'priorityClassName',
    value: props.priorityClassName,
    rule: "must not be one of the system's own: the agent would push out what keeps the cluster alive",
    repair: 'leave it out for one that preempts nothing',
  });
}

/** Adds a problem for everything that is wrong with the properties of the deployment. */
export function checkDeployment(problems: Problems, waivers: WaiverSet, props: HardenedAgentDeploymentProps): void {
  checkName(problems, 'name', props.name ?? contract.name, MAX_NAME);
  problems.check(whole(props.replicas, 1) && (props.replicas ?? 1) <= 100, {
    property: 'replicas',
    value: props.replicas,
    rule: 'must be a whole number from 1 to 100',
    repair: 'give 2 or more, so that a node drain leaves one running',
  });
  problems.check(props.environment !== '' && isLabelValue(props.environment ?? 'production'), {
    property: 'environment',
    value: props.environment,
    rule: 'must be a valid label value: it becomes one',
    repair: 'give a word such as "production"',
  });
  (props.watchNamespaces ?? []).forEach((namespace) => checkName(problems, 'watchNamespaces', namespace));
  checkMember(problems, 'profile', props.profile, HardeningProfile);
  checkMember(problems, 'secretDelivery', props.secretDelivery, SecretDelivery);
  checkIdentity(problems, props);
  checkImage(problems, props);
  checkScheduling(problems, waivers, props);
  checkPort(problems, props);
  checkToken(problems, props);
  checkProbes(problems, props.probes ?? {});
  checkEnvironment(problems, waivers, props.env ?? {});
}
