import type { PatchOperation } from '../../../lib/validator/check';
import { add, fixed, remove, replace } from './apply';

type Row = readonly [title: string, before: string, operation: PatchOperation, after: string];

const USES = 'the fix would change every place that uses it; write the value out first';

const SHARED = 'a: &x\n  b: {c: 1}\nd: *x\n';
const MERGED = 'a: &x {b: 1, c: {e: 1}}\nd:\n  <<: *x\n  f: 1\n';

const ALLOWED: readonly Row[] = [
  ['an alias is replaced', SHARED, replace('/d', 5), 'a: &x\n  b: {c: 1}\nd: 5\n'],
  ['a field with an alias is removed', SHARED, remove('/d'), 'a: &x\n  b: {c: 1}\n'],
  ['a field is added beside an anchor', SHARED, add('/e', 1), `${SHARED}e: 1\n`],
  ['a map with an anchor that nothing uses gets a field', 'a: &x\n  b: 1\n', add('/a/c', 1), 'a: &x\n  b: 1\n  c: 1\n'],
  ['a value with an anchor that nothing uses is replaced', 'a: &x b\n', replace('/a', 1), 'a: &x 1\n'],
  ['a map with a merge key gets a field', MERGED, add('/d/g', 1), `${MERGED}  g: 1\n`],
  ['a merged field gets a value of its own', MERGED, add('/d/b', 2), `${MERGED}  b: 2\n`],
  ['an own field beside a merge key is removed', MERGED, remove('/d/f'), 'a: &x {b: 1, c: {e: 1}}\nd:\n  <<: *x\n'],
  [
    'the same anchor in another document is another',
    'a: &x {b: 1}\n---\nc: &x 1\nd: *x\n',
    add('/a/c', 1),
    'a: &x {b: 1, c: 1}\n---\nc: &x 1\nd: *x\n',
  ],
];

const REFUSED: readonly Row[] = [
  ['a field below an alias', SHARED, add('/d/f', 1), `"d" is the alias "*x": ${USES}`],
  ['a field far below an alias', SHARED, add('/d/b/f', 1), `"d" is the alias "*x": ${USES}`],
  ['a field below an anchor', SHARED, add('/a/f', 1), `"a" has the anchor "&x": ${USES}`],
  ['a field far below an anchor', SHARED, add('/a/b/f', 1), `"a" has the anchor "&x": ${USES}`],
  [
    'a null with an anchor that is used',
    'a: &x\nb: *x\n',
    add('/a/c', 1),
    '"a" holds the anchor "&x", which is used elsewhere',
  ],
  ['an anchored value', 'a: &x b\nc: *x\n', replace('/a', 'd'), '"a" holds the anchor "&x", which is used elsewhere'],
  [
    'a field that holds an anchor',
    'a: {b: &x 1}\nc: *x\n',
    remove('/a'),
    '"a" holds the anchor "&x", which is used elsewhere',
  ],
  [
    'a field with an anchor at its key',
    '&x a: 1\nb: *x\n',
    remove('/a'),
    '"a" holds the anchor "&x", which is used elsewhere',
  ],
  [
    'an item that holds an anchor',
    '- [&x 1]\n- *x\n',
    remove('/0'),
    '"[0]" holds the anchor "&x", which is used elsewhere',
  ],
  [
    'the removal of a merged field',
    MERGED,
    remove('/d/b'),
    '"d.b" comes from a merge key ("<<"); write the value out first',
  ],
  [
    'a field below a merged field',
    MERGED,
    add('/d/c/f', 1),
    '"d.c" comes from a merge key ("<<"); write the value out first',
  ],
  ['a value with a tag', 'a: !!str 5\n', replace('/a', 6), '"a" has the tag "tag:yaml.org,2002:str"'],
  ['a map with a tag', 'a: !x {b: 1}\n', add('/a/c', 6), '"a" has the tag "!x"'],
  ['a map with a key twice', 'a: {b: 1, b: 2}\n', add('/a/c', 6), '"a" has a key twice'],
  ['a map with an alias for a key', 'a: &x b\nc:\n  *x : 1\n', add('/c/d', 6), '"c" has a key that is no plain value'],
  ['a key without a value', '? a\n', replace('/a', 1), 'the value belongs to a key written with "?" and without ":"'],
  ['a value that is no map', 'a: {b: c}\n', add('/a/b/c', 1), '"a.b" is a string, not a map or a list'],
  ['a path that is not there', 'a: 1\n', replace('/b/c', 1), 'there is nothing at "b.c"'],
  ['an item that is not there', 'a: [1]\n', add('/a/2', 1), 'there is nothing at "a[2]"'],
  ['an item behind the last', 'a: [1]\n', remove('/a/-'), 'there is nothing at "a[\"-\"]"'],
  ['a name in a list', 'a: [1]\n', add('/a/01', 1), '"a" is a list, and "01" is no index of one'],
  ['a path without a slash', 'a: 1\n', add('b', 1), 'the patch has the path "b", which is no JSON pointer'],
  ['a value that is not of JSON', 'a: 1\n', add('/b', [new Date(0)]), 'the patch has a value that JSON cannot write'],
  ['the removal of a document', 'a: 1\n', remove(''), 'a whole document is not removed'],
  ['an empty document', '---\n---\na: 1\n', add('/a', 1), 'the document is empty'],
  ['broken YAML', 'a: "b\n', add('/c', 1), 'the document is not valid YAML'],
  ['aliases that expand without end', bomb(), add('/c', 1), 'the aliases of the document expand to too much'],
  [
    'line breaks that other parsers see',
    'a: 1\rb: 2\n',
    add('/c', 1),
    'the file has carriage returns that are no part of a line break',
  ],
  // The tab would become a line of the literal.
  [
    'an edit after which the text reads otherwise',
    'a: |\n  x\nb: 1\n\t# c\nd: 1\n',
    remove('/b'),
    'the text does not allow the edit: it would read otherwise',
  ],
];

function bomb(): string {
  const level = (name: string, below: string): string =>
    `${name}: &${name} [${Array(9).fill(`*${below}`).join(', ')}]\n`;
  return `l0: &l0 [x]\n${Array.from({ length: 9 }, (_, index) => level(`l${index + 1}`, `l${index}`)).join('')}`;
}

describe('anchors, aliases and merge keys', () => {
  it.each(ALLOWED)('%s', (_title, before, operation, after) => {
    expect(fixed(before, operation)).toBe(after);
  });
});

describe('what is refused', () => {
  it.each(REFUSED)('%s', (_title, before, operation, reason) => {
    expect(fixed(before, operation)).toBe(reason);
  });
});
