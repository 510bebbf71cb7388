import fc from 'fast-check';
import { Document, isCollection, isMap, isPair, isScalar, Node, Scalar } from 'yaml';
import type { PatchOperation } from '../../../lib/validator/check';

/** Strings that some reader of YAML takes for something else, and the usual ones. */
export const STRINGS = fc.oneof(
  fc.constantFrom('web', 'a-b', '/tmp', 'nginx:1.27@sha256:0a', '500m', '1Gi', 'app.kubernetes.io/name', 'ALL'),
  fc.constantFrom(
    ...[
      '',
      ' ',
      'yes',
      'No',
      'on',
      'OFF',
      'y',
      'n',
      'true',
      'null',
      '~',
      '0123',
      '0o17',
      '0x1f',
      '1e3',
      '1E',
      '.5',
      '.inf',
      '.nan',
    ],
    ...[
      '12:30:45',
      '2024-01-01',
      '1_000',
      '+1',
      '-',
      '- a',
      'a: b',
      'a #b',
      '#',
      '[a]',
      '{a}',
      '*a',
      '&a',
      '!a',
      '%a',
      '@a',
      '`a`',
    ],
    ...[
      '<<',
      '=',
      '|',
      '>',
      '"',
      "'",
      'a\nb',
      'a\n\n b\n',
      '\ttab',
      'trailing ',
      ': ',
      'a:',
      'é',
      '\u2028',
      '\u0085',
      '\u{1f600}',
      ',a',
      '? a',
    ],
  ),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);

const KEYS = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('a', 'b', 'c', 'name', 'spec', 'securityContext', 'drop', 'x.y/z') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('0', '-', 'on', 'y', '1e3', 'null', '', 'a~b', 'a b', '__proto__', 'constructor'),
  },
);

const SCALARS = fc.oneof(
  STRINGS,
  fc.boolean(),
  fc.integer(),
  // `yaml` writes -0, which `js-yaml` reads as 0.
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
  fc.constant(null),
);

/** Any value that JSON can write. */
export const VALUES: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    SCALARS,
    fc.dictionary(KEYS, tie('value'), { maxKeys: 4, noNullPrototype: true }),
    fc.array(tie('value'), { maxLength: 4 }),
  ),
})).value;

/** A map or list with something in it. */
export const COLLECTIONS: fc.Arbitrary<unknown> = fc.oneof(
  fc.dictionary(KEYS, VALUES, { minKeys: 1, maxKeys: 5, noNullPrototype: true }),
  fc.array(VALUES, { minLength: 1, maxLength: 5 }),
);

/** A stream of choices, from which the style of a text is taken. */
type Choose = (count: number) => number;

const SCALAR_TYPES = [
  Scalar.PLAIN,
  Scalar.QUOTE_DOUBLE,
  Scalar.QUOTE_SINGLE,
  Scalar.BLOCK_LITERAL,
  Scalar.BLOCK_FOLDED,
] as const;

/** Styles and comments of every node; no two comments are alike. */
function decorate(node: unknown, choose: Choose, count: { comments: number }, inFlow = false): void {
  if (isPair(node)) {
    decorate(node.key, choose, count, inFlow);
    decorate(node.value, choose, count, inFlow);
    return;
  }
  const comment = (): string => ` c${(count.comments += 1)}${['', '\t tab', ': # "quoted'][choose(3)]}`;
  const any = node as Node;
  if (choose(5) === 0) {
    any.commentBefore = comment();
  }
  if (choose(5) === 0) {
    any.comment = comment();
  }
  if (choose(6) === 0) {
    any.spaceBefore = true;
  }
  if (isScalar(node)) {
    node.type = SCALAR_TYPES[choose(8)] ?? Scalar.PLAIN;
  } else if (isCollection(node)) {
    node.flow = inFlow || choose(4) === 0;
    const flow = node.flow;
    node.items.forEach((item) => decorate(item, choose, count, flow));
  }
}

/** Comments on keys go astray in the printer: they are moved to where people write them. */
function calmKeys(node: unknown): void {
  if (isMap(node)) {
    for (const { key } of node.items) {
      (key as Scalar).comment = undefined;
      (key as Scalar).type = (key as Scalar).type?.startsWith('BLOCK') ? Scalar.PLAIN : (key as Scalar).type;
    }
  }
  if (isCollection(node)) {
    node.items.forEach((item) => calmKeys(isPair(item) ? item.value : item));
  }
}

/** A value as YAML in some style, with comments. */
export function yamlOf(value: unknown, choices: readonly number[]): string {
  let at = 0;
  const choose: Choose = (count) => (choices[(at += 1) % choices.length] ?? 0) % count;
  const document = new Document(value);
  decorate(document.contents, choose, { comments: 0 });
  calmKeys(document.contents);
  const root = document.contents as Node;
  root.comment = root.commentBefore = undefined;
  return document.toString({
    indent: [2, 4, 3][choose(3)],
    indentSeq: choose(2) === 0,
    lineWidth: [0, 80, 20][choose(3)],
    flowCollectionPadding: choose(2) === 0,
    minContentWidth: 0,
  });
}

/** The paths of all values below a value, itself included. */
function pathsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  const children = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [path, ...children.flatMap(([key, child]) => pathsOf(child, [...path, key]))];
}

function pointerOf(path: readonly string[]): string {
  return path.map((token) => `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** An operation that mostly fits a value. */
export function operationOn(value: unknown): fc.Arbitrary<PatchOperation> {
  const existing = fc.constantFrom(...pathsOf(value));
  const below = fc.tuple(
    existing,
    fc.array(fc.oneof(KEYS, fc.constantFrom('-', '0', '1')), { minLength: 1, maxLength: 2 }),
  );
  const path = fc.oneof(
    existing,
    below.map(([start, end]) => [...start, ...end]),
  );
  return fc.oneof(
    fc.record({ op: fc.constantFrom('add' as const, 'replace' as const), path: path.map(pointerOf), value: VALUES }),
    // A whole document is never removed.
    fc.record({
      op: fc.constant('remove' as const),
      path: existing.map(pointerOf).filter((pointer) => pointer !== ''),
    }),
  );
}
