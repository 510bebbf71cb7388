import { Schema, Type } from 'js-yaml';

/**
 * What a plain scalar of YAML means to kubectl, Argo CD and Flux: they all read it with sigs.k8s.io/yaml, which knows
 * the words of YAML 1.1 (`yes`, `off`) and the numbers of Go (`0777`, `0o17`, `1_000`). Dates stay strings.
 */
const WORDS: ReadonlyMap<string, boolean | number | null> = new Map<string, boolean | number | null>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((word) => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((word) => [word, false] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, NaN] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word) => [word, Infinity] as const),
  ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, -Infinity] as const),
]);

/** First characters of words and numbers: all other scalars are strings at once. */
const FIRST = new Set([...'yYnNtTfFoO~.+-0123456789'].map((character) => character.charCodeAt(0)));

const INTEGER = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]([0-7]+)|0([0-7]+)|(0|[1-9][0-9]*))$/;
const BASES = [16, 2, 8, 8, 10] as const;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
/** Behind a leading point Go allows "_" between digits only. */
const FRACTION = /^\.[0-9]+(?:_[0-9]+)*(?:[eE][-+]?[0-9]+(?:_[0-9]+)*)?$/;
/** So few digits fit into a double in every base. */
const SAFE_DIGITS = 13;
/** More digits than any 64-bit integer has: reading them as an integer would take long and fail. */
const MAX_DIGITS = 100;
const MAX_UINT64 = 2n ** 64n - 1n;
const MIN_INT64 = -(2n ** 63n);
const PREFIXES: { readonly [base: number]: string } = { 2: '0b', 8: '0o', 10: '', 16: '0x' };

/** An integer that 64 bits hold. Beyond 2^53 it is the nearest number that JavaScript has. */
function integer(text: string): number | undefined {
  const match = INTEGER.exec(text.replaceAll('_', ''));
  if (match === null) {
    return undefined;
  }
  const [, sign, ...groups] = match;
  const index = groups.findIndex((digits) => digits !== undefined);
  const digits = groups[index];
  const base = BASES[index];
  if (digits.length <= SAFE_DIGITS) {
    // `-0` is the integer 0.
    return (sign === '-' ? -1 : 1) * parseInt(digits, base) || 0;
  }
  if (digits.length > MAX_DIGITS) {
    return undefined;
  }
  const size = BigInt(`${PREFIXES[base]}${digits}`);
  const value = sign === '-' ? -size : size;
  // A number with a plus sign is signed.
  const highest = sign === '+' ? MAX_UINT64 >> 1n : MAX_UINT64;
  return value >= MIN_INT64 && value <= highest ? Number(value) : undefined;
}

function float(text: string): number | undefined {
  const plain = text.replaceAll('_', '');
  const value = (text.startsWith('.') ? FRACTION.test(text) : FLOAT.test(plain)) ? Number(plain) : NaN;
  return Number.isFinite(value) ? value : undefined;
}

function numeric(text: string): number | undefined {
  const first = text.charCodeAt(0);
  // A word that begins like one above: no number begins with a letter.
  return first >= 0x41 ? undefined : (integer(text) ?? float(text));
}

/** The value of a plain scalar: a boolean, a number, null, or the text itself. */
export function resolve(text: string): boolean | number | string | null {
  if (text !== '' && !FIRST.has(text.charCodeAt(0))) {
    return text;
  }
  const word = WORDS.get(text);
  return word === undefined ? (numeric(text) ?? text) : word;
}

/** Tag of the types that YAML itself names. */
function core(name: string): string {
  return `tag:yaml.org,2002:${name}`;
}

/**
 * A scalar with an explicit tag. The parser gives null for an empty one, and what it has already made of one on another
 * line than its tag: then it is too late to know the text.
 */
function tagged(name: string, fits: (text: string) => boolean, read: (text: string) => unknown = resolve): Type {
  return new Type(core(name), {
    kind: 'scalar',
    resolve: (text: unknown) => (typeof text === 'string' || text === null) && fits(text ?? ''),
    construct: (text: string | null) => read(text ?? ''),
  });
}

const DATE = /^\d{4}-\d\d?-\d\d?(?:[Tt ]\d\d?:\d\d?:\d\d?(?:\.\d+)?(?:Z|[-+]\d\d:\d\d)?)?$/;
/** Flat, because a long text overflows the stack of an expression that counts its groups of four. */
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

function isBase64(text: string): boolean {
  const digits = text.replace(/[\r\n]/g, '');
  return digits.length % 4 === 0 && BASE64.test(digits);
}

const EXPLICIT = [
  tagged(
    'str',
    () => true,
    (text) => text,
  ),
  tagged('null', (text) => resolve(text) === null),
  tagged('bool', (text) => typeof resolve(text) === 'boolean'),
  tagged('int', (text) => integer(text) !== undefined),
  tagged('float', (text) => typeof resolve(text) === 'number'),
  tagged(
    'timestamp',
    (text) => DATE.test(text),
    (text) => text,
  ),
  tagged('binary', isBase64, (text) => Buffer.from(text, 'base64').toString('utf8')),
  new Type(core('map'), { kind: 'mapping' }),
  new Type(core('seq'), { kind: 'sequence' }),
];

/** Plain scalars that are no strings. */
const PLAIN = new Type(core('plain'), {
  kind: 'scalar',
  resolve: (text: string | null) => text !== null && typeof resolve(text) !== 'string',
  construct: resolve,
});

/** Any other tag: its value is taken as it stands, and the tag is told. */
const ANY = (['scalar', 'sequence', 'mapping'] as const).map((kind) => new Type('', { kind, multi: true }));

/** How manifests are read. `<<` is a string to it: merging is left to the reader, which must know the order of fields. */
export const SCHEMA = new Schema({ implicit: [PLAIN], explicit: [...EXPLICIT, ...ANY] });

/** Tags that mean something here; `!` makes a string of what it stands before, and `?` is the parser's mark for a plain scalar. */
export const KNOWN_TAGS: ReadonlySet<string> = new Set([
  '!',
  '?',
  ...['plain', 'str', 'null', 'bool', 'int', 'float', 'timestamp', 'binary', 'map', 'seq'].map(core),
]);
