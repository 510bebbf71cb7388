import { isAlias, isMap, isScalar, visit } from 'yaml';
import type { CST, Document, Pair, ParsedNode, YAMLMap, YAMLSeq } from 'yaml';
import type { Path } from '../shape';
import { quote } from '../text';
import { BlockCollection } from './block';
import { Change, changed, fieldOf, ListChange, MapChange } from './change';
import type { Addition, Collection, Entry, FlowContext, Page } from './collection';
import { FlowCollection } from './flow';
import { flowStyleOf, holdsComments, isMultiline } from './flow-style';
import { placeText, Refusal } from './refusal';
import { flowText } from './render';
import { isBlock, isEntry, isFlow, tokenEnd, tokenStart } from './tokens';

type Items = YAMLMap.Parsed | YAMLSeq.Parsed;

/** The entries of a map or list of the text, looked up once. */
interface Index {
  readonly entries: readonly Entry[];
  readonly byKey: ReadonlyMap<string, number>;
}

/** A value of the text, as the walk comes by. */
interface Spot {
  readonly node: ParsedNode | null;
  /** The same value as data; undefined where nothing stands. */
  readonly before: unknown;
  readonly path: Path;
  /** Column of the block collection that it stands in; -1 at the root. */
  readonly indent: number;
  /** Set inside a flow collection. */
  readonly flow: FlowContext | undefined;
  /** Writes another value in its place. */
  readonly put: (value: unknown) => void;
}

/** What a change does to the entries of one collection. */
interface Tasks {
  readonly inside: [index: number, change: Change][];
  readonly removed: Set<number>;
  readonly added: Map<number, readonly Addition[]>;
}

const REACH = 'the fix would change every place that uses it; write the value out first';

/** Turns changes of the data of a document into edits of its text. */
export class Rewriter {
  private readonly indexes = new Map<Items, Index>();
  private lazyUsed: Set<string> | undefined;

  constructor(
    private readonly document: Document.Parsed,
    private readonly data: unknown,
  ) {}

  /** Makes the edits of a change of the whole document; throws where the text does not allow it. */
  edit(page: Page, change: Change): void {
    const node = this.document.contents;
    const put = (value: unknown): void => {
      const token = node?.srcToken;
      if (!token) {
        throw new Refusal('the document is empty');
      }
      const { layout } = page;
      const text = flowText(value, { json: false, tight: false, step: '' });
      layout.replace(tokenStart(token), layout.beforeBreak(tokenEnd(token)), text);
    };
    this.change(page, { node, before: this.data, path: [], indent: -1, flow: undefined, put }, change);
  }

  /** Anchors that some alias uses. */
  private get used(): ReadonlySet<string> {
    if (this.lazyUsed === undefined) {
      const used = new Set<string>();
      visit(this.document, { Alias: (_key, alias) => void used.add(alias.source) });
      this.lazyUsed = used;
    }
    return this.lazyUsed;
  }

  private isUsed(anchor: string | undefined): boolean {
    return anchor !== undefined && this.used.has(anchor);
  }

  /** Refuses to take a node away that others refer to. */
  private release(node: ParsedNode | Pair | null, path: Path): void {
    if (node === null || this.used.size === 0) {
      return;
    }
    visit(node as ParsedNode, {
      Node: (_key, { anchor }) => {
        if (this.isUsed(anchor)) {
          throw new Refusal(`${placeText(path)} holds the anchor ${quote(`&${anchor}`)}, which is used elsewhere`);
        }
      },
    });
  }

  private put(spot: Spot, value: unknown): void {
    if (isMap(spot.node) && spot.node.srcToken === undefined) {
      throw pairRefusal(spot.path);
    }
    if (spot.node?.tag !== undefined) {
      throw new Refusal(`${placeText(spot.path)} has the tag ${quote(spot.node.tag)}`);
    }
    this.release(spot.node, spot.path);
    spot.put(value);
  }

  private change(page: Page, spot: Spot, change: Change): void {
    const { node, path } = spot;
    if (change.kind === 'put') {
      this.put(spot, change.value);
    } else if (change.kind === 'remove') {
      throw new Refusal('a whole document is not removed');
    } else if (node === null || isScalar(node)) {
      // Null: amend lets no other scalar be entered.
      this.put(spot, changed(undefined, change));
    } else if (isAlias(node)) {
      throw new Refusal(`${placeText(path)} is the alias ${quote(`*${node.source}`)}: ${REACH}`);
    } else if (this.isUsed(node.anchor)) {
      throw new Refusal(`${placeText(path)} has the anchor ${quote(`&${node.anchor}`)}: ${REACH}`);
    } else {
      this.changeItems(page, { ...spot, node }, change);
    }
  }

  private changeItems(page: Page, spot: Spot & { readonly node: Items }, change: MapChange | ListChange): void {
    const index = this.indexOf(spot.node, spot.path);
    const tasks = change.kind === 'map' ? mapTasks(spot, index, change) : listTasks(index, change);
    if (becomesOther(spot, index, tasks)) {
      this.put(spot, changed(spot.before, change));
      return;
    }
    const collection = this.collectionOf(page, spot, index.entries);
    for (const [at, child] of tasks.inside) {
      this.change(page, childSpot(spot, collection, at), child);
    }
    for (const at of tasks.removed) {
      const item = spot.node.items[at] as ParsedNode | Pair;
      this.release(item, [...spot.path, index.entries[at].key ?? at]);
    }
    if (tasks.removed.size > 0 || tasks.added.size > 0) {
      collection.rearrange(tasks);
    }
  }

