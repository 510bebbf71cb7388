import { Refusal } from './refusal';

/** A stretch of the text and what stands there instead. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const BLANKS = /[ \t]*/y;
const SPACES = / */y;
const COMMENT = /[ \t]*#[^\r\n]*/y;

/** The lines of a text, which ends with a line break, and the edits made to it. */
export class Layout {
  private readonly edits: Edit[] = [];

  constructor(readonly text: string) {}

  /** Where the line of a position starts. */
  lineStart(at: number): number {
    return at === 0 ? 0 : this.text.lastIndexOf('\n', at - 1) + 1;
  }

  /** Where the line after that of a position starts. */
  nextLine(at: number): number {
    const lineFeed = this.text.indexOf('\n', at);
    return lineFeed < 0 ? this.text.length : lineFeed + 1;
  }

  column(at: number): number {
    return at - this.lineStart(at);
  }

  /** The line break before a position; the first of the text where there is none before. */
  lineBreak(at: number): string {
    const start = this.lineStart(at);
    const lineFeed = start === 0 ? this.text.indexOf('\n') : start - 1;
    return this.text[lineFeed - 1] === '\r' ? '\r\n' : '\n';
  }

  /** The blanks with which the line of a position starts. */
  indentation(at: number): string {
    return this.match(BLANKS, this.lineStart(at));
  }

  /** Nothing but blanks stand between the start of the line and the position. */
  startsLine(at: number): boolean {
    const start = this.lineStart(at);
    return start + this.match(BLANKS, start).length >= at;
  }

  /** The position before the blanks that precede it on its line. */
  beforeBlanks(at: number): number {
    let start = at;
    while (this.text[start - 1] === ' ' || this.text[start - 1] === '\t') {
      start -= 1;
    }
    return start;
  }

  /** The position before the line break that ends there. */
  beforeBreak(at: number): number {
    return this.text[at - 1] === '\n' ? at - this.lineBreak(at).length : at;
  }

  /** The end of the comment that follows on the same line, or the position itself. */
  afterComment(at: number): number {
    return at + this.match(COMMENT, at).length;
  }

  /**
   * The start of the first line, from the one that starts at the position, that is no comment indented by as much or
   * more. Such comments belong to what stands above them; a blank line ends them.
   */
  afterComments(lineStart: number, indent: number): number {
    let at = lineStart;
    while (this.match(COMMENT, at) !== '' && this.match(SPACES, at).length >= indent) {
      at = this.nextLine(at);
    }
    return at;
  }

  private match(pattern: RegExp, at: number): string {
    pattern.lastIndex = at;
    return pattern.exec(this.text)?.[0] ?? '';
  }

  insert(at: number, text: string): void {
    this.edits.push({ start: at, end: at, text });
  }

  /** Whole lines, before the line that starts at the position. */
  insertLines(lineStart: number, lines: readonly string[]): void {
    const lineBreak = this.lineBreak(lineStart);
    this.insert(lineStart, lines.map((line) => `${line}${lineBreak}`).join(''));
  }

  replace(start: number, end: number, text: string): void {
    this.edits.push({ start, end, text });
  }

  remove(start: number, end: number): void {
    this.replace(start, end, '');
  }

  /** Removes a stretch with its lines, where nothing else stands on them; otherwise with the blanks between it and what precedes it. */
  wipe(start: number, end: number): void {
    const from = this.beforeBlanks(start);
    const to = end + this.match(BLANKS, end).length;
    const next = this.nextLine(to);
    if (this.lineStart(from) !== from) {
      this.remove(from, end);
    } else if (this.beforeBreak(next) === to) {
      this.remove(from, next);
    } else {
      this.remove(start, to);
    }
  }

  /** The text with the edits. Of edits at one position, the one made first comes first. */
  edited(): string {
    const sorted = [...this.edits].sort((a, b) => a.start - b.start || a.end - b.end);
    const parts: string[] = [];
    let at = 0;
    let removing = false;
    for (const { start, end, text } of sorted) {
      const removes = text === '';
      // Two removals may share the blanks between them.
      if (start < at && !(removes && removing)) {
        throw new Refusal('the edits of the patches overlap');
      }
      parts.push(this.text.slice(at, start), text);
      at = Math.max(at, end);
      removing = removes;
    }
    return [...parts, this.text.slice(at)].join('');
  }
}
