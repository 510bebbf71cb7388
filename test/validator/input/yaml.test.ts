import { parse } from '../../../lib/validator/input/yaml';

/** `2:3 problem; repair` for each fault of a text. */
function faultsOf(text: string): readonly string[] {
  return parse(text).faults.map(({ line, column, problem, repair }) => `${line}:${column} ${problem}; ${repair}`);
}

/** The values of a text, by the index of their document. */
function valuesOf(text: string): { [index: number]: unknown } {
  return Object.fromEntries(parse(text).documents.map(({ index, value }) => [index, value]));
}

describe('documents', () => {
  test.each([
    ['', {}],
    ['# nothing\n', {}],
    ['---\n', {}],
    ['--- # nothing\n---\n', {}],
    ['\ufeffa: 1\n', { 0: { a: 1 } }],
    ['a: 1', { 0: { a: 1 } }],
    ['# head\n---\na: 1\n', { 0: { a: 1 } }],
    ['%YAML 1.2\n---\na: 1\n', { 0: { a: 1 } }],
    ['a: 1\n---\n---\nb: 2\n', { 0: { a: 1 }, 2: { b: 2 } }],
    ['a: 1\r\n---\r\nb: 2\r\n', { 0: { a: 1 }, 1: { b: 2 } }],
    ['a: 1\n--- # next\nb: 2\n', { 0: { a: 1 }, 1: { b: 2 } }],
    ['--- {a: 1}\n--- [b]\n', { 0: { a: 1 }, 1: ['b'] }],
    ['a: 1\n...\nb: 2\n', { 0: { a: 1 }, 1: { b: 2 } }],
    ['a: 1\n...\n---\nb: 2\n...\n', { 0: { a: 1 }, 1: { b: 2 } }],
    // At the start of a line "---" ends even a block scalar; indented it is text.
    ['a: |\n  x\n---\nb: 2\n', { 0: { a: 'x\n' }, 1: { b: 2 } }],
    ['a: |\n  ---\n  x\n', { 0: { a: '---\nx\n' } }],
    ['a: |\n  x\n...\nb: 2\n', { 0: { a: 'x\n' }, 1: { b: 2 } }],
  ])('%j', (text, values) => {
    expect(valuesOf(text)).toEqual(values);
    expect(faultsOf(text)).toEqual([]);
  });

  test('those behind and before one that cannot be read are read', () => {
    const text = 'a: 1\n---\n# broken\nb: [\n---\nc: 3\n...\n---\nd: {\n---\ne: |\n  ---x\n';
    expect(valuesOf(text)).toEqual({ 0: { a: 1 }, 2: { c: 3 }, 4: { e: '---x\n' } });
    expect(parse(text).faults).toEqual([
      { document: 1, line: 4, column: 4, problem: 'a bracket or brace is not closed', repair: 'close it' },
      { document: 3, line: 9, column: 4, problem: 'a bracket or brace is not closed', repair: 'close it' },
    ]);
  });

  test('no more are read behind 100 that cannot be', () => {
    expect(parse('---\n[\n'.repeat(5000)).faults).toHaveLength(101);
  });
});

