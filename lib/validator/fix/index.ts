import type { Fixed, ObjectPatch } from './object-patch';
import type * as Patches from './patches';

export type { Fixed, ObjectPatch, Refused } from './object-patch';

/**
 * The text with the patches applied, and every other byte of it as it was: comments, order, quotes, indentation, blank
 * lines, line breaks and document markers. Does JSON in the same way.
 *
 * - Every patch is relative to the text as given; what they change is joined. A patch that contradicts one before it
 *   is refused, as is one that would reach other places through an alias, an anchor or a merge key.
 * - `add` makes parents that are missing or null: a list where the next token is "-", otherwise a map.
 * - New fields go to the end of their map, in its style. `{}` and `[]` that get content in a block become blocks; what
 *   has content keeps its style, and a collection that loses its last entry becomes `{}` or `[]`.
 * - A field or item that goes takes with it the comment at the end of its line and those indented below it; comments
 *   above it stay.
 * - The result is read again: a text that would not have exactly the data meant is never given.
 */
export function applyPatches(text: string, patches: readonly ObjectPatch[]): Fixed {
  if (patches.length === 0) {
    return { text, applied: [], refused: [] };
  }
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the parser takes long to load and is seldom needed
  const { patched } = require('./patches') as typeof Patches;
  return patched(text, patches);
}
