import type { PatchOperation } from '../../../lib/validator/check';
import { add, fixed, remove, replace } from './apply';

type Row = readonly [title: string, before: string, operation: PatchOperation, after: string];

const FLOW: readonly Row[] = [
  ['adds a field', 'a: {b: 1} # why\n', add('/a/c', 2), 'a: {b: 1, c: 2} # why\n'],
  ['adds a field between padded braces', 'a: { b: 1 }\n', add('/a/c', 'd: e'), 'a: { b: 1, c: "d: e" }\n'],
  [
    'adds maps and lists in flow style',
    'a: {b: 1}\n',
    add('/a/c', { d: [1, {}], e: { f: [] } }),
    'a: {b: 1, c: {d: [1, {}], e: {f: []}}}\n',
  ],
  ['adds an image without a plain colon', 'a: {b: 1}\n', add('/a/c', 'nginx:1'), 'a: {b: 1, c: "nginx:1"}\n'],
  ['adds to an empty map in a flow map', 'a: {b: {}}\n', add('/a/b/c', 1), 'a: {b: {c: 1}}\n'],
  ['adds to a null in a flow map', 'a: {b: null, c: , d}\n', add('/a/b/x', 1), 'a: {b: {x: 1}, c: , d}\n'],
  ['gives an empty field a value', 'a: {b: , c: 1}\n', replace('/a/b', 2), 'a: {b: 2, c: 1}\n'],
  ['gives a key alone a value', 'a: {b, c: 1}\n', replace('/a/b', 2), 'a: {b: 2, c: 1}\n'],
  ['adds behind a trailing comma', 'a: [b, c, ]\n', add('/a/-', 'd'), 'a: [b, c, d, ]\n'],
  [
    'adds behind a trailing comma on a line of its own',
    'a: [\n  b,\n  c, # two\n]\n',
    add('/a/-', 'd'),
    'a: [\n  b,\n  c, # two\n  d,\n]\n',
  ],
  [
    'adds below a comment',
    'a: {\n  b: 1, # one\n  c: 2 # two\n}\n',
    add('/a/d', 3),
    'a: {\n  b: 1, # one\n  c: 2, # two\n  d: 3\n}\n',
  ],
  [
    'adds below a comment where the entries share a line',
    'a: {b: 1, c: 2 # two\n  }\n',
    add('/a/d', 3),
    'a: {b: 1, c: 2, # two\n          d: 3\n  }\n',
  ],
  ['adds before an item', 'a: [b, c]\n', add('/a/1', 'd'), 'a: [b, d, c]\n'],
  ['adds before an item on a line of its own', 'a: [\n  b\n]\n', add('/a/0', 'd'), 'a: [\n  d,\n  b\n]\n'],
  ['adds with Windows line breaks', 'a: [\r\n  b\r\n  ]\r\n', add('/a/-', 'd'), 'a: [\r\n  b,\r\n  d\r\n  ]\r\n'],
  ['adds quoted strings to quoted strings', 'a: ["b"]\n', add('/a/-', 'd'), 'a: ["b", "d"]\n'],
  ['replaces a value', "a: {b: 'c', d: 1}\n", replace('/a/d', 'on'), 'a: {b: \'c\', d: "on"}\n'],
  ['replaces a value over several lines', 'a: [b\n  c, d]\n', replace('/a/0', 'e'), 'a: [e, d]\n'],
  ['removes the first entry', 'a: {b: 1, c: 2}\n', remove('/a/b'), 'a: {c: 2}\n'],
  ['removes an entry in the middle', 'a: [b, c, d]\n', remove('/a/1'), 'a: [b, d]\n'],
  ['removes the last entry', 'a: {b: 1, c: 2 }\n', remove('/a/c'), 'a: {b: 1 }\n'],
  ['removes the last entry before a trailing comma', 'a: [b, c, ]\n', remove('/a/1'), 'a: [b, ]\n'],
  [
    'removes an entry with its comment',
    'a: [\n  b, # one\n  # of c\n  c, # two\n  d # three\n  ]\n',
    remove('/a/1'),
    'a: [\n  b, # one\n  # of c\n  d # three\n  ]\n',
  ],
  [
    'removes the last entry with its comment',
    'a: [\n  b, # one\n  c # two\n  ]\n',
    remove('/a/1'),
    'a: [\n  b # one\n  ]\n',
  ],
  ['removes the only entry', 'a: { b: 1 }\n', remove('/a/b'), 'a: {}\n'],
  ['removes the only item', 'a: [ {b: 1} ] # why\n', remove('/a/0'), 'a: [] # why\n'],
  ['keeps a pair without braces', 'a: [b: 1, c]\n', add('/a/-', 'd'), 'a: [b: 1, c, d]\n'],
  ['does not write into a pair without braces', 'a: [b: 1, c]\n', add('/a/0/d', 2), '"a[0]" is a pair without braces'],
  ['does not replace a pair without braces', 'a: [b: 1, c]\n', replace('/a/0', 2), '"a[0]" is a pair without braces'],
];

