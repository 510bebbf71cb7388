import type { CST } from 'yaml';
import type { Layout } from './layout';
import type { FlowStyle } from './render';
import { entryStart, hasComment, isEntry, isFlow } from './tokens';

type Item = CST.CollectionItem;

/** The entries of a flow collection. */
function flowEntries(token: CST.FlowCollection): readonly Item[] {
  return (token.items as readonly Item[]).filter(isEntry);
}

/** True where the first entry stands on a line of its own. */
export function isMultiline(token: CST.FlowCollection): boolean {
  return (token.items as readonly Item[])[0]?.start.some(({ type }) => type === 'newline') === true;
}

/** True where comments stand between the braces of a collection that holds nothing else. */
export function holdsComments(token: CST.FlowCollection): boolean {
  return token.items.some(({ start }) => hasComment(start));
}

/** The entries of a flow collection and of those in it, each before what is in it. */
function* samples(token: CST.FlowCollection): Generator<Item> {
  for (const item of flowEntries(token)) {
    yield item;
    if (isFlow(item.value)) {
      yield* samples(item.value);
    }
  }
}

/** What JSON writes without quotes, as YAML does. */
const BARE = /^(?:true|false|null|-?\d[\d.eE+-]*)$/;

function isJson({ key, value }: Item): boolean | undefined {
  const scalar = key ?? value;
  if (scalar?.type === 'scalar') {
    return key === scalar || !BARE.test(scalar.source) ? false : undefined;
  }
  return scalar?.type.endsWith('quoted-scalar') ? scalar.type === 'double-quoted-scalar' : undefined;
}

function isTight({ sep, start }: Item): boolean | undefined {
  if (sep?.some(({ type }) => type === 'map-value-ind')) {
    return sep.length === 1;
  }
  return start.some(({ type }) => type === 'comma') ? start.length === 1 : undefined;
}

/** What the first entry shows that shows something. */
function shown(token: CST.FlowCollection, of: (item: Item) => boolean | undefined): boolean | undefined {
  for (const item of samples(token)) {
    const seen = of(item);
    if (seen !== undefined) {
      return seen;
    }
  }
  return undefined;
}

function stepOf(token: CST.FlowCollection, layout: Layout): string {
  const first = flowEntries(token).at(0);
  if (first === undefined || !isMultiline(token)) {
    return '  ';
  }
  const outer = layout.indentation(token.offset);
  const inner = layout.indentation(entryStart(first));
  return inner.startsWith(outer) && inner.length > outer.length ? inner.slice(outer.length) : '  ';
}

/** How an outermost flow collection is written, by its own example; where it shows nothing, JSON at the root. */
export function flowStyleOf(token: CST.FlowCollection, layout: Layout, atRoot: boolean): FlowStyle {
  const json = shown(token, isJson) ?? atRoot;
  // YAML needs the space after ":" unless the key is quoted.
  return { json, tight: json && shown(token, isTight) === true, step: stepOf(token, layout) };
}
