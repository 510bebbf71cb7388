import { Problems } from './problems';

/** What a property must be, as far as can be told at run time. */
export type Kind = keyof typeof KINDS;

/** What each property of `T` must be. Exhaustive: a new property does not compile until it stands here. */
export type Shape<T> = { readonly [K in keyof Required<T>]: Kind };

interface KindCheck {
  readonly is: (value: unknown) => boolean;
  readonly rule: string;
  readonly repair: string;
}

function has(value: unknown, ...members: string[]): boolean {
  return typeof value === 'object' && value !== null && members.every((member) => member in value);
}

function primitive(type: 'string' | 'number' | 'boolean', example: string): KindCheck {
  return { is: (value) => typeof value === type, rule: `must be a ${type}`, repair: `give for example ${example}` };
}

const KINDS = {
  any: { is: () => true, rule: '', repair: '' },
  text: primitive('string', '"aiops"'),
  count: primitive('number', '2'),
  flag: primitive('boolean', 'false'),
  list: { is: Array.isArray, rule: 'must be a list', repair: 'put it into [ ]' },
  object: {
    is: (value: unknown) => has(value) && !Array.isArray(value),
    rule: 'must be an object',
    repair: 'give its properties in { }, or leave it out',
  },
  duration: {
    is: (value: unknown) => has(value, 'toSeconds'),
    rule: 'must be a Duration',
    repair: 'give for example Duration.hours(1)',
  },
  image: {
    is: (value: unknown) => has(value, 'reference', 'registry', 'repository'),
    rule: 'must be a ContainerImage',
    repair: 'give ContainerImage.fromDigest(REPOSITORY, DIGEST)',
  },
  version: {
    is: (value: unknown) => has(value, 'minor', 'isAtLeast'),
    rule: 'must be a KubernetesVersion',
    repair: 'give for example KubernetesVersion.V1_37',
  },
  subject: {
    is: (value: unknown) => has(value, 'toSubjectConfiguration'),
    rule: 'must be a service account, user or group of cdk8s-plus-28',
    repair: 'give for example ServiceAccount.fromServiceAccountName(...)',
  },
  selector: {
    is: (value: unknown) => has(value, 'toPodSelectorConfig'),
    rule: 'must be a workload or a selection of pods',
    repair: 'give for example Pods.select(...)',
  },
} satisfies { readonly [kind: string]: KindCheck };

/** Texts in quotation marks, so that "2" is told from 2. What belongs in an object may be a secret and is not shown. */
function shown(value: unknown): string | undefined {
  return typeof value === 'object' || typeof value === 'function' ? undefined : JSON.stringify(value);
}

/**
 * Checks what a caller without a type-check gives: plain JavaScript, or TypeScript that is only transpiled. Every
 * property must be known (a misspelt one would be ignored in silence) and of its kind.
 *
 * @param problems - where to report; the caller throws before it reads the properties
 * @param owner - whose properties they are, for the message
 * @param given - the properties
 * @param expected - what they must be, and which cannot be left out
 */
export function checkShape<T extends object>(
  problems: Problems,
  owner: string,
  given: T,
  { shape, required = [] }: { readonly shape: Shape<T>; readonly required?: readonly (keyof T & string)[] },
): void {
  for (const property of required) {
    const kind: KindCheck = KINDS[shape[property]];
    problems.check(given[property] !== undefined, { property, rule: kind.rule, repair: kind.repair });
  }
  for (const [property, value] of Object.entries(given)) {
    const known = problems.check(Object.hasOwn(shape, property), {
      property,
      rule: `must be a property of ${owner}: it would be ignored`,
      repair: 'check its spelling',
    });
    const kind: KindCheck = KINDS[known ? shape[property as keyof T] : 'any'];
    problems.check(value === undefined || kind.is(value), {
      property,
      value: kind === KINDS.object ? undefined : shown(value),
      rule: kind.rule,
      repair: kind.repair,
    });
  }
}

/** Callers from JavaScript can give any text. */
export function checkMember(problems: Problems, property: string, value: string | undefined, members: object): void {
  problems.check(value === undefined || Object.values(members).includes(value), {
    property,
    value,
    rule: `must be one of ${Object.values(members).join(', ')}`,
    repair: 'leave it out for the default',
  });
}

/** The properties among `given` that a shape knows. */
export function pick<T extends object>(given: T, shape: Shape<T>): T {
  return Object.fromEntries(Object.entries(given).filter(([property]) => Object.hasOwn(shape, property))) as T;
}
