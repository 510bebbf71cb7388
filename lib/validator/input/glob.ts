import * as fs from 'node:fs';

/** How many patterns the braces of one may stand for. */
const MAX_ALTERNATIVES = 1000;

/** Whether a text is a pattern rather than a name. */
export function isGlob(text: string): boolean {
  return /[*?[{]/.test(text);
}

/** Where the brace that opens at `open` closes, and where the commas of its own level stand; undefined where it does not close. */
function braceAt(text: string, open: number): readonly number[] | undefined {
  const marks = [open];
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    const character = text[at];
    depth += character === '{' ? 1 : character === '}' ? -1 : 0;
    if (depth === 0) {
      return [...marks, at];
    }
    if (character === ',' && depth === 1) {
      marks.push(at);
    }
  }
  return undefined;
}

/**
 * The patterns without braces that one with braces stands for: `{a,b}/*.yaml`. Braces that do not close, or hold no
 * comma, stand for themselves.
 *
 * @throws RangeError where there are more than 1,000
 */
export function expandBraces(pattern: string): readonly string[] {
  const done: string[] = [];
  const open: { readonly text: string; readonly from: number }[] = [{ text: pattern, from: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { text, from } = next;
    const brace = text.indexOf('{', from);
    if (brace < 0) {
      done.push(text);
    } else {
      const marks = braceAt(text, brace);
      if (marks === undefined || marks.length === 2) {
        open.push({ text, from: brace + 1 });
      } else {
        const [head, tail] = [text.slice(0, brace), text.slice(marks.at(-1)! + 1)];
        const parts = marks.slice(1).map((mark, index) => text.slice(marks[index] + 1, mark));
        open.push(...parts.map((part) => ({ text: `${head}${part}${tail}`, from: brace })));
      }
    }
    if (open.length + done.length > MAX_ALTERNATIVES) {
      throw new RangeError(`its braces stand for more than ${MAX_ALTERNATIVES.toLocaleString('en')} patterns`);
    }
  }
  return done;
}

const SPECIAL = /[\\^$.*+?()[\]{}|]/g;
const PIECE = /\*+|\?|\[(!|\^)?(\]?[^\]]*)\]|[^*?[]+|\[/g;

/**
 * One segment of a pattern as an expression for names: `*`, `?`, `[a-z]`, `[!a-z]`. As in a shell, a name that begins
 * with a point is matched by a point only.
 */
export function segmentPattern(segment: string): RegExp {
  const source = segment.replace(PIECE, (piece: string, negation: string | undefined, members: string | undefined) => {
    if (piece.startsWith('*')) {
      return '.*';
    }
    if (piece === '?') {
      return '.';
    }
    return members === undefined
      ? piece.replace(SPECIAL, '\\$&')
      : `[${negation === undefined ? '' : '^'}${members.replace(/[\\\]^[]/g, '\\$&')}]`;
  });
  const hidden = segment.startsWith('.') ? '' : '(?!\\.)';
  try {
    return new RegExp(`^${hidden}${source}$`, 'su');
  } catch {
    // A range that is none, such as [z-a], matches nothing.
    return /(?!)/;
  }
}

/** A name below a directory, as a user would write it; '' and '.' are the working directory. */
export function join(directory: string, name: string): string {
  if (directory === '' || directory === '.') {
    return name;
  }
  return directory.endsWith('/') ? `${directory}${name}` : `${directory}/${name}`;
}

/** Whether patterns and walks pass a directory by: hidden ones are those of tools, and dependencies are somebody else's. */
export function isPassedBy(name: string): boolean {
  return name === 'node_modules' || name.startsWith('.');
}

/** Whether something is a directory, or a link to one. */
export function isDirectory(path: string): boolean {
  try {
    return fs.statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** One pattern without braces. */
export class Glob {
  /** Directories that `**` has been in, by their real path and what is left of the pattern: loops of links end here. */
  private readonly seen = new Set<string>();

  constructor(
    private readonly pattern: string,
    /** Told of directories that cannot be read. */
    private readonly onError: (path: string, error: unknown) => void,
  ) {}

  /** The files and directories that match. `**` at the end stands for the directories themselves. */
  *matches(): Generator<string> {
    yield* this.below(this.pattern.startsWith('/') ? '/' : '', this.pattern.split('/').filter(Boolean));
  }

  private *below(directory: string, [segment, ...rest]: readonly string[]): Generator<string> {
    if (segment === undefined) {
      yield directory || '.';
    } else if (segment === '**') {
      yield* this.anyDepth(directory, rest);
    } else if (!isGlob(segment)) {
      const path = join(directory, segment);
      if (fs.existsSync(path)) {
        yield* this.below(path, rest);
      }
    } else {
      const pattern = segmentPattern(segment);
      for (const name of this.names(directory).filter((each) => pattern.test(each))) {
        const path = join(directory, name);
        if (rest.length === 0 || isDirectory(path)) {
          yield* this.below(path, rest);
        }
      }
    }
  }

  private *anyDepth(directory: string, rest: readonly string[]): Generator<string> {
    const key = `${fs.realpathSync.native(directory || '.')}\n${rest.length}`;
    if (this.seen.has(key)) {
      return;
    }
    this.seen.add(key);
    yield* this.below(directory, rest);
    if (rest.length > 0) {
      for (const name of this.names(directory).filter((each) => !isPassedBy(each))) {
        const path = join(directory, name);
        if (isDirectory(path)) {
          yield* this.anyDepth(path, rest);
        }
      }
    }
  }

  private names(directory: string): readonly string[] {
    try {
      return fs.readdirSync(directory || '.');
    } catch (error) {
      this.onError(directory, error);
      return [];
    }
  }
}
