import type { PatchOperation } from '../../../lib/validator/check';
import { add, fixed, remove, replace } from './apply';

type Row = readonly [title: string, before: string, operation: PatchOperation, after: string];

const REPLACED: readonly Row[] = [
  ['a plain value', 'a: b # why\n', replace('/a', 'c'), 'a: c # why\n'],
  ['a plain value with one that needs quotes', 'a: b\n', replace('/a', 'on'), 'a: "on"\n'],
  ['a value in single quotes', "a: 'b' # why\n", replace('/a', "it's"), "a: 'it''s' # why\n"],
  ['a value in double quotes', 'a: "b"\n', replace('/a', 'c'), 'a: "c"\n'],
  ['a quoted number with a number', 'a: "8"\n', replace('/a', 8), 'a: 8\n'],
  ['a null', 'a:\nb: 1\n', replace('/a', 5), 'a: 5\nb: 1\n'],
  ['a value behind more blanks', 'a:   b\n', replace('/a', 'c'), 'a:   c\n'],
  ['a value on the next line', 'a:\n    b # why\nc: 1\n', replace('/a', 'd'), 'a:\n    d # why\nc: 1\n'],
  [
    'a value on the next line with a map',
    'a:\n    b # why\nc: 1\n',
    replace('/a', { d: 1 }),
    'a:\n    # why\n  d: 1\nc: 1\n',
  ],
  ['a text over several lines', 'a: "b\n  c" # why\nd: 1\n', replace('/a', 'e'), 'a: "e" # why\nd: 1\n'],
  ['a literal', 'a: |- # why\n  b\n  c\n\nd: 1\n', replace('/a', 'e'), 'a: e # why\n\nd: 1\n'],
  ['a literal with a map', 'a: | # why\n  b\nd: 1\n', replace('/a', { e: 1 }), 'a: # why\n  e: 1\nd: 1\n'],
  ['a literal behind a dash', '- |\n  b\n- c\n', replace('/0', { d: 1, e: 2 }), '- d: 1\n  e: 2\n- c\n'],
  ['a map with a value', 'a: # why\n  b: 1\n  # in a\nc: 1\n', replace('/a', 5), 'a: 5 # why\nc: 1\n'],
  ['a map with a list', 'a: # why\n  b: 1\nc: 1\n', replace('/a', ['d']), 'a: # why\n  - d\nc: 1\n'],
  ['a map with another map', 'a:\n  b: 1 # one\n  c: 2\n', replace('/a', { b: 1, d: 3 }), 'a:\n  b: 1 # one\n  d: 3\n'],
  ['a map behind a dash with a value', '- a: 1\n  b: 2 # two\n- c\n', replace('/0', 5), '- 5 # two\n- c\n'],
  ['a map below a dash with a value', '-\n  a: 1\n- c\n', replace('/0', 5), '- 5\n- c\n'],
  ['a list with a longer one', 'a:\n  - b # one\n', replace('/a', ['b', 'c']), 'a:\n  - b # one\n  - c\n'],
  ['a list with a shorter one', 'a:\n  - b # one\n  - c # two\n', replace('/a', ['c']), 'a:\n  - c # two\n'],
  ['a list with an empty one', 'a:\n  - b\n  - c\nd: 1\n', replace('/a', []), 'a: []\nd: 1\n'],
  [
    'a filled flow map with another value',
    'a: {b: 1} # why\n',
    replace('/a', ['c', { d: 1 }]),
    'a: [c, {d: 1}] # why\n',
  ],
  [
    'a value behind an anchor that nothing uses',
    'a: &x b\nc: &y\n  d: 1\n',
    replace('/a', { e: 1 }),
    'a: &x\n  e: 1\nc: &y\n  d: 1\n',
  ],
  ['the value of an item', 'a:\n  - b # one\n  - c\n', replace('/a/0', 'd'), 'a:\n  - d # one\n  - c\n'],
  ['the whole of a small document', 'a: 1\n', replace('', []), '[]\n'],
];

const REMOVED: readonly Row[] = [
  ['a field', 'a: 1\nb: 2 # two\nc: 3\n', remove('/b'), 'a: 1\nc: 3\n'],
  ['a field with what is below it', 'a: 1\nb:\n  c: 2\n  # in b\n# of d\nd: 3\n', remove('/b'), 'a: 1\n# of d\nd: 3\n'],
  ['a field, but not the comment above it', '# one\na: 1\n# two\nb: 2\n', remove('/a'), '# one\n# two\nb: 2\n'],
  ['a field, but not the blank lines around it', 'a: 1\n\nb: 2\n\nc: 3\n', remove('/b'), 'a: 1\n\n\nc: 3\n'],
  ['the first field behind a byte order mark', '\ufeffa: 1\nb: 2\n', remove('/a'), '\ufeffb: 2\n'],
  ['the last field, without a line break at the end', 'a: 1\nb: 2', remove('/b'), 'a: 1'],
  ['a field that is a literal', 'a: |\n  x\n\n  y\nb: 2\n', remove('/a'), 'b: 2\n'],
  ['the only field of a map', 'a:\n  b: 1 # one\nc: 2\n', remove('/a/b'), 'a: {}\nc: 2\n'],
  ['the only field of the document', 'a: 1\n', remove('/a'), '{}\n'],
  ['the only item of a list', 'a: # why\n- b\nc: 2\n', remove('/a/0'), 'a: [] # why\nc: 2\n'],
  ['an item', 'a:\n- b\n# two\n- c: 1\n  d: 2\n- e\n', remove('/a/1'), 'a:\n- b\n# two\n- e\n'],
  ['the first field behind a dash', '- a: 1 # one\n  b: 2 # two\n', remove('/0/a'), '- b: 2 # two\n'],
  [
    'the first field behind a dash, where a comment follows',
    '- a: 1\n  # of b\n  b: 2\n',
    remove('/0/a'),
    '-\n  # of b\n  b: 2\n',
  ],
  ['the only field behind a dash', '- a: 1 # one\n- b\n', remove('/0/a'), '- {} # one\n- b\n'],
  ['the first item behind a dash', '- - a\n  - b\n', remove('/0/0'), '- - b\n'],
  ['a field with Windows line breaks', 'a: 1\r\nb: 2\r\nc: 3\r\n', remove('/b'), 'a: 1\r\nc: 3\r\n'],
];

const INSERTED: readonly Row[] = [
  ['at the start of a list', 'a:\n  # one\n  - b\n', add('/a/0', 'c'), 'a:\n  # one\n  - c\n  - b\n'],
  [
    'in the middle of a list',
    'a:\n  - b # one\n    # more\n  # two\n  - c\n',
    add('/a/1', 'd'),
    'a:\n  - b # one\n    # more\n  - d\n  # two\n  - c\n',
  ],
  ['at the end of a list, by its index', '- a\n', add('/1', { b: 1, c: [2] }), '- a\n- b: 1\n  c:\n    - 2\n'],
  ['behind a dash', '- - a\n', add('/0/0', { b: 1, c: 2 }), '- - b: 1\n    c: 2\n  - a\n'],
];

describe('a value in a block is replaced', () => {
  it.each(REPLACED)('%s', (_title, before, operation, after) => {
    expect(fixed(before, operation)).toBe(after);
  });
});

describe('an entry of a block is removed', () => {
  it.each(REMOVED)('%s', (_title, before, operation, after) => {
    expect(fixed(before, operation)).toBe(after);
  });
});

describe('an item is inserted', () => {
  it.each(INSERTED)('%s', (_title, before, operation, after) => {
    expect(fixed(before, operation)).toBe(after);
  });
});
