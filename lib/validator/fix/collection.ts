import type { CST, ParsedNode } from 'yaml';
import type { Layout } from './layout';
import type { BlockStyle, FlowStyle } from './render';

/** A field of a map or an item of a list in the text. */
export interface Entry {
  /** The key; undefined in a list. */
  readonly key: string | undefined;
  readonly token: CST.CollectionItem;
  readonly node: ParsedNode | null;
}

/** A new field or item. */
export interface Addition {
  /** Undefined in a list. */
  readonly key: string | undefined;
  readonly value: unknown;
}

/** What to do with the entries of a collection, by index. */
export interface Plan {
  /** Not all of them, unless some are added. */
  readonly removed: ReadonlySet<number>;
  /** By the index before which they go; the number of entries for those at the end. */
  readonly added: ReadonlyMap<number, readonly Addition[]>;
}

/** A text that is being edited, and how new parts of it are written. */
export interface Page {
  readonly layout: Layout;
  readonly style: BlockStyle;
}

/** A map or a list in the text. */
export interface Collection {
  readonly entries: readonly Entry[];
  /** Gives an entry another value. */
  put(entry: Entry, value: unknown): void;
  /** Takes entries out and puts others in. */
  rearrange(plan: Plan): void;
  /** For a flow collection, how the collections in it are written. */
  readonly inner: FlowContext | undefined;
}

/** How flow collections inside a collection are written. */
export interface FlowContext {
  readonly style: FlowStyle;
  /** True where the entries stand on lines of their own. */
  readonly multiline: boolean;
}
