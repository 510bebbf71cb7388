import type { PatchOperation } from '../../../lib/validator/check';
import { add, fixed, remove, replace, yaml } from './apply';

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

const DEPLOYMENT = yaml`
  ---
  # Source: web/templates/deployment.yaml
  apiVersion: apps/v1
  kind: Deployment
  metadata:
    name: web
    labels:
      helm.sh/chart: web-1.0.0   # set by Helm
  spec:
    template:
      spec:
        securityContext:
          {}
        containers:
          - name: web
            securityContext: null
            image: "nginx:1.27"
            args: ["--port", "8080"]
            resources:
              {}

          # The sidecar.
          - name: log
            image: busybox
        volumes:
        - name: tmp
          emptyDir: {}
  # end
`;

const HARDENED = yaml`
  ---
  # Source: web/templates/deployment.yaml
  apiVersion: apps/v1
  kind: Deployment
  metadata:
    name: web
    labels:
      helm.sh/chart: web-1.0.0   # set by Helm
  spec:
    template:
      spec:
        securityContext:
          runAsNonRoot: true
          seccompProfile:
            type: RuntimeDefault
        containers:
          - name: web
            securityContext:
              capabilities:
                drop:
                  - ALL
            image: "nginx:1.28"
            args: ["--port", "8080", "--quiet"]
            resources:
              limits:
                memory: 128Mi

          # The sidecar.
          - name: log
            image: busybox
            securityContext:
              allowPrivilegeEscalation: false
        volumes:
        - name: tmp
          emptyDir:
            sizeLimit: 1Gi
        automountServiceAccountToken: false
  # end
`;

describe('a manifest of Helm', () => {
  it('is hardened in place', () => {
    const pod = '/spec/template/spec';
    expect(
      fixed(
        DEPLOYMENT,
        add(`${pod}/securityContext/runAsNonRoot`, true),
        add(`${pod}/securityContext/seccompProfile`, { type: 'RuntimeDefault' }),
        add(`${pod}/containers/0/securityContext/capabilities/drop/-`, 'ALL'),
        replace(`${pod}/containers/0/image`, 'nginx:1.28'),
        add(`${pod}/containers/0/args/-`, '--quiet'),
        add(`${pod}/containers/0/resources/limits/memory`, '128Mi'),
        add(`${pod}/containers/1/securityContext/allowPrivilegeEscalation`, false),
        add(`${pod}/volumes/0/emptyDir/sizeLimit`, '1Gi'),
        add(`${pod}/automountServiceAccountToken`, false),
      ),
    ).toBe(HARDENED);
  });
});
