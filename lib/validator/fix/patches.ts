import { isDeepStrictEqual } from 'node:util';
import { Document, parseAllDocuments, ParseOptions } from 'yaml';
import type { DocumentOptions, SchemaOptions } from 'yaml';
import { amend, isJson, tokensOf } from './amend';
import { blockStyleOf } from './block-style';
import { Change, changed, fieldOf } from './change';
import { clash, join } from './join';
import { Layout } from './layout';
import type { Fixed, ObjectPatch, Refused } from './object-patch';
import { placeText, Refusal } from './refusal';
import type { BlockStyle } from './render';
import { Rewriter } from './rewriter';

type Options = ParseOptions & DocumentOptions & SchemaOptions;

/** `uniqueKeys` takes time that grows with the square of a map; the rewriter looks at the maps it changes. */
const OPTIONS: Options = { merge: true, uniqueKeys: false, prettyErrors: false, logLevel: 'error' };

/** A patch as a change of a whole document. */
interface Planned {
  readonly patch: ObjectPatch;
  readonly change: Change;
}

/** A document that some patch is for. */
interface Target {
  readonly data: unknown;
  readonly rewriter: Rewriter;
  readonly style: BlockStyle;
}

function dataOf(document: Document.Parsed): unknown {
  if (document.errors.length > 0) {
    throw new Refusal('the document is not valid YAML');
  }
  try {
    return document.toJS();
  } catch {
    throw new Refusal('the aliases of the document expand to too much');
  }
}

const STRAY_END = /\s*\.\.\.(?=\s|$)/y;

/** The documents of a text. Of a `...` that ends none, `yaml` makes an empty document, but other parsers do not. */
function parse(text: string, options: Options): readonly Document.Parsed[] {
  return [...parseAllDocuments(text, { ...OPTIONS, ...options })].filter(({ range: [start] }) => {
    STRAY_END.lastIndex = start;
    return !STRAY_END.test(text);
  });
}

/** The change at the object, as a change of its document. */
function lifted(base: ObjectPatch['base'], change: Change): Change {
  return base.reduceRight<Change>(
    (inner, key) =>
      typeof key === 'number'
        ? { kind: 'list', items: new Map([[key, inner]]), inserted: new Map() }
        : { kind: 'map', fields: new Map([[key, inner]]) },
    change,
  );
}

/** One text and the patches that it can take together. */
class Patching {
  private readonly documents: readonly Document.Parsed[];
  private readonly targets = new Map<number, Target>();
  private readonly refused: Refused[] = [];
  /** The original with a line break at its end, where it has none: the last line is like any other. */
  private readonly text: string;
  /** What was added to the original. */
  private readonly ending: string;
  private readonly fileStyle: Partial<BlockStyle>;
  private result: string;

  constructor(private readonly original: string) {
    if (/\r(?!\n)/.test(original)) {
      // Other parsers take it for a line break, and so may have read other data than `yaml` does.
      throw new Refusal('the file has carriage returns that are no part of a line break');
    }
    this.ending = original.endsWith('\n') ? '' : new Layout(original).lineBreak(original.length);
    this.text = `${original}${this.ending}`;
    this.documents = parse(this.text, { keepSourceTokens: true });
    this.fileStyle = blockStyleOf(this.documents.map(({ contents }) => contents?.srcToken));
    this.result = original;
  }

  run(patches: readonly ObjectPatch[]): Fixed {
    const joined = new Map<number, Change>();
    const accepted: Planned[] = [];
    const unchanged: ObjectPatch[] = [];
    for (const patch of patches) {
      this.attempt(patch, () => {
        const change = this.plan(patch);
        if (change === undefined) {
          unchanged.push(patch);
        } else {
          this.joinTo(joined, { patch, change });
          accepted.push({ patch, change });
        }
      });
    }
    const settled = new Set([...this.settle([], accepted).map(({ patch }) => patch), ...unchanged]);
    return { text: this.result, applied: patches.filter((patch) => settled.has(patch)), refused: this.refused };
  }

  private attempt(patch: ObjectPatch, action: () => void): void {
    try {
      action();
    } catch (error) {
      if (!(error instanceof Refusal)) {
        throw error;
      }
      this.refused.push({ patch, reason: error.reason });
    }
  }