  private collectionOf(page: Page, spot: Spot & { readonly node: Items }, entries: readonly Entry[]): Collection {
    const token = spot.node.srcToken as CST.Token | undefined;
    if (spot.node.tag !== undefined) {
      throw new Refusal(`${placeText(spot.path)} has the tag ${quote(spot.node.tag)}`);
    }
    if (isBlock(token)) {
      return new BlockCollection(page, token, entries, spot.indent);
    }
    if (isFlow(token)) {
      const style = spot.flow?.style ?? flowStyleOf(token, page.layout, spot.indent < 0);
      const outer = spot.flow ?? { style, multiline: isMultiline(token) };
      return new FlowCollection(page, token, entries, outer);
    }
    throw pairRefusal(spot.path);
  }

  private indexOf(node: Items, path: Path): Index {
    let index = this.indexes.get(node);
    if (index === undefined) {
      index = isMap(node) ? mapIndex(node, path) : listIndex(node);
      this.indexes.set(node, index);
    }
    return index;
  }
}

/** `[a: 1]` */
function pairRefusal(path: Path): Refusal {
  return new Refusal(`${placeText(path)} is a pair without braces`);
}

/**
 * A collection that loses all its entries becomes `{}` or `[]`; one that has none yet, below a key of a block map,
 * becomes a block.
 */
function becomesOther(spot: Spot, { entries }: Index, { removed, added }: Tasks): boolean {
  if (entries.length > 0) {
    return added.size === 0 && removed.size === entries.length;
  }
  const token = spot.node?.srcToken;
  return spot.flow === undefined && spot.indent >= 0 && isFlow(token) && !holdsComments(token);
}

function mapIndex(node: YAMLMap.Parsed, path: Path): Index {
  const entries = node.items.map(({ key, value, srcToken }) => {
    if (!isScalar(key) || srcToken === undefined) {
      throw new Refusal(`${placeText(path)} has a key that is no plain value`);
    }
    // As the data has it: null is the empty key.
    const name = key.value as string | number | boolean | null;
    return { key: String(name ?? ''), token: srcToken, node: value };
  });
  const byKey = new Map(entries.map(({ key }, index) => [key, index]));
  if (byKey.size < entries.length) {
    throw new Refusal(`${placeText(path)} has a key twice`);
  }
  return { entries, byKey };
}

function listIndex(node: YAMLSeq.Parsed): Index {
  const token = node.srcToken as CST.BlockSequence | CST.FlowCollection;
  const tokens = (token.items as readonly CST.CollectionItem[]).filter(isEntry);
  const entries = node.items.map((item, index) => ({
    key: undefined,
    token: tokens[index],
    node: item,
  }));
  return { entries, byKey: new Map() };
}

function childSpot(spot: Spot, collection: Collection, at: number): Spot {
  const entry = collection.entries[at];
  const token = spot.node?.srcToken;
  return {
    node: entry.node,
    before: entry.key === undefined ? (spot.before as readonly unknown[])[at] : fieldOf(spot.before, entry.key),
    path: [...spot.path, entry.key ?? at],
    indent: token !== undefined && 'indent' in token ? token.indent : 0,
    flow: collection.inner,
    put: (value) => collection.put(entry, value),
  };
}

function mapTasks(spot: Spot, { entries, byKey }: Index, { fields }: MapChange): Tasks {
  const tasks: Tasks = { inside: [], removed: new Set(), added: new Map() };
  const additions: Addition[] = [];
  for (const [key, change] of fields) {
    const at = byKey.get(key);
    const before = fieldOf(spot.before, key);
    if (at === undefined && change.kind !== 'put' && before !== undefined) {
      throw new Refusal(`${placeText([...spot.path, key])} comes from a merge key ("<<"); write the value out first`);
    }
    if (at === undefined) {
      additions.push({ key, value: changed(undefined, change) });
    } else if (change.kind === 'remove') {
      tasks.removed.add(at);
    } else {
      tasks.inside.push([at, change]);
    }
  }
  if (additions.length > 0) {
    tasks.added.set(entries.length, additions);
  }
  return tasks;
}

function listTasks({ entries }: Index, { items, inserted }: ListChange): Tasks {
  const tasks: Tasks = { inside: [], removed: new Set(), added: new Map() };
  for (const [at, change] of items) {
    if (change.kind === 'remove') {
      tasks.removed.add(at);
    } else {
      tasks.inside.push([at, change]);
    }
  }
  // In the order of the list: those around items that go end up side by side.
  for (const [gap, values] of [...inserted].sort(([a], [b]) => a - b)) {
    tasks.added.set(
      Math.min(gap, entries.length),
      values.map((value) => ({ key: undefined, value })),
    );
  }
  return tasks;
}
