import type { Violation } from './check';
import type { Context } from './context';
import { ONE } from './quantity';
import { Resources, Side, valueOf } from './resources';
import { list, quote } from './text';

const NATIVE = ['cpu', 'ephemeral-storage', 'memory'];
const HUGE_PAGES = 'hugepages-';
const LEAST_MEMORY = 1024n * 1024n * ONE;

type Quantity = string | number;

/** What is wrong, as a clause after the quantity, and how to mend it. */
export type ResourceFault = Pick<Violation, 'problem' | 'repair'>;

/** One quantity of a pod or container. */
interface Entry {
  readonly side: Side;
  readonly resource: string;
  readonly value: bigint;
  /** The limit of the same resource, where it has a value. */
  readonly limit?: Quantity;
  readonly limitValue?: bigint;
}

/** A resource of a device plugin. */
function isExtended(resource: string): boolean {
  return resource.includes('/') && !resource.includes('kubernetes.io/');
}

function isShared(resource: string): boolean {
  return !isExtended(resource) && !resource.startsWith(HUGE_PAGES);
}

function isKnown(resource: string): boolean {
  return resource.includes('/') || NATIVE.includes(resource) || resource.startsWith(HUGE_PAGES);
}

/** What is wrong with a quantity wherever it stands. */
export function faultOfQuantity(value: bigint | undefined): ResourceFault | undefined {
  const repair = 'write a number, with a suffix if need be, such as 500m or 256Mi';
  if (value === undefined) {
    return { problem: 'which is no quantity', repair };
  }
  return value < 0n ? { problem: 'which is below 0', repair } : undefined;
}

/** What is wrong with a quantity for the resource that it is of. */
function faultOfResource({ side, resource, value }: Entry): ResourceFault | undefined {
  if (isExtended(resource) && value % ONE !== 0n) {
    return { problem: 'which is not whole', repair: 'write a whole number' };
  }
  return side === 'limits' && resource === 'memory' && value > 0n && value < LEAST_MEMORY
    ? { problem: 'which is less than any program needs', repair: 'write the suffix that is meant, such as Mi' }
    : undefined;
}

/** What is wrong with a request beside its limit. */
function faultOfRequest({ side, resource, value, limit, limitValue }: Entry): ResourceFault | undefined {
  if (side === 'limits') {
    return undefined;
  }
  if (limit === undefined) {
    return isShared(resource) ? undefined : { problem: 'and no limit', repair: 'set the same limit' };
  }
  if (limitValue === undefined || value === limitValue || (value < limitValue && isShared(resource))) {
    return undefined;
  }
  return isShared(resource)
    ? { problem: `above its limit of ${quote(String(limit))}`, repair: 'lower the request or raise the limit' }
    : { problem: `other than its limit of ${quote(String(limit))}`, repair: 'make both the same' };
}

/** What is wrong with one quantity of a pod or container, as the API server judges it (ValidateContainerResourceRequirements). */
export function faultOf(
  resources: Resources,
  side: Side,
  resource: string,
  context: Context,
): ResourceFault | undefined {
  if (!isKnown(resource)) {
    return { problem: 'which is no resource of a container', repair: `write ${list(NATIVE, 'or')}` };
  }
  const value = valueOf(resources[side]?.[resource] ?? 0, context);
  const limit = resources.limits?.[resource];
  const limitValue = limit === undefined ? undefined : valueOf(limit, context);
  const entry: Entry = { side, resource, value: value ?? 0n, limit, limitValue };
  return faultOfQuantity(value) ?? faultOfResource(entry) ?? faultOfRequest(entry);
}
