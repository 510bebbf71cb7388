import { isDeepStrictEqual } from 'node:util';
import type { Path } from '../shape';
import { Change, changed, fieldOf, ListChange, MapChange } from './change';

/** A value of the file to which two changes belong. */
interface Place {
  readonly before: unknown;
  readonly path: Path;
}

function clashInMap(place: Place, a: MapChange, b: MapChange): Path | undefined {
  for (const [key, change] of b.fields) {
    const child = { before: fieldOf(place.before, key), path: [...place.path, key] };
    const path = clash(child, a.fields.get(key), change);
    if (path !== undefined) {
      return path;
    }
  }
  return undefined;
}

function clashInList(place: Place, a: ListChange, b: ListChange): Path | undefined {
  const items: readonly unknown[] = Array.isArray(place.before) ? place.before : [];
  for (const [index, change] of b.items) {
    const path = clash({ before: items[index], path: [...place.path, index] }, a.items.get(index), change);
    if (path !== undefined) {
      return path;
    }
  }
  return undefined;
}

/** Where two changes contradict each other: they make different values of the same one. Undefined where they agree. */
export function clash(place: Place, a: Change | undefined, b: Change): Path | undefined {
  if (a === undefined) {
    return undefined;
  }
  if (a.kind === 'map' && b.kind === 'map') {
    return clashInMap(place, a, b);
  }
  if (a.kind === 'list' && b.kind === 'list') {
    return clashInList(place, a, b);
  }
  return isDeepStrictEqual(changed(place.before, a), changed(place.before, b)) ? undefined : place.path;
}

/** The values of b that a does not insert as well: two patches that append the same append it once. */
function surplus(a: readonly unknown[], b: readonly unknown[]): readonly unknown[] {
  const rest = [...a];
  return b.filter((value) => {
    const index = rest.findIndex((other) => isDeepStrictEqual(other, value));
    if (index >= 0) {
      rest.splice(index, 1);
    }
    return index < 0;
  });
}

function joinAll<K>(a: Map<K, Change>, b: ReadonlyMap<K, Change>): void {
  for (const [key, change] of b) {
    a.set(key, join(a.get(key), change));
  }
}

function joinLists(a: ListChange, b: ListChange): ListChange {
  joinAll(a.items, b.items);
  for (const [gap, values] of b.inserted) {
    const old = a.inserted.get(gap) ?? [];
    a.inserted.set(gap, [...old, ...surplus(old, values)]);
  }
  return a;
}

function joinMaps(a: MapChange, b: MapChange): MapChange {
  joinAll(a.fields, b.fields);
  return a;
}

/** A change to join others to. */
function blank(kind: Change['kind']): Change | undefined {
  switch (kind) {
    case 'map':
      return { kind, fields: new Map() };
    case 'list':
      return { kind, items: new Map(), inserted: new Map() };
    case 'put':
    case 'remove':
      return undefined;
  }
}

/**
 * Both changes as one, where they do not clash. Changes `a` and gives it back, so that joining many costs no more than
 * they are long; leaves `b` as it is and shares none of its maps.
 */
export function join(a: Change | undefined, b: Change): Change {
  const joined = a ?? blank(b.kind);
  if (joined?.kind === 'map' && b.kind === 'map') {
    return joinMaps(joined, b);
  }
  if (joined?.kind === 'list' && b.kind === 'list') {
    return joinLists(joined, b);
  }
  return joined ?? b;
}
