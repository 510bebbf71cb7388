import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { withDefaults } from '../kubernetes/defaults';
import { Problems } from '../kubernetes/problems';
import { quantity } from '../kubernetes/quantity';
import { resolveResources } from './agent-resources';
import { AiopsAgentProps } from './aiops-agent-props';
import { ContainerMaximum, DEFAULT_MAXIMUM, DEFAULT_QUOTA, NamespaceQuota } from './namespace-options';

const MEBIBYTE = 1024 ** 2;

/** What the deployment will accept; it reports the rest itself. */
function isCount(replicas: number | undefined): replicas is number {
  return Number.isInteger(replicas) && (replicas ?? 0) >= 1 && (replicas ?? 0) <= 100;
}

/** In thousandths: three times 0.1 cores are 0.3. */
function atLeast(value: number, least: number): boolean {
  return Math.round(value * 1000) >= Math.round(least * 1000);
}

function cores(value: Cpu, least: number): Cpu {
  return atLeast(quantity(value.amount), least) ? value : Cpu.millis(Math.round(least * 1000));
}

function bytes(value: Size, least: number): Size {
  return quantity(value.asString()) >= least ? value : Size.mebibytes(Math.ceil(least / MEBIBYTE));
}

/**
 * Quota and container maximum of a namespace in which the agent fits: all its replicas and the one that a roll-out
 * adds, twice over. A quota that was given is checked against once over.
 */
export function agentQuota(
  problems: Problems,
  props: AiopsAgentProps,
): { quota: NamespaceQuota; containerMaximum: ContainerMaximum } {
  // The deployment reports what is wrong with the resources themselves.
  const { requests, limits } = resolveResources(new Problems(''), props.resources);
  const pods = (isCount(props.replicas) ? props.replicas : 2) + 1;
  const request = (name: string): number => pods * quantity(requests[name] ?? '');
  const limit = (name: string): number => pods * quantity(limits[name] ?? '');
  const grown: Required<NamespaceQuota> = {
    pods: Math.max(DEFAULT_QUOTA.pods, 2 * pods),
    requestsCpu: cores(DEFAULT_QUOTA.requestsCpu, 2 * request('cpu')),
    requestsMemory: bytes(DEFAULT_QUOTA.requestsMemory, 2 * request('memory')),
    requestsEphemeralStorage: bytes(DEFAULT_QUOTA.requestsEphemeralStorage, 2 * request('ephemeral-storage')),
    limitsCpu: cores(DEFAULT_QUOTA.limitsCpu, 2 * limit('cpu')),
    limitsMemory: bytes(DEFAULT_QUOTA.limitsMemory, 2 * limit('memory')),
    limitsEphemeralStorage: bytes(DEFAULT_QUOTA.limitsEphemeralStorage, 2 * limit('ephemeral-storage')),
  };
  const needed: { readonly [K in keyof NamespaceQuota]: number } = {
    pods,
    requestsCpu: request('cpu'),
    requestsMemory: request('memory'),
    requestsEphemeralStorage: request('ephemeral-storage'),
    limitsCpu: limit('cpu'),
    limitsMemory: limit('memory'),
    limitsEphemeralStorage: limit('ephemeral-storage'),
  };
  for (const [key, least] of Object.entries(needed)) {
    const given = props.quota?.[key as keyof NamespaceQuota];
    const text = given instanceof Size ? given.asString() : String(given instanceof Cpu ? given.amount : given);
    problems.check(given === undefined || atLeast(quantity(text), least), {
      property: `quota.${key}`,
      value: text,
      rule: `must have room for ${pods} pods: all replicas, and the one that a roll-out adds`,
      repair: 'raise it, or leave it out',
    });
  }
  return {
    quota: withDefaults(grown, props.quota),
    containerMaximum: {
      cpu: cores(DEFAULT_MAXIMUM.cpu, quantity(limits.cpu ?? '')),
      memory: bytes(DEFAULT_MAXIMUM.memory, quantity(limits.memory ?? '')),
      ephemeralStorage: bytes(DEFAULT_MAXIMUM.ephemeralStorage, quantity(limits['ephemeral-storage'] ?? '')),
    },
  };
}
