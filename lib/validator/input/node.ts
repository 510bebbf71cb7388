/** A value with its place in the text. */
export interface Node {
  /** Where the parser began to look for it: blanks, comments, an anchor and a tag may stand between here and its content. */
  open: number;
  end: number;
  kind: 'scalar' | 'alias' | 'map' | 'list';
  value: unknown;
  /** Of a list: its elements. Of a map: key and value by turns; a value that is not written is undefined. */
  children: (Node | undefined)[];
  /** Levels of maps and lists in it, aliases followed. Counted only in texts with aliases, as `aliased` is. */
  depth: number;
  /** How many characters the aliases in it stand for. */
  aliased: number;
}

/** Shared by all nodes without children: most nodes are. */
const NO_CHILDREN: (Node | undefined)[] = [];

/** A node without children. */
export function newNode(open: number, end: number, value: unknown): Node {
  return { open, end, kind: 'scalar', value, children: NO_CHILDREN, depth: 0, aliased: 0 };
}

/** A map as data. */
export type Fields = { [key: string]: unknown };

/** The offset behind blanks, line breaks and comments. */
export function skipBlanks(text: string, offset: number): number {
  let at = offset;
  for (;;) {
    const character = text[at];
    if (character === '#') {
      while (at < text.length && text[at] !== '\n' && text[at] !== '\r') {
        at += 1;
      }
    } else if (character === ' ' || character === '\n' || character === '\r' || character === '\t') {
      at += 1;
    } else {
      return at;
    }
  }
}

const ANCHOR_OR_TAG = /&[^\s[\]{},]+|![^\s]*/y;

/** Where the content of a node starts, behind its anchor and its tag. */
export function contentOf(text: string, node: Node): number {
  return contentAt(text, node.open);
}

/** Where the content of a value starts that the parser began to look for at an offset. */
export function contentAt(text: string, open: number): number {
  let at = skipBlanks(text, open);
  while (text[at] === '&' || text[at] === '!') {
    ANCHOR_OR_TAG.lastIndex = at;
    const match = ANCHOR_OR_TAG.exec(text);
    if (match === null) {
      return at;
    }
    at = skipBlanks(text, at + match[0].length);
  }
  return at;
}

/** Whether a key is followed by ":", and thus by a value of its own. */
export function hasValue(text: string, key: Node): boolean {
  return text[key.end] === ':' || text[skipBlanks(text, key.end)] === ':';
}

/** An unquoted `<<`, which merges the maps of its value into its own. */
export function isMerge(text: string, key: Node): boolean {
  return key.value === '<<' && key.kind === 'scalar' && text[contentOf(text, key)] === '<';
}

/** Sets a field of its own, whatever its name. */
export function setField(fields: Fields, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(fields, name, { value, configurable: true, enumerable: true, writable: true });
  } else {
    fields[name] = value;
  }
}
