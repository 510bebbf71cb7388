import { isDeepStrictEqual } from 'node:util';

/**
 * What becomes of one value, told relative to the value as it stands in the file. Changes of several patches can be
 * joined, because an index in one of them always counts the items that the file has.
 */
export type Change = Put | Removal | MapChange | ListChange;

/** Another value stands in its place, or a value where none stood. */
export interface Put {
  readonly kind: 'put';
  readonly value: unknown;
}

/** It goes. */
export interface Removal {
  readonly kind: 'remove';
}

/** Fields of a map change. Where no map stands, or null, an empty one is made first. */
export interface MapChange {
  readonly kind: 'map';
  readonly fields: Map<string, Change>;
}

/** Items of a list change. Where no list stands, or null, an empty one is made first. */
export interface ListChange {
  readonly kind: 'list';
  /** By index in the file. */
  readonly items: Map<number, Change>;
  /** New items by the index in the file before which they go; the length of the list for those at its end. */
  readonly inserted: Map<number, readonly unknown[]>;
}

/** A map of JSON. */
export type Fields = { readonly [key: string]: unknown };

export const REMOVAL: Removal = Object.freeze({ kind: 'remove' });

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The field's value; undefined where the value is no map, or the map has no such field of its own. */
export function fieldOf(value: unknown, key: string): unknown {
  return isFields(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function changedMap(before: unknown, { fields }: MapChange): unknown {
  const entries = new Map(isFields(before) ? Object.entries(before) : []);
  for (const [key, change] of fields) {
    if (change.kind === 'remove') {
      entries.delete(key);
    } else {
      entries.set(key, changed(entries.get(key), change));
    }
  }
  // Unlike an assignment, this makes a field of its own of "__proto__".
  return Object.fromEntries(entries);
}

function changedList(before: unknown, { items, inserted }: ListChange): unknown {
  const old: readonly unknown[] = Array.isArray(before) ? before : [];
  const kept = old.map((item, index) => {
    const change = items.get(index);
    return change?.kind === 'remove' ? [] : [changed(item, change)];
  });
  return [...kept, []].flatMap((item, index) => [...(inserted.get(index) ?? []), ...item]);
}

/** The value with the change; the value given is left as it is. */
export function changed(before: unknown, change: Change | undefined): unknown {
  switch (change?.kind) {
    case undefined:
      return before;
    case 'put':
      return change.value;
    case 'remove':
      return undefined;
    case 'map':
      return changedMap(before, change);
    case 'list':
      return changedList(before, change);
  }
}

function mapDifference(before: Fields, after: Fields): Change {
  const fields = new Map<string, Change>();
  for (const key of Object.keys(before)) {
    if (!Object.hasOwn(after, key)) {
      fields.set(key, REMOVAL);
    }
  }
  for (const [key, value] of Object.entries(after)) {
    const change = difference(fieldOf(before, key), value);
    if (change !== undefined) {
      fields.set(key, change);
    }
  }
  return { kind: 'map', fields };
}

/** How many items both lists have in common, counted from one end. */
function common(a: readonly unknown[], b: readonly unknown[], most: number, fromEnd: boolean): number {
  const item = (list: readonly unknown[], index: number): unknown => list.at(fromEnd ? -1 - index : index);
  let length = 0;
  while (length < most && isDeepStrictEqual(item(a, length), item(b, length))) {
    length += 1;
  }
  return length;
}

function listDifference(before: readonly unknown[], after: readonly unknown[]): Change {
  const shorter = Math.min(before.length, after.length);
  const head = common(before, after, shorter, false);
  const tail = common(before, after, shorter - head, true);
  const oldMiddle = before.slice(head, before.length - tail);
  const newMiddle = after.slice(head, after.length - tail);
  const items = new Map<number, Change>();
  oldMiddle.forEach((item, index) => {
    const change = index < newMiddle.length ? difference(item, newMiddle[index]) : REMOVAL;
    if (change !== undefined) {
      items.set(head + index, change);
    }
  });
  const surplus = newMiddle.slice(oldMiddle.length);
  return { kind: 'list', items, inserted: new Map(surplus.length > 0 ? [[before.length - tail, surplus]] : []) };
}

/**
 * The change from one value to another; undefined where they are equal. It goes as deep as it can, so that a map
 * written anew keeps the text and the comments of the fields that stay.
 */
export function difference(before: unknown, after: unknown): Change | undefined {
  if (isDeepStrictEqual(before, after)) {
    return undefined;
  }
  if (isFields(after) && (isFields(before) || ((before ?? null) === null && Object.keys(after).length > 0))) {
    return mapDifference(isFields(before) ? before : {}, after);
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    return listDifference(before, after);
  }
  return { kind: 'put', value: after };
}