describe('what is wrong', () => {
  test.each([
    ['a: b: c\n', '1:5 an unquoted value holds ": "; put the value in quotes'],
    ['a: 1\n  b: 2\n', '2:4 the line is indented like no field above it; indent it like the fields beside it'],
    ['  a: 1\nb: 2\n', '2:1 the line is indented like no field above it; indent it like the fields beside it'],
    ['- a\nb: 1\n', '2:1 the line is indented like no field above it; indent it like the fields beside it'],
    ['a: "b" c\n', '1:8 text follows a quoted value; put all of the value in quotes'],
    ['a: - b\n', '1:4 a list begins on the line of its field; begin it on the next line, or write it in brackets'],
    ['a: @b\n', '1:4 no unquoted value begins like this; put the value in quotes'],
    ['a: `b`\n', '1:4 no unquoted value begins like this; put the value in quotes'],
    ['a: %b\n', '1:4 no unquoted value begins like this; put the value in quotes'],
    ['\ta: 1\n', '1:3 a tab indents the line; indent with spaces'],
    ['a:\n\tb: 1\n', '2:1 a tab indents the line; indent with spaces'],
    ['a:\n  - b\n\t- c\n', '3:1 a tab indents the line; indent with spaces'],
    [
      'a: 1\nb\nc: 2\n',
      '2:1 a line without ":" stands among fields; indent it deeper if it continues the value above, or write "name: value"',
    ],
    [
      'a: 1\nb\n',
      '2:1 a line without ":" stands among fields; indent it deeper if it continues the value above, or write "name: value"',
    ],
    ['"a":1\n', '1:5 no blank follows ":"; write "name: value"'],
    ['a: [1 2, [3] 4]\n', '1:14 a comma is missing inside brackets or braces; write the comma'],
    ['a: [,]\n', '1:5 a comma has no value before it; remove the comma, or write the value'],
    ['a:\n  b: [1, {c: d\n', '2:10 a bracket or brace is not closed; close it'],
    ["a: 'it's'\n", '1:8 text follows a quoted value; put all of the value in quotes'],
    ["a: 'b\n", '1:4 a quote is not closed; close it'],
    ['a: "b\n---\n', '1:4 a quote is not closed; close it'],
    [
      'a: *b\n',
      '1:4 an alias has no anchor before it in its document; write the anchor, or put the value in quotes if it is a string',
    ],
    [
      'a: &x 1\n---\nb: *x\n',
      '3:4 an alias has no anchor before it in its document; write the anchor, or put the value in quotes if it is a string',
    ],
    [
      'a: "\u0007"\n',
      '1:6 a control character stands in the text; remove it, or write it as an escape in double quotes',
    ],
    [
      'a: x\u0007\n',
      '1:6 a control character stands in the text; remove it, or write it as an escape in double quotes',
    ],
    [
      'a: "C:\\windows"\n',
      '1:8 a backslash in double quotes is followed by no escape of YAML; write the backslash twice, or use single quotes',
    ],
    ['a: "\\x4"\n', '1:8 an escape in double quotes is incomplete; complete it, or write the backslash twice'],
    ['a: !!int x\n', '1:10 a value does not fit its tag; remove the tag, or write a value that fits'],
    ['a: .inf\n', '1:4 JSON has no such number, and Kubernetes takes JSON; put the value in quotes if it is a string'],
    ['null: 1\n', '1:1 the name of a field is empty; write the name'],
    ['a: {? , b: 1}\n', '1:7 the name of a field is empty; write the name'],
    ['a: [? ]\n', '1:7 the name of a field is empty; write the name'],
    ['? [a]\n: 1\n', '1:3 the name of a field is a map or a list; write a string'],
    ['a: {[b]: 1}\n', '1:5 the name of a field is a map or a list; write a string'],
    ['---a: 1\n', '1:4 text follows "---" at once; put a line break behind "---"'],
    ['a: {b:, c: 1}\n', '1:6 no blank follows ":"; write "name: value"'],
    ['a: {?privileged: true}\n', '1:5 a "?" begins a value in brackets or braces; put the value in quotes'],
    [
      'a:\n  - b:\n      -\n  - c\n',
      '4:3 a "-" without a value ends the list above; write the value there, such as null',
    ],
    ['a: &b &c d\n', '1:7 this is not valid YAML: duplication of an anchor property; mend the syntax'],
  ])('%j', (text, fault) => {
    expect(faultsOf(text)).toEqual([fault]);
    expect(Object.keys(valuesOf(text))).not.toContain(String(parse(text).faults[0].document));
  });

  const template =
    'this is a template that is not rendered, not YAML; render it first, such as with "helm template", and check the output';
  test.each([
    ['name: {{ .Release.Name }}\n', `1:7 ${template}`],
    ['name: {{ .Release.Name }}-web\n', `1:7 ${template}`],
    ['a: 1\n{{- if .Values.a }}\nb: 1\n{{- end }}\n', `2:1 ${template}`],
    ['a:\n  {{- toYaml .Values.a | nindent 2 }}\n', `2:3 ${template}`],
    ['a:\n- {{ .a }}\n', `2:3 ${template}`],
    ['{% if a %}\nb: 1\n{% endif %}\n', `1:1 ${template}`],
  ])('%j', (text, fault) => {
    expect(faultsOf(text)[0]).toBe(fault);
  });

  test('braces of a template inside of text are text', () => {
    expect(faultsOf('a: "{{ x }}"\nb: |\n  {{ y }}\nc: x {{ z }}\n')).toEqual([]);
    expect(faultsOf('a: |\n  {{ y }}\nb: [\n')).toEqual(['3:4 a bracket or brace is not closed; close it']);
  });
});

