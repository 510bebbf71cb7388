import type { Violation } from './check';
import type { Context } from './context';
import type { Container, Pod } from './pod';
import { parseQuantity } from './quantity';
import type { Of } from './shape';
import type { RESOURCES } from './shapes/pod';

/** Requests and limits of a container or of a pod. */
export type Resources = Of<typeof RESOURCES>;

/** What can be said of a resource. */
export type Side = 'requests' | 'limits';

function memo(): Map<string | number, bigint | undefined> {
  return new Map();
}

/** The value of a quantity in billionths; undefined where it is none. Worked out once for all that write it alike. */
export function valueOf(quantity: string | number, { tree }: Context): bigint | undefined {
  const known = tree.once(memo);
  if (!known.has(quantity)) {
    known.set(quantity, parseQuantity(quantity));
  }
  return known.get(quantity);
}

/** Whether a quantity is there and above 0. What is no quantity counts: `valid-resources` tells it. */
export function isPositive(quantity: string | number | undefined, context: Context): boolean {
  return quantity !== undefined && (valueOf(quantity, context) ?? 1n) > 0n;
}

/** The first minor version that knows resources of a whole pod (KEP-2837), and what they may be. */
const POD_LEVEL_SINCE = 32;
const POD_LEVEL_RESOURCES: readonly string[] = ['cpu', 'memory'];

/** One resource of a container: which sides are missing. */
interface Lack {
  readonly resource: string;
  readonly sides: readonly Side[];
}

/** The sides of a resource that a container lacks. Where there is a limit and no request, the limit is the request. */
function lackOf(own: Resources, whole: Resources, resource: string, context: Context): Lack {
  const isSet = (side: Side): boolean =>
    isPositive(own[side]?.[resource], context) || isPositive(whole[side]?.[resource], context);
  const limited = isSet('limits');
  const requested = isSet('requests') || (limited && own.requests?.[resource] === undefined);
  return {
    resource,
    sides: [...(requested ? [] : (['requests'] as const)), ...(limited ? [] : (['limits'] as const))],
  };
}

const VERBS: readonly (readonly [string, readonly Side[]])[] = [
  ['neither requests nor limits', ['requests', 'limits']],
  ['does not request', ['requests']],
  ['does not limit', ['limits']],
];

function together(lacks: readonly Lack[]): string {
  return lacks.map(({ resource }) => resource).join(' and ');
}

/** `neither requests nor limits cpu and memory`, `does not limit memory` */
function tell(lacks: readonly Lack[]): string {
  const parts = VERBS.flatMap(([verb, sides]) => {
    const alike = lacks.filter((lack) => lack.sides.join() === sides.join());
    return alike.length === 0 ? [] : [`${verb} ${together(alike)}`];
  });
  return parts.join(' and ');
}

/** Whether a container is one whose resources count. Ephemeral containers cannot have any. */
export function hasResources({ list }: Container): boolean {
  return list !== 'ephemeralContainers';
}

/**
 * What a container lacks of requests and limits, as one violation; nothing where it has them all, by itself or by its
 * pod. Zero is none. The defaults of a LimitRange do not count: they know nothing of the program.
 */
export function lackOfResources(
  container: Container,
  pod: Pod,
  resources: readonly string[],
  context: Context,
): Violation | undefined {
  const own = container.spec.resources ?? {};
  const whole = (context.minor >= POD_LEVEL_SINCE && pod.spec.resources) || {};
  const lacks = resources
    .map((each) => lackOf(own, POD_LEVEL_RESOURCES.includes(each) ? whole : {}, each, context))
    .filter(({ sides }) => sides.length > 0);
  if (lacks.length === 0) {
    return undefined;
  }
  const sides = [...new Set(lacks.flatMap((lack) => lack.sides))].sort().reverse();
  const side = sides.length === 1 ? sides : [];
  const field = side.length === 1 && lacks.length === 1 ? [lacks[0].resource] : [];
  return {
    path: container.path('resources', ...side, ...field),
    problem: `${container.title} ${tell(lacks)}`,
    repair: `set ${sides.map((each) => `resources.${each}`).join(' and ')} for ${together(lacks)}`,
  };
}