const PRETTY = `{
    "kind": "Deployment",
    "spec": {
        "template": {},
        "containers": [
            {
                "name": "app",
                "args": []
            }
        ]
    }
}
`;

const JSON_TEXTS: readonly Row[] = [
  [
    'adds a field on a line of its own',
    PRETTY,
    add('/spec/hostUsers', false),
    PRETTY.replace('        ]\n    }', '        ],\n        "hostUsers": false\n    }'),
  ],
  [
    'adds maps and lists over several lines',
    PRETTY,
    add('/spec/containers/0/securityContext', { capabilities: { drop: ['ALL'] }, x: {} }),
    PRETTY.replace(
      '"args": []\n',
      `"args": [],
                "securityContext": {
                    "capabilities": {
                        "drop": [
                            "ALL"
                        ]
                    },
                    "x": {}
                }
`,
    ),
  ],
  [
    'fills an empty list',
    PRETTY,
    add('/spec/containers/0/args/-', 'yes'),
    PRETTY.replace('[]', '[\n                    "yes"\n                ]'),
  ],
  [
    'fills an empty map',
    PRETTY,
    add('/spec/template/a', 1e21),
    PRETTY.replace('{}', '{\n            "a": 1.0e+21\n        }'),
  ],
  [
    'removes the last field',
    PRETTY,
    remove('/spec/containers/0/args'),
    PRETTY.replace(',\n                "args": []', ''),
  ],
  ['removes the first field', PRETTY, remove('/kind'), PRETTY.replace('    "kind": "Deployment",\n', '')],
  ['removes the only item', PRETTY, remove('/spec/containers/0'), PRETTY.replace(/\[\n[^]*\n {8}\]/, '[]')],
  ['replaces a value', PRETTY, replace('/kind', 'Pod'), PRETTY.replace('Deployment', 'Pod')],
  [
    'indents by tabs',
    '{\n\t"a": {\n\t\t"b": 1\n\t}\n}\n',
    add('/a/c', [1]),
    '{\n\t"a": {\n\t\t"b": 1,\n\t\t"c": [\n\t\t\t1\n\t\t]\n\t}\n}\n',
  ],
  [
    'keeps one line',
    '{"a": {"b": 1}}\n',
    add('/a/c', ['d', { e: null }]),
    '{"a": {"b": 1, "c": ["d", {"e": null}]}}\n',
  ],
  [
    'keeps it minified',
    '{"a":{"b":1},"c":[1]}',
    add('/a/d', ['e', { f: null }]),
    '{"a":{"b":1,"d":["e",{"f":null}]},"c":[1]}',
  ],
  ['keeps lists minified', '[1,2]', add('/-', 'x'), '[1,2,"x"]'],
  ['fills an empty map of a minified text', '{"a":{}}', add('/a/b', 1), '{"a":{"b":1}}'],
  ['fills an empty document', '{}\n', add('/a', { b: 'c' }), '{"a": {"b": "c"}}\n'],
  ['removes from a minified text', '{"a":1,"b":2}', remove('/b'), '{"a":1}'],
];

describe('a flow collection', () => {
  it.each(FLOW)('%s', (_title, before, operation, after) => {
    expect(fixed(before, operation)).toBe(after);
  });
});

describe('JSON', () => {
  it.each(JSON_TEXTS)('%s', (_title, before, operation, after) => {
    const text = fixed(before, operation);
    expect(text).toBe(after);
    expect(() => JSON.parse(text) as unknown).not.toThrow();
  });
});
