import { Size, SizeRoundingBehavior } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { contract } from '../contract';
import { Problems } from '../kubernetes/problems';
import { quantity } from '../kubernetes/quantity';
import { WritableVolumeSizes } from './agent-options';

/** Requests and limits as the API writes them. */
export interface ResolvedResources {
  readonly requests: { readonly [name: string]: string };
  readonly limits: { readonly [name: string]: string };
}

function asText(value: kplus.Cpu | Size | undefined, otherwise: string | undefined): string {
  return (value instanceof Size ? value.asString() : value?.amount) ?? otherwise ?? '';
}

/**
 * Requests and limits, from what was given and, for the rest, from the contract. Every one of them is set, and no
 * request is above its limit.
 */
export function resolveResources(problems: Problems, given: kplus.ContainerResources = {}): ResolvedResources {
  const asked = { 'cpu': given.cpu, 'memory': given.memory, 'ephemeral-storage': given.ephemeralStorage };
  const { requests, limits } = contract.resources;
  const resolved = {
    requests: Object.fromEntries(Object.entries(asked).map(([name, r]) => [name, asText(r?.request, requests[name])])),
    limits: Object.fromEntries(Object.entries(asked).map(([name, r]) => [name, asText(r?.limit, limits[name])])),
  };
  for (const name of Object.keys(asked)) {
    const [request = '', limit = ''] = [resolved.requests[name], resolved.limits[name]];
    problems.check(quantity(request) <= quantity(limit), {
      property: `resources.${name}`,
      value: `request ${request}, limit ${limit}`,
      rule: 'must have a request that is not above its limit',
      repair: 'raise the limit or lower the request',
    });
    problems.check(quantity(request) > 0, {
      property: `resources.${name}`,
      value: request,
      rule: 'must be requested: a pod that requests nothing is evicted first',
      repair: 'leave it out for the default',
    });
  }
  return resolved;
}

/** Sizes of the writable volumes, by their names in the contract. All of them must fit the ephemeral-storage limit. */
export function resolveVolumeSizes(
  problems: Problems,
  given: WritableVolumeSizes | undefined,
  limit: string,
): { [name: string]: Size } {
  const chosen: { readonly [name: string]: Size | undefined } = { ...given };
  const sizes = Object.fromEntries(
    contract.volumes.map(({ name, sizeMiB }) => [name, chosen[name] ?? Size.mebibytes(sizeMiB)]),
  );
  const sum = Object.values(sizes).reduce((total, size) => total + quantity(size.asString()), 0);
  problems.check(sum <= quantity(limit), {
    property: 'volumeSizes',
    value: `${Size.kibibytes(Math.ceil(sum / 1024)).toMebibytes({ rounding: SizeRoundingBehavior.FLOOR })}Mi in all`,
    rule: `must fit the limit of ephemeral-storage (${limit}): a pod beyond it is evicted`,
    repair: 'raise "resources.ephemeralStorage.limit" or lower a size',
  });
  for (const [name, size] of Object.entries(sizes)) {
    problems.check(quantity(size.asString()) > 0, {
      property: `volumeSizes.${name}`,
      value: size.asString(),
      rule: 'must be more than nothing',
      repair: 'leave it out for the default',
    });
  }
  return sizes;
}
