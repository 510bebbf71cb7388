import { Cidr, leadingBits, parseCidr } from '../analysis/cidr';
import { WIDEST_PREFIX } from '../hardening';
import type { Tree } from './tree';

/** A range of addresses, ready to be compared with many others. */
export interface Range extends Cidr {
  /** The bits with which all of its addresses begin. */
  readonly bits: string;
}

/** What is longer than this is no range, and not worth parsing. */
const MAX_TEXT = 64;

function parse(text: string): Range | undefined {
  const cidr = text.length > MAX_TEXT ? undefined : parseCidr(text);
  return cidr && { ...cidr, bits: leadingBits(cidr.text) };
}

function cache(): Map<string, Range | undefined> {
  return new Map();
}

/** The range that a text stands for; `undefined` where it is none. Policies repeat their ranges: each is read once. */
export function rangeOf(tree: Tree, text: string | undefined): Range | undefined {
  if (text === undefined) {
    return undefined;
  }
  const parsed = tree.once(cache);
  if (!parsed.has(text)) {
    parsed.set(text, parse(text));
  }
  return parsed.get(text);
}

/** Whether every address of `inner` is one of `outer`. */
export function covers(outer: Range, inner: Range): boolean {
  return outer.family === inner.family && inner.bits.startsWith(outer.bits);
}

/** Whether a range is everybody rather than somebody. */
export function isEverybody(range: Range): boolean {
  return range.prefix < WIDEST_PREFIX[range.family];
}

/** The ranges among `texts` that lie in a block and in none of its exceptions. */
export function reached(
  tree: Tree,
  { cidr, except = [] }: { readonly cidr?: string; readonly except?: readonly string[] },
  texts: readonly string[],
): readonly string[] {
  const block = rangeOf(tree, cidr);
  if (block === undefined) {
    return [];
  }
  const inside = texts.filter((text) => covers(block, rangeOf(tree, text)!));
  if (inside.length === 0) {
    return inside;
  }
  const exceptions = except.flatMap((text) => rangeOf(tree, text) ?? []);
  return inside.filter((text) => !exceptions.some((exception) => covers(exception, rangeOf(tree, text)!)));
}