describe('what is told although it can be read', () => {
  test.each([
    ['a: 1\nb: 2\n"a": 3\n', '3:1 field "a" stands twice in one map; keep one of them', { a: 3, b: 2 }],
    ['a: {yes: 1, true: 2}\n', '1:13 field "true" stands twice in one map; keep one of them', { a: { true: 2 } }],
    ['a: !env x\n', '1:9 tag "!env" means nothing to Kubernetes; remove the tag', { a: 'x' }],
    [
      'a: !!python/object:os.system {b: 1}\n',
      '1:30 tag "!!python/object:os.system" means nothing to Kubernetes; remove the tag',
      { a: { b: 1 } },
    ],
    [
      'a: &a {p: 1, q: 2}\nb: {p: 3, <<: *a}\n',
      '2:5 field "p" stands before a "<<" that has it too, and readers disagree which of them counts; write "<<" first',
      { a: { p: 1, q: 2 }, b: { p: 1, q: 2 } },
    ],
    [
      'a: b\u2028\n',
      '1:5 the character U+2028 ends a line for kubectl, but not for most editors; replace it by a line break or a blank',
      { a: 'b\u2028' },
    ],
    [
      '# \u0085privileged: true\na: 1\n',
      '1:3 the character U+0085 ends a line for kubectl, but not for most editors; replace it by a line break or a blank',
      { a: 1 },
    ],
    [
      '---\n\ufeffa: 1\n',
      '2:1 a byte order mark stands inside the file, and no editor shows it; remove it',
      { '\ufeffa': 1 },
    ],
  ])('%j', (text, fault, value) => {
    expect(faultsOf(text)).toEqual([fault]);
    expect(valuesOf(text)).toEqual({ 0: value });
  });

  test('every field that stands twice', () => {
    expect(faultsOf('a: 1\na: 2\nb: {c: 1, c: 2}\n---\nd: 1\nd: 2\n')).toEqual([
      '3:11 field "c" stands twice in one map; keep one of them',
      '2:1 field "a" stands twice in one map; keep one of them',
      '6:1 field "d" stands twice in one map; keep one of them',
    ]);
  });
});

describe('merging', () => {
  const anchors = 'a: &a {p: 1, q: 2}\nb: &b {p: 3, r: 4}\n';
  test.each([
    ['{<<: *a}', { p: 1, q: 2 }],
    ['{<<: *a, p: 5}', { p: 5, q: 2 }],
    ['{s: 1, <<: *a}', { s: 1, p: 1, q: 2 }],
    ['{<<: [*a, *b]}', { p: 1, q: 2, r: 4 }],
    ['{<<: *a, <<: *b}', { p: 3, q: 2, r: 4 }],
    ['{<<: {p: 6}, q: 7}', { p: 6, q: 7 }],
    ['{<<: []}', {}],
    ['{"<<": *a}', { '<<': { p: 1, q: 2 } }],
    ['{p: 1, <<: *a}', { p: 1, q: 2 }],
    ['[<<: *a]', [{ p: 1, q: 2 }]],
    ['<<', '<<'],
  ])('c: %s', (text, value) => {
    const { documents, faults } = parse(`${anchors}c: ${text}\n`);
    expect(faults).toEqual([]);
    expect((documents[0].value as { c: unknown }).c).toEqual(value);
  });

  test.each([
    ['<<: 1\n', '1:5'],
    ['<<: [1]\n', '1:6'],
    ['<<: \n', '2:1'],
    ['a: &a [1]\n<<: *a\n', '2:5'],
  ])('%j', (text, place) => {
    const fault = `${place} "<<" merges what is no map; give it an alias of a map, or a list of such aliases`;
    expect(faultsOf(text)).toEqual([fault]);
  });

  test('an alias stands for one value, not for copies', () => {
    const { a, b } = valuesOf('a: &a {p: [1]}\nb: {<<: *a}\n')[0] as { a: { p: unknown }; b: { p: unknown } };
    expect(b.p).toBe(a.p);
  });

  test('no key reaches the prototype', () => {
    const value = valuesOf(
      '__proto__: {polluted: 1}\na: &a {__proto__: {polluted: 2}}\nb: {<<: *a}\nconstructor: {prototype: {polluted: 3}}\n',
    )[0];
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect(JSON.stringify(value)).toBe(
      '{"__proto__":{"polluted":1},"a":{"__proto__":{"polluted":2}},"b":{"__proto__":{"polluted":2}},"constructor":{"prototype":{"polluted":3}}}',
    );
  });
});
