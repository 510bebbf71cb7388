import type { PatchOperation } from '../check';
import type { Path } from '../shape';
import { nounOf } from '../shape';
import { quote } from '../text';
import { Change, changed, difference, fieldOf, isFields, ListChange, MapChange, REMOVAL } from './change';
import { placeText, Refusal } from './refusal';

/** A value of the file on the way of an operation. */
export interface Spot {
  /** As it stands in the file; undefined where nothing does. */
  readonly before: unknown;
  /** What earlier operations of the same patch make of it. */
  readonly change: Change | undefined;
  readonly path: Path;
}

const POINTER = /^(?:\/(?:[^~/]|~[01])*)*$/;
const INDEX = /^(?:0|[1-9]\d*)$/;

/** The tokens of a JSON pointer (RFC 6901). */
export function tokensOf(pointer: string): readonly string[] {
  if (!POINTER.test(pointer)) {
    throw new Refusal(`the patch has the path ${quote(pointer)}, which is no JSON pointer`);
  }
  const tokens = pointer.split('/').slice(1);
  return tokens.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** True for what JSON can write: no undefined, no NaN, no Date. */
export function isJson(value: unknown): boolean {
  if (Array.isArray(value)) {
    return value.every(isJson);
  }
  if (isFields(value)) {
    return Object.prototype.toString.call(value) === '[object Object]' && Object.values(value).every(isJson);
  }
  return value === null || ['string', 'boolean'].includes(typeof value) || Number.isFinite(value);
}

function nothingAt(path: Path): Refusal {
  return new Refusal(`there is nothing at ${placeText(path)}`);
}

function amendTarget({ before, change, path }: Spot, operation: PatchOperation): Change | undefined {
  const stands = change === undefined ? before !== undefined : change.kind !== 'remove';
  if (operation.op !== 'add' && !stands) {
    throw nothingAt(path);
  }
  return operation.op === 'remove' ? REMOVAL : difference(before, operation.value);
}

function amendMap(spot: Spot, [key = '', ...rest]: readonly string[], operation: PatchOperation): Change | undefined {
  const fields = new Map((spot.change as MapChange | undefined)?.fields);
  const before = fieldOf(spot.before, key);
  const child = amend({ before, change: fields.get(key), path: [...spot.path, key] }, rest, operation);
  if (child === undefined || (child.kind === 'remove' && before === undefined)) {
    fields.delete(key);
  } else {
    fields.set(key, child);
  }
  return fields.size === 0 && isFields(spot.before) ? undefined : { kind: 'map', fields };
}

/** An item of a list as it is now: one of the file, or one that was inserted. */
type Place = { readonly item: number } | { readonly gap: number; readonly offset: number };

function* placesOf(length: number, { items, inserted }: ListChange): Generator<Place> {
  for (let item = 0; item <= length; item += 1) {
    for (const offset of (inserted.get(item) ?? []).keys()) {
      yield { gap: item, offset };
    }
    if (item < length && items.get(item)?.kind !== 'remove') {
      yield { item };
    }
  }
}

/** The places of the list now, of which most lists have as many as in the file. */
function placeAt(length: number, change: ListChange, index: number): Place | undefined {
  const moved = change.inserted.size > 0 || [...change.items.values()].some(({ kind }) => kind === 'remove');
  if (moved) {
    return [...placesOf(length, change)][index];
  }
  return index < length ? { item: index } : undefined;
}

/** The list before an operation, with copies of its maps that may be changed. */
interface Draft extends ListChange {
  readonly path: Path;
  readonly before: readonly unknown[];
}

function insert(draft: Draft, token: string, value: unknown): void {
  const { before, inserted } = draft;
  const end: Place = { gap: before.length, offset: inserted.get(before.length)?.length ?? 0 };
  const index = Number(token);
  const place = token === '-' ? end : placeAt(before.length, draft, index);
  if (place === undefined && index !== [...placesOf(before.length, draft)].length) {
    throw nothingAt([...draft.path, index]);
  }
  const at = place ?? end;
  const gap = 'item' in at ? at.item : at.gap;
  const values = inserted.get(gap) ?? [];
  const offset = 'item' in at ? values.length : at.offset;
  inserted.set(gap, [...values.slice(0, offset), value, ...values.slice(offset)]);
}

/** An operation on an item that the same patch has inserted, or below it. */
function amendInserted(
  draft: Draft,
  { gap, offset }: { readonly gap: number; readonly offset: number },
  amended: (before: unknown, change: Change | undefined) => Change | undefined,
): void {
  const values = draft.inserted.get(gap)!;
  const change = amended(values[offset], undefined);
  const value = change?.kind === 'remove' ? [] : [changed(values[offset], change)];
  const left = [...values.slice(0, offset), ...value, ...values.slice(offset + 1)];
  if (left.length > 0) {
    draft.inserted.set(gap, left);
  } else {
    draft.inserted.delete(gap);
  }
}

function amendItem(draft: Draft, [token = '', ...rest]: readonly string[], operation: PatchOperation): void {
  const index = Number(token);
  const place = token === '-' ? undefined : placeAt(draft.before.length, draft, index);
  const path = [...draft.path, token === '-' ? token : index];
  if (place === undefined) {
    throw nothingAt(path);
  }
  const amended = (before: unknown, change: Change | undefined): Change | undefined =>
    amend({ before, change, path }, rest, operation);
  if (!('item' in place)) {
    amendInserted(draft, place, amended);
    return;
  }
  const child = amended(draft.before[place.item], draft.items.get(place.item));
  if (child === undefined) {
    draft.items.delete(place.item);
  } else {
    draft.items.set(place.item, child);
  }
}

function draftOf({ before, change, path }: Spot): Draft {
  const { items, inserted } = change?.kind === 'list' ? change : { items: [], inserted: [] };
  const list: readonly unknown[] = Array.isArray(before) ? before : [];
  return { kind: 'list', path, before: list, items: new Map(items), inserted: new Map(inserted) };
}

function amendList(spot: Spot, tokens: readonly string[], operation: PatchOperation): Change | undefined {
  const token = tokens[0];
  if (token !== '-' && !INDEX.test(token)) {
    throw new Refusal(`${placeText(spot.path)} is a list, and ${quote(token)} is no index of one`);
  }
  const draft = draftOf(spot);
  if (tokens.length === 1 && operation.op === 'add') {
    insert(draft, token, operation.value);
  } else {
    amendItem(draft, tokens, operation);
  }
  const { items, inserted } = draft;
  const nothing = items.size === 0 && inserted.size === 0 && Array.isArray(spot.before);
  return nothing ? undefined : { kind: 'list', items, inserted };
}

/** An operation below a value that the same patch has written or removed: it happens within that value. */
function amendWritten(
  { before, change, path }: Spot,
  tokens: readonly string[],
  operation: PatchOperation,
): Change | undefined {
  const written = changed(before, change);
  return difference(before, changed(written, amend({ before: written, change: undefined, path }, tokens, operation)));
}

/** What the operation finds: a list, a map, or neither. What is missing becomes what the token needs. */
function kindOf({ before, change }: Spot, token: string): 'list' | 'map' | undefined {
  if (change?.kind === 'list' || change?.kind === 'map') {
    return change.kind;
  }
  if (before === undefined || before === null) {
    return token === '-' ? 'list' : 'map';
  }
  return Array.isArray(before) ? 'list' : isFields(before) ? 'map' : undefined;
}

/**
 * The change of a value with one more operation of a JSON patch (RFC 6902). Unlike there, `add` makes the parents that
 * are missing or null: a list where the next token is "-", otherwise a map.
 */
export function amend(spot: Spot, tokens: readonly string[], operation: PatchOperation): Change | undefined {
  if (tokens.length === 0) {
    return amendTarget(spot, operation);
  }
  if (spot.change?.kind === 'put' || spot.change?.kind === 'remove') {
    return amendWritten(spot, tokens, operation);
  }
  switch (kindOf(spot, tokens[0])) {
    case 'list':
      return amendList(spot, tokens, operation);
    case 'map':
      return amendMap(spot, tokens, operation);
    case undefined:
      throw new Refusal(`${placeText(spot.path)} is ${nounOf(spot.before)}, not a map or a list`);
  }
}
