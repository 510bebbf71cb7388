import fc from 'fast-check';
import { Document, isMap, isScalar, isSeq, LineCounter, Node, parseAllDocuments } from 'yaml';
import { locate } from '../../../lib/validator/input/positions';
import type { Path } from '../../../lib/validator/shape';
import { SAMPLES } from './samples';
import { yamlText } from './yaml-text';

/** A path of a document and where the `yaml` package says that it stands. */
interface Place {
  readonly path: Path;
  readonly offset: number;
}

function* placesBelow(node: unknown, path: Path): Generator<Place> {
  if (isMap(node)) {
    for (const { key, value } of node.items as { key: unknown; value: unknown }[]) {
      const name = isScalar(key) ? [...path, String(key.value)] : undefined;
      // A merge is a place of the fields it brings, not of its own.
      if (name !== undefined && name.at(-1) !== '<<') {
        yield { path: name, offset: (key as Node).range![0] };
        yield* placesBelow(value, name);
      }
    }
  } else if (isSeq(node)) {
    for (const [index, element] of (node.items as Node[]).entries()) {
      // A dash without a value has no place of its own.
      if (!isScalar(element) || element.source !== '') {
        yield { path: [...path, index], offset: element.range![0] };
        yield* placesBelow(element, [...path, index]);
      }
    }
  }
}

/** What `locate` says of every path of a text, and what the `yaml` package says. */
function bothOf(text: string): { ours: unknown[]; theirs: unknown[] } {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines, merge: false, uniqueKeys: false }) as Document[];
  const ours: unknown[] = [];
  const theirs: unknown[] = [];
  for (const [index, document] of documents.entries()) {
    expect(document.errors).toEqual([]);
    const places = [...placesBelow(document.contents, [])];
    const found = locate(
      text,
      index,
      places.map(({ path }) => path),
    );
    places.forEach(({ path, offset }, at) => {
      const { line, col } = lines.linePos(offset);
      ours.push([index, path, found[at]]);
      theirs.push([index, path, { line, column: col }]);
    });
  }
  return { ours, theirs };
}

/** `line:column` of a path. */
function at(text: string, path: Path, document = 0): string {
  const [position] = locate(text, document, [path]);
  return `${position.line}:${position.column}`;
}

describe('every path stands where the yaml package says', () => {
  test.each(Object.keys(SAMPLES))('in %s', (name) => {
    const { ours, theirs } = bothOf(SAMPLES[name]);
    expect(theirs.length).toBeGreaterThan(5);
    expect(ours).toEqual(theirs);
  });

  test('in generated documents', () => {
    fc.assert(
      fc.property(yamlText(), (text) => {
        const { ours, theirs } = bothOf(text);
        expect(ours).toEqual(theirs);
      }),
      { numRuns: 500, seed: Number(process.env.FUZZ_SEED ?? 4) },
    );
  });
});

describe('a path that leads through an alias or a merge stands at the alias', () => {
  const text = SAMPLES.anchors;
  test.each<[string, Path, string]>([
    ['the value of an alias', ['spec', 'containers', 2, 'env'], '18:7'],
    ['below an alias', ['spec', 'containers', 2, 'env', 0, 'value'], '18:12'],
    ['what is not below an alias', ['spec', 'containers', 2, 'env', 1, 'value'], '18:7'],
    ['an alias in a list', ['spec', 'initContainers', 0], '19:20'],
    ['below an alias in a list', ['spec', 'initContainers', 0, 'image'], '19:20'],
    ['a merged field', ['spec', 'containers', 1, 'image'], '14:11'],
    ['below a merged field', ['spec', 'containers', 1, 'env', 0], '14:11'],
    ['a field that replaces a merged one', ['spec', 'containers', 1, 'name'], '15:7'],
  ])('%s', (_, path, place) => {
    expect(at(text, path)).toBe(place);
  });

  test.each<[string, Path, string]>([
    ['{<<: [*a, *b]}', ['c', 'p'], '3:10'],
    ['{<<: [*a, *b]}', ['c', 'r'], '3:14'],
    ['{<<: *a, <<: *b}', ['c', 'p'], '3:17'],
    ['{<<: {p: 1}}', ['c', 'p'], '3:10'],
    ['{<<: [{p: 1}, *b]}', ['c', 'p'], '3:11'],
    ['{p: 1, <<: *a}', ['c', 'p'], '3:15'],
    ['{<<: *a, p: 1}', ['c', 'p'], '3:13'],
    ['[<<: *a]', ['c', 0, 'q'], '3:9'],
  ])('%s', (merge, path, place) => {
    expect(at(`a: &a {p: 1, q: 2}\nb: &b {p: 3, r: 4}\nc: ${merge}\n`, path)).toBe(place);
  });
});

describe('a path that does not exist stands at the nearest one that does', () => {
  test.each<[Path, string]>([
    [[], '2:1'],
    [['status'], '2:1'],
    [['spec', 'strategy', 'type'], '11:1'],
    [['spec', 'replicas', 'x'], '12:3'],
    [['spec', 'template', 'spec', 'containers', 0, 'securityContext', 'privileged'], '22:9'],
    [['spec', 'template', 'spec', 'containers', 7, 'image'], '21:7'],
    [['spec', 'template', 'spec', 'containers', 'image'], '21:7'],
    [['metadata', 0], '4:1'],
  ])('%j', (path, place) => {
    expect(at(SAMPLES.deployment, path)).toBe(place);
  });

  test.each<[string, Path, string]>([
    ['a:\n  -\n  - b\n', ['a', 0], '1:1'],
    ['a:\n  -\n  - b\n', ['a', 1], '3:5'],
    ['a: {b, c: 1}\n', ['a', 'b', 'x'], '1:5'],
    ['a: 1\nb: 2\na: 3\n', ['a'], '3:1'],
    ['- a\n', ['a'], '1:1'],
    ['text\n', ['a'], '1:1'],
    ['', ['a'], '1:1'],
    ['a: 1\rb: 2\r', ['b'], '2:1'],
    ['\ufeffb: 2\n', ['b'], '1:1'],
    ['{"🚢": 1, "b": 2}', ['b'], '1:11'],
    ['{"constructor": 1}', ['constructor'], '1:2'],
    ['{"a": 1}', ['constructor'], '1:1'],
    ['a: {b:\n', ['a', 'b'], '1:1'],
  ])('%j %j', (text, path, place) => {
    expect(at(text, path)).toBe(place);
  });

  test('a document that is not there, or cannot be read, stands at the start', () => {
    expect(at('a: 1\n', ['a'], 1)).toBe('1:1');
    expect(at('a: 1\n---\nb: [\n---\nc: 1\n', ['b'], 1)).toBe('1:1');
    expect(at('a: 1\n---\nb: [\n---\nc: 1\n', ['c'], 2)).toBe('5:1');
  });
});

test('many paths in a wide map take time that grows with their number', () => {
  const names = Array.from({ length: 50_000 }, (_, index) => `key${index}`);
  const text = `data:\n${names.map((name) => `  ${name}: x\n`).join('')}`;
  const found = locate(
    text,
    0,
    names.map((name) => ['data', name]),
  );
  expect(found.at(-1)).toEqual({ line: 50_001, column: 3 });
});
