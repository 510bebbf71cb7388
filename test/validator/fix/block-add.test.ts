import type { PatchOperation } from '../../../lib/validator/check';
import { add, fixed, replace } from './apply';

type Row = readonly [title: string, before: string, operation: PatchOperation, after: string];

const ADDED: readonly Row[] = [
  ['at the end of the document', 'a: 1\n', add('/b', 2), 'a: 1\nb: 2\n'],
  ['without a line break at the end', 'a: 1', add('/b', 2), 'a: 1\nb: 2'],
  [
    'with Windows line breaks',
    'a: 1\r\nb:\r\n  c: 1\r\n',
    add('/b/d', [1]),
    'a: 1\r\nb:\r\n  c: 1\r\n  d:\r\n    - 1\r\n',
  ],
  ['with Windows line breaks and none at the end', 'a: 1\r\nb: 2', add('/c', 3), 'a: 1\r\nb: 2\r\nc: 3'],
  ['behind a byte order mark', '\ufeffa: 1\nb: 1\n', add('/c', 3), '\ufeffa: 1\nb: 1\nc: 3\n'],
  ['in a document that is indented', '  a: 1\n  b: 1\n', add('/c', 3), '  a: 1\n  b: 1\n  c: 3\n'],
  ['after a quoted key', '"a": 1\n', add('/b', 2), '"a": 1\nb: 2\n'],
  ['next to a quoted key with a slash', 'l:\n  "x/y": z\n', add('/l/p~1q', 'r'), 'l:\n  "x/y": z\n  p/q: r\n'],
  ['before the end of the document', 'a: 1\n...\n', add('/b', 2), 'a: 1\nb: 2\n...\n'],
  ['before the next document', '---\na: 1\n---\nc: 1\n', add('/b', 2), '---\na: 1\nb: 2\n---\nc: 1\n'],
  ['where a blank line follows', 'a:\n  b: 1\n\nc: 1\n', add('/a/x', 2), 'a:\n  b: 1\n  x: 2\n\nc: 1\n'],
  [
    'after a literal',
    'a:\n  b: |\n    x\n\n    y\nc: 1\n',
    add('/a/d', 2),
    'a:\n  b: |\n    x\n\n    y\n  d: 2\nc: 1\n',
  ],
  ['after a folded text with a blank line', 'a: >-\n  x\n\nb: 1\n', add('/c', 2), 'a: >-\n  x\n\nb: 1\nc: 2\n'],
  ['after a literal at the end', 'a: |\n  x', add('/b', 2), 'a: |\n  x\nb: 2'],
  ['after a literal that keeps its blank lines', 'a: |+\n  x\n\n', add('/b', 2), 'a: |+\n  x\n\nb: 2\n'],
  ['after a text over several lines', "a: 'x\n  y'\n", add('/b', 2), "a: 'x\n  y'\nb: 2\n"],
  [
    'with the step of the file',
    'a:\n    b: 1\n',
    add('/a/c', { d: { e: 1 } }),
    'a:\n    b: 1\n    c:\n        d:\n            e: 1\n',
  ],
  ['with lists as in the file', 'a:\n- b: 1\n', add('/a/0/c', ['d']), 'a:\n- b: 1\n  c:\n  - d\n'],
  ['with lists indented as in the file', 'a:\n    - b: 1\n', add('/c', ['d']), 'a:\n    - b: 1\nc:\n    - d\n'],
  [
    'of a list in a list',
    'a:\n- - b: 1\n',
    add('/a/0/0/c', [['d', ['e']]]),
    'a:\n- - b: 1\n    c:\n    - - d\n      - - e\n',
  ],
  [
    'with empty values',
    'a: 1\n',
    add('/b', { c: {}, d: [], e: '', f: null }),
    'a: 1\nb:\n  c: {}\n  d: []\n  e: ""\n  f: null\n',
  ],
  ['to a map behind a dash', 'a:\n  - b: 1\n  - c: 2\n', add('/a/0/d', 3), 'a:\n  - b: 1\n    d: 3\n  - c: 2\n'],
  [
    'to a map behind a wide dash',
    'a:\n  -   b: 1\n  -   c: 2\n',
    add('/a/0/d', 3),
    'a:\n  -   b: 1\n      d: 3\n  -   c: 2\n',
  ],
  ['below a dash on a line of its own', 'a:\n  -\n    b: 1\n', add('/a/0/d', 3), 'a:\n  -\n    b: 1\n    d: 3\n'],
  ['with the parents that are missing', 'a: 1\n', add('/b/c/-', 'd'), 'a: 1\nb:\n  c:\n    - d\n'],
  ['to a null', 'a:\nb: 1\n', add('/a/c', 2), 'a:\n  c: 2\nb: 1\n'],
  ['to a null with a comment', 'a: # why\n  # more\nb: 1\n', add('/a/c', 2), 'a: # why\n  # more\n  c: 2\nb: 1\n'],
  ['to a null that is written', 'a: null # why\nb: ~\n', add('/a/c', 2), 'a: # why\n  c: 2\nb: ~\n'],
  [
    'to a null behind a dash',
    'a:\n  - # why\n  - b\n',
    replace('/a/0', { c: 1, d: 2 }),
    'a:\n  - c: 1\n    d: 2 # why\n  - b\n',
  ],
  ['to an empty map', 'a: {} # why\nb: 1\n', add('/a/c', { d: 1 }), 'a: # why\n  c:\n    d: 1\nb: 1\n'],
  ['to an empty map behind a dash', '- {}\n- 1\n', add('/0/a', 1), '- a: 1\n- 1\n'],
  ['to an empty list', 'a: []\n', add('/a/-', 'b'), 'a:\n  - b\n'],
  ['to an empty map with a comment in it', 'a: {\n  # why\n  }\n', add('/a/b', 1), 'a: {\n  # why\n  b: 1\n  }\n'],
  [
    'next to a key that is named as a property of JavaScript',
    'a: 1\n',
    add('/__proto__/constructor', 1),
    'a: 1\n"__proto__":\n  constructor: 1\n',
  ],
];