  private target(index: number): Target {
    let target = this.targets.get(index);
    if (target === undefined) {
      const document = this.documents[index];
      if (document === undefined) {
        throw new Refusal(`the file has no document ${index + 1}`);
      }
      const data = dataOf(document);
      const seen = { ...this.fileStyle, ...blockStyleOf([document.contents?.srcToken]) };
      const step = seen.step ?? 2;
      target = { data, rewriter: new Rewriter(document, data), style: { step, listStep: seen.listStep ?? step } };
      this.targets.set(index, target);
    }
    return target;
  }

  /** The change of a patch alone; undefined where the text already has what it asks for. */
  private plan({ document, base, operations }: ObjectPatch): Change | undefined {
    const target = this.target(document);
    const before = base.reduce<unknown>(
      (value, key) => (Array.isArray(value) ? (value as readonly unknown[])[Number(key)] : fieldOf(value, String(key))),
      target.data,
    );
    if (before === undefined) {
      throw new Refusal(`there is nothing at ${placeText(base)}`);
    }
    const change = operations.reduce<Change | undefined>((sofar, operation) => {
      if (operation.op !== 'remove' && !isJson(operation.value)) {
        throw new Refusal('the patch has a value that JSON cannot write');
      }
      return amend({ before, change: sofar, path: base }, tokensOf(operation.path), operation);
    }, undefined);
    if (change === undefined) {
      return undefined;
    }
    const whole = lifted(base, change);
    this.edit(new Layout(this.text), target, whole);
    return whole;
  }

  private edit(layout: Layout, { rewriter, style }: Target, change: Change): void {
    rewriter.edit({ layout, style }, change);
  }

  private joinTo(joined: Map<number, Change>, { patch, change }: Planned): void {
    const { data } = this.target(patch.document);
    const other = joined.get(patch.document);
    const path = clash({ before: data, path: [] }, other, change);
    if (path !== undefined) {
      throw new Refusal(`another fix gives ${placeText(path)} another value`);
    }
    joined.set(patch.document, join(other, change));
  }

  /**
   * The largest part of the patches that the text can take on top of those already taken, found by halves: nearly
   * always all of them, with one look.
   */
  private settle(taken: readonly Planned[], rest: readonly Planned[]): readonly Planned[] {
    if (rest.length === 0 || this.take([...taken, ...rest])) {
      return [...taken, ...rest];
    }
    if (rest.length === 1) {
      this.refused.push({ patch: rest[0].patch, reason: 'the text does not allow the edit: it would read otherwise' });
      return taken;
    }
    const half = Math.ceil(rest.length / 2);
    return this.settle(this.settle(taken, rest.slice(0, half)), rest.slice(half));
  }

  /** Applies these patches to the original text, if it then reads as they mean. */
  private take(planned: readonly Planned[]): boolean {
    const joined = new Map<number, Change>();
    planned.forEach((each) => this.joinTo(joined, each));
    const layout = new Layout(this.text);
    try {
      joined.forEach((change, index) => this.edit(layout, this.target(index), change));
      const text = layout.edited();
      const result = text.endsWith(this.ending) ? text.slice(0, text.length - this.ending.length) : text;
      if (!this.readsAs(result, joined)) {
        return false;
      }
      this.result = result;
      return true;
    } catch (error) {
      if (error instanceof Refusal) {
        return false;
      }
      throw error;
    }
  }

  /** The text has the same documents, with the changes given and no other. */
  private readsAs(text: string, joined: ReadonlyMap<number, Change>): boolean {
    const documents = parse(text, {});
    return (
      documents.length === this.documents.length &&
      documents.every((document, index) => {
        const change = joined.get(index);
        if (change === undefined) {
          return sourceOf(text, document) === sourceOf(this.original, this.documents[index]);
        }
        return isDeepStrictEqual(dataOf(document), changed(this.target(index).data, change));
      })
    );
  }
}

function sourceOf(text: string, { range: [start, , end] }: Document.Parsed): string {
  return text.slice(start, end);
}

const BYTE_ORDER_MARK = '\ufeff';

/** See `applyPatches`. */
export function patched(text: string, patches: readonly ObjectPatch[]): Fixed {
  // Columns count from behind the mark.
  const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
  try {
    const fixed = new Patching(text.slice(mark.length)).run(patches);
    return { ...fixed, text: `${mark}${fixed.text}` };
  } catch (error) {
    if (!(error instanceof Refusal)) {
      throw error;
    }
    const { reason } = error;
    return { text, applied: [], refused: patches.map((patch) => ({ patch, reason })) };
  }
}
