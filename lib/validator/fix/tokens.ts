import type { CST } from 'yaml';
import type { Layout } from './layout';
import { Refusal } from './refusal';

type Item = CST.CollectionItem;

/** Tokens that are neither blank, comment nor comma: those with which an entry starts. */
function isContent({ type }: CST.SourceToken): boolean {
  return type !== 'space' && type !== 'newline' && type !== 'comment' && type !== 'comma';
}

function endOf({ offset, source }: CST.SourceToken): number {
  return offset + source.length;
}

function last<T>(list: readonly T[], wanted: (element: T) => boolean): T | undefined {
  for (let index = list.length - 1; index >= 0; index -= 1) {
    if (wanted(list[index])) {
      return list[index];
    }
  }
  return undefined;
}

/** True for an entry; false for the comments that a collection ends with, and for a comma behind the last entry. */
export function isEntry({ start, key, sep, value }: Item): boolean {
  return Boolean(key ?? value) || sep?.some(isContent) === true || start.some(isContent);
}

/** Where an entry starts: at its dash, `?`, anchor, key or value. */
export function entryStart({ start, key, sep, value }: Item): number {
  return (start.find(isContent) ?? key ?? sep?.[0] ?? value)!.offset;
}

/** Where the text of an entry ends, before blanks and comments. */
export function entryEnd({ start, key, sep, value }: Item): number {
  const colon = sep && last(sep, isContent);
  if (value) {
    return tokenEnd(value);
  }
  if (colon) {
    return endOf(colon);
  }
  return key ? tokenEnd(key) : endOf(last(start, isContent)!);
}

export function isFlow(token: CST.Token | null | undefined): token is CST.FlowCollection {
  return token?.type === 'flow-collection';
}

export function isBlock(token: CST.Token | null | undefined): token is CST.BlockMap | CST.BlockSequence {
  return token?.type === 'block-map' || token?.type === 'block-seq';
}

export function hasComment(tokens: readonly CST.SourceToken[]): boolean {
  return tokens.some(({ type }) => type === 'comment');
}

/** Where a block scalar's own lines start, below its header. */
export function bodyStart({ offset, props }: CST.BlockScalar): number {
  return props.reduce((at, prop) => at + ('source' in prop ? prop.source.length : 0), offset);
}

/** Where the value of a token starts; the anchor and the tag of a collection are not part of it. */
export function tokenStart(token: CST.Token): number {
  return isBlock(token) ? entryStart(token.items[0]) : token.offset;
}

/** Where the text of a value ends, before blanks and comments; behind the last line break for a block scalar. */
export function tokenEnd(token: CST.Token): number {
  if (isBlock(token)) {
    return entryEnd(last<Item>(token.items, isEntry)!);
  }
  if (isFlow(token)) {
    return endOf(token.end[0]);
  }
  if (token.type === 'block-scalar') {
    return bodyStart(token) + token.source.length;
  }
  return token.offset + ('source' in token ? token.source.length : 0);
}

/** The start of the line below a value. */
export function lineBelow(token: CST.Token, layout: Layout): number {
  const end = tokenEnd(token);
  return layout.text[end - 1] === '\n' ? end : layout.nextLine(end);
}

/** The end of the `:` or `-` of an entry of a block collection, or of the anchor after it; there its value may start. */
export function leadEnd(token: CST.BlockMap | CST.BlockSequence, { start, sep }: Item): number {
  const lead = token.type === 'block-map' ? sep : start;
  const indicator = token.type === 'block-map' ? 'map-value-ind' : 'seq-item-ind';
  if (!lead?.some(({ type }) => type === indicator)) {
    throw new Refusal('the value belongs to a key written with "?" and without ":"');
  }
  return endOf(last(lead, isContent)!);
}
