/**
 * What the checks read of an object, as data: a scalar, a list of one shape, a map of one shape, or a record of fields.
 * TypeScript types follow from it (`Of`), and so does `conform`, which makes sure that an object has them.
 *
 * - `integer`, `boolean`, `string`: as the API server decodes them
 * - `scalar`: a string or a number, such as a quantity or a port (IntOrString)
 * - `any`: left as it is
 */
export type Shape =
  | 'string'
  | 'integer'
  | 'boolean'
  | 'scalar'
  | 'any'
  | readonly [Shape]
  | { readonly each: Shape }
  | { readonly [field: string]: Shape };

/** The TypeScript type of a shape. Every field may be absent; `null` counts as absent, as in Go's JSON decoder. */
export type Of<S> = S extends 'string'
  ? string
  : S extends 'integer'
    ? number
    : S extends 'boolean'
      ? boolean
      : S extends 'scalar'
        ? string | number
        : S extends 'any'
          ? unknown
          : S extends readonly [infer E]
            ? readonly Of<E>[]
            : S extends { readonly each: infer E }
              ? { readonly [key: string]: Of<E> | undefined }
              : { readonly [F in keyof S]?: Of<S[F]> };

/** Where a value stands in its object: field names and list indexes from the root. */
export type Path = readonly (string | number)[];

/** A value that does not have the type of its field. */
export interface Misfit {
  readonly path: Path;
  /** `a list`, `a string`, ... */
  readonly want: string;
  /** `a number`, `a map`, ... */
  readonly got: string;
}

const NOUNS = {
  string: 'a string',
  integer: 'a whole number',
  boolean: 'true or false',
  scalar: 'a string or a number',
  any: 'anything',
} as const;

type Scalar = keyof typeof NOUNS;

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const FITS: { readonly [name in Scalar]: (value: unknown) => boolean } = {
  string: (value) => typeof value === 'string',
  // Go decodes 1.0 into an integer, as JavaScript does.
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  scalar: (value) => typeof value === 'string' || typeof value === 'number',
  any: () => true,
};

/** What a value is, for people. */
export function nounOf(value: unknown): string {
  if (Array.isArray(value)) {
    return 'a list';
  }
  if (isRecord(value)) {
    return 'a map';
  }
  return { string: 'a string', number: 'a number', boolean: 'true or false' }[typeof value as string] ?? 'nothing';
}

function nounFor(shape: Shape): string {
  if (typeof shape === 'string') {
    return NOUNS[shape];
  }
  return Array.isArray(shape) ? 'a list' : 'a map';
}

/** The zero value that Go gives to an element of a list that is null. */
function zero(shape: Shape): unknown {
  if (typeof shape === 'string') {
    return { string: '', integer: 0, boolean: false, scalar: '', any: undefined }[shape];
  }
  return Array.isArray(shape) ? [] : {};
}

/** One walk over an object: where it is, and what it found. */
interface Walk {
  readonly at: (string | number)[];
  readonly misfits: Misfit[];
}

/** The element or field, or what stands in for it; the same value where it fits. */
function conformChild(walk: Walk, key: string | number, value: unknown, shape: Shape): unknown {
  walk.at.push(key);
  const fitted = conformAt(walk, value, shape);
  walk.at.pop();
  return fitted;
}

function conformList(walk: Walk, value: readonly unknown[], shape: Shape): unknown {
  let copy: unknown[] | undefined;
  for (const [index, element] of value.entries()) {
    const fitted = conformChild(walk, index, element, shape) ?? zero(shape);
    if (fitted !== element) {
      copy ??= [...value];
      copy[index] = fitted;
    }
  }
  return copy ?? value;
}

function conformFields(
  walk: Walk,
  value: { readonly [key: string]: unknown },
  shapeOf: (field: string) => Shape | undefined,
): unknown {
  let copy: { [key: string]: unknown } | undefined;
  for (const field of Object.keys(value)) {
    const shape = shapeOf(field);
    const fitted = shape === undefined ? value[field] : conformChild(walk, field, value[field], shape);
    if (fitted !== value[field]) {
      copy ??= { ...value };
      if (fitted === undefined) {
        delete copy[field];
      } else {
        copy[field] = fitted;
      }
    }
  }
  return copy ?? value;
}

function conformAt(walk: Walk, value: unknown, shape: Shape): unknown {
  if (value === null || value === undefined) {
    return undefined;
  }
  if (typeof shape === 'string') {
    return FITS[shape](value) ? value : misfit(walk, value, shape);
  }
  if (Array.isArray(shape)) {
    return Array.isArray(value) ? conformList(walk, value, shape[0] as Shape) : misfit(walk, value, shape);
  }
  if (!isRecord(value)) {
    return misfit(walk, value, shape);
  }
  const fields = shape as { readonly [field: string]: Shape };
  const each = fields.each;
  return each === undefined
    ? conformFields(walk, value, (field) => (Object.hasOwn(fields, field) ? fields[field] : undefined))
    : conformFields(walk, withoutNull(value, each), () => each);
}

/** In a map of strings, Go decodes null as the empty string; the key stays. */
function withoutNull(value: { readonly [key: string]: unknown }, each: Shape): { readonly [key: string]: unknown } {
  return each === 'string' && Object.values(value).includes(null)
    ? Object.fromEntries(Object.entries(value).map(([key, element]) => [key, element ?? '']))
    : value;
}

function misfit(walk: Walk, value: unknown, shape: Shape): undefined {
  walk.misfits.push({ path: [...walk.at], want: nounFor(shape), got: nounOf(value) });
  return undefined;
}

/**
 * The value with the types of its shape: what has another type is left out and told in `misfits`, `null` is left out,
 * as Go's decoder does. The value itself, not a copy, where nothing had to be left out.
 */
export function conform<S extends Shape>(value: unknown, shape: S, misfits: Misfit[]): Of<S> {
  return (conformAt({ at: [], misfits }, value, shape) ?? zero(shape)) as Of<S>;
}
