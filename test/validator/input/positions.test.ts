import fc from 'fast-check';
import { Document, isMap, isScalar, isSeq, LineCounter, Node, parseAllDocuments } from 'yaml';
import { locate, Position } from '../../../lib/validator/input/positions';
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

function at(text: string, path: Path, document = 0): Position {
  return locate(text, document, [path])[0]!;
}

describe('every path stands where the yaml package says', () => {
  test.each(Object.keys(SAMPLES))('in %s', (name) => {
    const { ours, theirs } = bothOf(SAMPLES[name]!);
    expect(theirs.length).toBeGreaterThan(5);
    expect(ours).toEqual(theirs);
  });

  test('in generated documents', () => {
    fc.assert(
      fc.property(yamlText(), (text) => {
        const { ours, theirs } = bothOf(text);
        expect(ours).toEqual(theirs);
      }),
      { numRuns: 1500, seed: 4 },
    );
  });
});
