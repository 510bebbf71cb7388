import fc from 'fast-check';
import type { Fault } from '../../../lib/validator/input/fault';
import { findFiles } from '../../../lib/validator/input/files';
import { locate } from '../../../lib/validator/input/positions';
import { textOf } from '../../../lib/validator/input/read';
import { FileContent, readText } from '../../../lib/validator/input/text';
import { SAMPLES } from './samples';
import { yamlText } from './yaml-text';

const SEED = Number(process.env.FUZZ_SEED ?? 1);
/** A run that takes longer than this has met something that grows faster than its input. */
const MAX_MILLISECONDS = 2000;

const samples = Object.values(SAMPLES).map((text) => Buffer.from(text));

/** What has a meaning in YAML, and is likely to be put in a wrong place. */
const TOKENS = [
  '- ',
  '-\n',
  ': ',
  ':',
  '? ',
  '{',
  '}',
  '[',
  ']',
  ',',
  '"',
  "'",
  '#',
  ' #',
  '&a ',
  '*a',
  '*labels',
  '<<: *a\n',
  '!!int ',
  '!x ',
  '|\n',
  '>-\n',
  '|2\n',
  '---\n',
  '--- ',
  '...\n',
  '%YAML 1.1\n',
  '\n',
  '\r',
  '\n    ',
  '\t',
  '\\',
  '~',
  'null',
  'yes',
  '0x',
  '.inf',
  '{{ x }}',
  '\0',
  '\ufeff',
  '\u2028',
  '\u0085',
  '🚢',
  'kind: List\n',
  'items: ',
  '__proto__: ',
].map((token) => Buffer.from(token));

type Mutation = (bytes: Buffer) => Buffer;

function splice(bytes: Buffer, at: number, removed: number, inserted: Uint8Array): Buffer {
  const start = at % (bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, start), inserted, bytes.subarray(start + removed)]);
}

/** Lines of a text, with their line breaks. */
function linesOf(bytes: Buffer): string[] {
  return bytes.toString('latin1').split(/(?<=\n)/);
}

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  // Bytes that are flipped, inserted, deleted, doubled or cut off.
  fc.tuple(fc.nat(), fc.nat(7)).map(([at, bit]): Mutation => (bytes) => {
    const byte = (bytes[at % (bytes.length || 1)] ?? 0) ^ (1 << bit);
    return splice(bytes, at % (bytes.length || 1), 1, Uint8Array.of(byte));
  }),
  fc.tuple(fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 4 })).map(
    ([at, inserted]): Mutation =>
      (bytes) =>
        splice(bytes, at, 0, inserted),
  ),
  fc.tuple(fc.nat(), fc.nat(40)).map(
    ([at, count]): Mutation =>
      (bytes) =>
        splice(bytes, at, count, Buffer.alloc(0)),
  ),
  fc.tuple(fc.nat(), fc.nat(), fc.nat(200)).map(([from, to, count]): Mutation => (bytes) => {
    const start = from % (bytes.length + 1);
    return splice(bytes, to, 0, bytes.subarray(start, start + count));
  }),
  fc.nat().map(
    (at): Mutation =>
      (bytes) =>
        bytes.subarray(0, at % (bytes.length + 1)),
  ),
  // Tokens of YAML, between bytes and in their place.
  fc.tuple(fc.nat(), fc.constantFrom(...TOKENS), fc.nat(3)).map(
    ([at, token, removed]): Mutation =>
      (bytes) =>
        splice(bytes, at, removed, token),
  ),
  // Lines that are moved, doubled or indented in another way.
  fc
    .tuple(fc.nat(), fc.nat(), fc.constantFrom('', ' ', '  ', '\t', '- '))
    .map(([from, to, indent]): Mutation => (bytes) => {
      const lines = linesOf(bytes);
      lines.splice(to % (lines.length + 1), 0, indent + lines[from % lines.length]);
      return Buffer.from(lines.join(''), 'latin1');
    }),
  fc.tuple(fc.nat(), fc.constantFrom('', ' ', '   ', '\t')).map(([at, indent]): Mutation => (bytes) => {
    const lines = linesOf(bytes);
    lines[at % lines.length] = lines[at % lines.length].replace(/^ */, indent);
    return Buffer.from(lines.join(''), 'latin1');
  }),
);

const mutated: fc.Arbitrary<Buffer> = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(...samples),
      yamlText().map((text) => Buffer.from(text)),
    ),
    fc.array(mutation, { minLength: 1, maxLength: 6 }),
  )
  .map(([bytes, mutations]) => mutations.reduce<Buffer>((result, mutate) => mutate(result), bytes));

const soup: fc.Arbitrary<Buffer> = fc
  .array(fc.constantFrom(...TOKENS, Buffer.from('a'), Buffer.from('a: b')), { maxLength: 30 })
  .map((tokens) => Buffer.concat(tokens));

function check(text: string, { faults, manifests }: FileContent): void {
  const lines = text.split(/\r\n|[\r\n]/);
  const isInside = ({ line, column }: Pick<Fault, 'line' | 'column'>): boolean =>
    line >= 1 && line <= lines.length && column >= 1 && column <= lines[line - 1].length + 2;
  expect(faults.filter((fault) => !isInside(fault))).toEqual([]);
  expect(faults.filter(({ problem, repair }) => problem === '' || repair === '' || repair.endsWith('.'))).toEqual([]);
  for (const { raw, source } of manifests) {
    // Every value has an end, and is JSON.
    expect(typeof JSON.stringify(raw)).toBe('string');
    const paths = Object.keys(raw).map((key) => [...source.base, key]);
    expect(locate(text, source.document, paths).filter((position) => !isInside(position))).toEqual([]);
  }
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
}

describe('whatever stands in a file', () => {
  test.each([
    ['mutated manifests', mutated, 2500],
    ['tokens in any order', soup, 1000],
  ])('%s: nothing is thrown, and every fault stands inside the text', (_, bytes, numRuns) => {
    fc.assert(
      fc.property(bytes, fc.boolean(), (file, explicit) => {
        const content = textOf(file);
        fc.pre('text' in content);
        const start = performance.now();
        const text = 'text' in content ? content.text : '';
        check(text, readText({ path: 'a.yaml', explicit }, text));
        expect(performance.now() - start).toBeLessThan(MAX_MILLISECONDS);
      }),
      { numRuns, seed: SEED },
    );
  });

  test('a document that follows is read, unless the file says that it belongs to the last', () => {
    const good = 'apiVersion: v1\nkind: Pod\nmetadata: {name: good}\n';
    fc.assert(
      fc.property(mutated, (file) => {
        const content = textOf(file);
        fc.pre('text' in content);
        const { manifests } = readText(
          { path: 'a.yaml', explicit: false },
          `${'text' in content ? content.text : ''}\n---\n${good}`,
        );
        expect(manifests.at(-1)?.raw).toEqual({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'good' } });
      }),
      { numRuns: 500, seed: SEED },
    );
  });

  test('whatever the user names, nothing is thrown', () => {
    const name = fc.string({
      unit: fc.constantFrom('a', '*', '?', '[', ']', '!', '{', '}', ',', '/', '.', '-', '\\', '\n', '\0', '🚢', '^'),
      maxLength: 12,
    });
    fc.assert(
      fc.property(name, (path) => {
        // What lies above the working directory is no business of a test.
        fc.pre(!path.startsWith('/') && !path.includes('..') && !path.includes('**'));
        const { files, usage } = findFiles([`lib/validator/input/${path}`]);
        expect(files.length + usage.length).toBeGreaterThan(0);
      }),
      { numRuns: 500, seed: SEED },
    );
  });
});
