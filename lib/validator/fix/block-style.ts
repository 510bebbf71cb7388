import type { CST } from 'yaml';
import type { BlockStyle } from './render';
import { isBlock } from './tokens';

/** What a document shows of its style. */
type Seen = { -readonly [field in keyof BlockStyle]?: number };

/** The collection is looked at where it stands below a key of a map, and then what is in it. */
function see(token: CST.Token | undefined, parent: CST.BlockMap | undefined, seen: Seen): void {
  if (!isBlock(token)) {
    return;
  }
  const map = token.type === 'block-map' ? token : undefined;
  if (parent !== undefined) {
    seen[map ? 'step' : 'listStep'] ??= token.indent - parent.indent;
  }
  for (const { value } of token.items as readonly CST.CollectionItem[]) {
    if (seen.step !== undefined && seen.listStep !== undefined) {
      return;
    }
    see(value, map, seen);
  }
}

/** How documents indent, as far as they show it: by the first example that there is. */
export function blockStyleOf(documents: readonly (CST.Token | undefined)[]): Partial<BlockStyle> {
  const seen: Seen = {};
  documents.forEach((document) => see(document, undefined, seen));
  return seen;
}
