import { isDeepStrictEqual } from 'node:util';
import { CORE_SCHEMA, loadAll } from 'js-yaml';
import type { PatchOperation } from '../../../lib/validator/check';
import { applyPatches } from '../../../lib/validator/fix';
import { fc } from '../../support/properties';
import { COLLECTIONS, operationOn, yamlOf } from './arbitraries';
import { jsonPatch } from './json-patch';
import { dataOf, noisy } from './noise';
import { commentsOutside, linesOutside, Stretch, stretchOf } from './stretch';

/** More by hand: `FIX_RUNS=20000 npx jest --selectProjects unit --testPathPatterns fix/property`. */
const RUNS = { numRuns: Number(process.env.FIX_RUNS ?? 200) };

interface Case {
  readonly text: string;
  readonly operations: readonly PatchOperation[];
}

/** A value as YAML in some style, and operations on it. */
function cases(operations: number, wanted: (operation: PatchOperation) => boolean = () => true): fc.Arbitrary<Case> {
  const styles = fc.array(fc.nat(1000), { minLength: 30, maxLength: 30 });
  const noises = fc.array(fc.nat(100_000), { maxLength: 12 });
  return COLLECTIONS.chain((value) =>
    fc
      .record({
        operations: fc.array(operationOn(value).filter(wanted), { minLength: 1, maxLength: operations }),
        style: styles,
        noise: noises,
        windows: fc.boolean(),
        bare: fc.boolean(),
      })
      .map(({ style, noise, windows, bare, ...rest }) => {
        const plain = noisy(yamlOf(value, style), noise);
        const text = windows ? plain.replaceAll('\n', '\r\n') : plain;
        return { text: bare ? text.replace(/\r?\n$/, '') : text, ...rest };
      })
      // The printer loses some comments in some styles, and what stands behind them.
      .filter(({ text }) => isDeepStrictEqual(dataOf(text), value)),
  );
}

function fix(text: string, operations: readonly PatchOperation[]): { text: string; refused: string | undefined } {
  const { text: result, refused } = applyPatches(text, [{ document: 0, base: [], operations }]);
  return { text: result, refused: refused[0]?.reason };
}

/** The path of an operation, and whether it inserts into a list, from which an item that is there moves on. */
function targetOf(text: string, { op, path }: PatchOperation): { path: readonly string[]; inserts: boolean } {
  const tokens = path
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
  let value: any = dataOf(text);
  let inserts = false;
  for (const [depth, token] of tokens.entries()) {
    const missing = (value ?? null) === null;
    inserts ||= missing ? token === '-' : Array.isArray(value) && depth === tokens.length - 1;
    value = missing || !Object.hasOwn(value, token) ? undefined : value[token];
  }
  return { path: tokens, inserts: inserts && op === 'add' };
}

function stretchFor(text: string, operation: PatchOperation): Stretch | undefined {
  const { path, inserts } = targetOf(text, operation);
  return stretchOf(text, path, inserts ? 'insert' : operation.op === 'remove' ? 'remove' : 'put');
}

/** What a text lacks at its end to end with a line break. */
function lackOf(text: string): string {
  return text.endsWith('\n') ? '' : text.includes('\r\n') ? '\r\n' : '\n';
}

/** The first element of `part` that `whole` does not hold, in this order. */
function missing(part: readonly string[], whole: readonly string[]): string | undefined {
  let at = 0;
  return part.find((element) => {
    at = whole.indexOf(element, at) + 1;
    return at === 0;
  });
}

function expected(text: string, operations: readonly PatchOperation[]): { value: unknown } | undefined {
  try {
    return { value: jsonPatch(dataOf(text), operations) };
  } catch {
    return undefined;
  }
}

function fitted(text: string, operations: readonly PatchOperation[]): unknown {
  const { text: result, refused } = fix(text, operations);
  // Without the timestamps of YAML 1.1, which the other parser does not know.
  return refused === undefined ? [dataOf(result), ...loadAll(result, null, { schema: CORE_SCHEMA })] : result;
}

describe('any patch of any text', () => {
  it('gives the data that the patch means, to both parsers, or is refused where it does not fit', () => {
    fc.assert(
      fc.property(cases(3), ({ text, operations }) => {
        const want = expected(text, operations);
        expect(fitted(text, operations)).toEqual(want === undefined ? text : [want.value, want.value]);
      }),
      RUNS,
    );
  });

  it('keeps every comment, and every line that the patch has nothing to do with', () => {
    fc.assert(
      fc.property(cases(1), ({ text, operations: [operation] }) => {
        const got = fix(text, [operation]);
        fc.pre(got.refused === undefined && operation.path !== '');
        const stretch = stretchFor(text, operation);
        // A text without a line break at its end stays one, and so the line that becomes the last loses its own.
        const lines = linesOutside(`${text}${lackOf(text)}`, stretch);
        expect([missing(lines, `${got.text}${lackOf(text)}`.split('\n')), got.text]).toEqual([undefined, got.text]);
        const comments = commentsOutside(text, stretch);
        expect([missing(comments, commentsOutside(got.text, undefined)), got.text]).toEqual([undefined, got.text]);
      }),
      RUNS,
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(
        cases(1, ({ op }) => op !== 'remove'),
        ({ text, operations: [operation] }) => {
          fc.pre(!targetOf(text, operation).inserts);
          const once = fix(text, [operation]);
          fc.pre(once.refused === undefined);
          expect(fix(once.text, [operation])).toEqual(once);
        },
      ),
      RUNS,
    );
  });

  it('joins patches, of which those that are refused leave no trace', () => {
    fc.assert(
      fc.property(cases(5), ({ text, operations }) => {
        const patches = operations.map((operation) => ({ document: 0, base: [], operations: [operation] }));
        const joined = applyPatches(text, patches);
        const done = new Set([...joined.applied, ...joined.refused.map(({ patch }) => patch)]);
        expect(done).toEqual(new Set(patches));
        expect(joined.refused.filter(({ reason }) => /the text does not allow/.test(reason))).toEqual([]);
        expect(applyPatches(text, joined.applied)).toEqual({ ...joined, refused: [] });
      }),
      RUNS,
    );
  });
});