const COMMENTS: readonly Row[] = [
  ['at the end of the line', 'a:\n  b: 1 # one\nc: 2\n', add('/a/d', 1), 'a:\n  b: 1 # one\n  d: 1\nc: 2\n'],
  [
    'with a tab before and after the mark',
    'a:\n  b: 1\t#\tone\nc: 2\n',
    add('/a/d', 1),
    'a:\n  b: 1\t#\tone\n  d: 1\nc: 2\n',
  ],
  [
    'of the map itself, below its last entry',
    'a:\n  b: 1\n  # d: 5\n# of c\nc: 2\n',
    add('/a/d', 1),
    'a:\n  b: 1\n  # d: 5\n  d: 1\n# of c\nc: 2\n',
  ],
  [
    'behind a blank line',
    'a:\n  b: 1\n\n  # of what?\nc: 2\n',
    add('/a/d', 1),
    'a:\n  b: 1\n  d: 1\n\n  # of what?\nc: 2\n',
  ],
  ['of the item that follows', 'a:\n- b: 1\n# two\n- c: 2\n', add('/a/0/d', 1), 'a:\n- b: 1\n  d: 1\n# two\n- c: 2\n'],
  [
    'of the item that follows, indented like its dash',
    'a:\n  - b: 1\n  # two\n  - c: 2\n',
    add('/a/0/d', 1),
    'a:\n  - b: 1\n    d: 1\n  # two\n  - c: 2\n',
  ],
  ['of the key that follows a list', 'a:\n- b\n# of c\nc: 2\n', add('/a/-', 'd'), 'a:\n- b\n- d\n# of c\nc: 2\n'],
  [
    'of an indented list, below its last item',
    'a:\n  - b\n  # - d\nc: 2\n',
    add('/a/-', 'e'),
    'a:\n  - b\n  # - d\n  - e\nc: 2\n',
  ],
  [
    'deep inside the last entry',
    'a:\n  b:\n    c: 1\n    # of b\n  # of a\n',
    add('/a/d', 1),
    'a:\n  b:\n    c: 1\n    # of b\n  # of a\n  d: 1\n',
  ],
  ['at the end of the document', 'a: 1\n# end\n---\nb: 1\n', add('/c', 1), 'a: 1\n# end\nc: 1\n---\nb: 1\n'],
  [
    'above the document',
    '# Source: web/templates/a.yaml\na: 1\n',
    add('/c', 1),
    '# Source: web/templates/a.yaml\na: 1\nc: 1\n',
  ],
];

describe('a field is added to a block map', () => {
  it.each(ADDED)('%s', (_title, before, operation, after) => {
    expect(fixed(before, operation)).toBe(after);
  });
});

describe('comments stay where they are', () => {
  it.each(COMMENTS)('%s', (_title, before, operation, after) => {
    expect(fixed(before, operation)).toBe(after);
  });
});
