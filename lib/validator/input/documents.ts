/** One document of a text. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

/** `---` and `...` at the start of a line, wherever they stand: even in a block scalar they end the document. */
const MARKER = /(?:^|[\r\n])(---|\.\.\.)(?=[ \t\r\n]|$)/g;

/** A line that is neither blank nor a comment nor a directive. */
const CONTENT = /(?:^|[\r\n])[ \t]*[^ \t\r\n#%]/;

/** `...`, which ends a document without beginning another. */
const END = /(?:^|[\r\n])\.\.\.(?=[ \t\r\n]|$)/;

/** Whether a text has `...` on a line of its own, where the parser and `split` may count empty documents in another way. */
export function hasEndMarker(text: string): boolean {
  return text.includes('...') && END.test(text);
}

/** The documents of a text. Comments and directives before `---` belong to the document that it begins. */
export function split(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  let begun = false;
  const end = (at: number): boolean => {
    const holds = begun || CONTENT.test(text.slice(start, at));
    if (holds) {
      pieces.push({ start, end: at });
    }
    return holds;
  };
  for (const match of text.matchAll(MARKER)) {
    const marker = match[1];
    const at = match.index + match[0].length - marker.length;
    const ended = end(at);
    const begins = marker === '---';
    if (ended || !begins) {
      start = begins ? at : at + marker.length;
    }
    begun = begins;
  }
  end(text.length);
  return pieces;
}
