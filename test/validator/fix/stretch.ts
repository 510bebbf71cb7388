import { CST, isCollection, isMap, Node, parseDocument, Scalar, YAMLMap, YAMLSeq } from 'yaml';

/** A part of a text. */
interface Part {
  readonly start: number;
  readonly end: number;
}

/** The part of a text that an operation may change. */
export interface Stretch extends Part {
  /** Where comments may go; everywhere else they stay. */
  readonly lost?: Part | undefined;
}

type Collection = YAMLMap | YAMLSeq;
type Operation = 'put' | 'remove' | 'insert';

function indexOf(collection: Collection, key: string): number {
  const index = isMap(collection)
    ? collection.items.findIndex((pair) => String((pair.key as Scalar<string>).value) === key)
    : Number(key);
  return index < collection.items.length ? index : -1;
}

function childOf(collection: Collection, index: number): Node {
  const item: any = collection.items[index];
  return isMap(collection) ? item.value : item;
}

function matched(text: string, pattern: RegExp, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

function startOf({ start, key, value }: CST.CollectionItem): number {
  const first = start.find(({ type }) => !['space', 'newline', 'comment', 'comma'].includes(type));
  return (first ?? key ?? value)!.offset;
}

/** An entry with the comments that are its own: at the end of its line, and below it with more indentation. */
function partOf(text: string, collection: Collection, index: number): Part {
  const { items } = collection.srcToken as CST.BlockMap | CST.BlockSequence | CST.FlowCollection;
  const start = startOf(items[index]);
  const [, valueEnd, nodeEnd] = childOf(collection, index).range!;
  if (collection.flow) {
    const end = Math.max(nodeEnd, valueEnd + matched(text, /\s*,?[ \t]*(?:#[^\n]*)?/y, valueEnd));
    return { start, end };
  }
  const column = start - (text.lastIndexOf('\n', start) + 1);
  const below = new RegExp(`(?:[^\\n]*\\n)?(?: {${column + 1},}#[^\\n]*(?:\\n|$))+`, 'y');
  const from = Math.max(nodeEnd, start);
  const end = from + matched(text, below, text[from - 1] === '\n' ? from - 1 : from);
  return { start, end };
}

/** Behind a dash, where the next entry moves to when the first goes. */
function withNext(text: string, collection: Collection, { start, end }: Part): Part {
  const { items } = collection.srcToken as CST.BlockMap | CST.BlockSequence;
  const behindDash = /\S/.test(text.slice(text.lastIndexOf('\n', start) + 1, start));
  const next = items.find((item) => (item.key ?? item.value) && startOf(item) > start);
  return { start, end: behindDash && next ? Math.max(end, startOf(next)) : end };
}

/** What one operation may change; undefined where it only adds lines. */
export function stretchOf(text: string, path: readonly string[], operation: Operation): Stretch | undefined {
  let node: unknown = parseDocument(text, { keepSourceTokens: true, merge: true }).contents;
  let stretch: Stretch = { start: 0, end: text.length };
  for (const [depth, key] of path.entries()) {
    const index = isCollection(node) ? indexOf(node, key) : -1;
    const collection = node as Collection;
    if (index < 0) {
      return isCollection(node) && !node.flow && node.items.length > 0 ? undefined : stretch;
    }
    const entry = partOf(text, collection, index);
    if (depth === path.length - 1) {
      return entryStretch(text, { collection, index, entry }, stretch, operation);
    }
    stretch = collection.flow ? stretch : entry;
    node = childOf(collection, index);
  }
  return stretch;
}

/** What an operation on an entry that is there may change. `outer` is what one on the whole collection may. */
function entryStretch(
  text: string,
  { collection, index, entry }: { collection: Collection; index: number; entry: Part },
  outer: Stretch,
  operation: Operation,
): Stretch | undefined {
  if (operation === 'insert') {
    return collection.flow ? outer : index === 0 ? entry : undefined;
  }
  if (operation === 'remove' && collection.items.length === 1) {
    return { ...outer, lost: outer };
  }
  const goes = operation === 'remove' || isCollection(childOf(collection, index));
  return { ...(collection.flow ? outer : withNext(text, collection, entry)), lost: goes ? entry : undefined };
}

/** The lines of a text, without those that the stretch touches. */
export function linesOutside(text: string, stretch: Stretch | undefined): readonly string[] {
  let at = 0;
  return text.split('\n').filter((line) => {
    const start = at;
    at += line.length + 1;
    return stretch === undefined || at <= stretch.start || start > stretch.end;
  });
}

/** The comments of a text that has no "# c1" elsewhere, without those that may go. */
export function commentsOutside(text: string, stretch: Stretch | undefined): readonly string[] {
  const lost = stretch?.lost ?? { start: 0, end: 0 };
  const kept = text.slice(0, lost.start) + text.slice(lost.end);
  return [...kept.matchAll(/# (?:noise|c)\d+\b/g)].map(([comment]) => comment);
}
