import type { CST } from 'yaml';
import type { Addition, Collection, Entry, Page, Plan } from './collection';
import { flowStyleOf } from './flow-style';
import type { Layout } from './layout';
import { blockLines, fieldLines, flowText, isNested, itemLines, leafText } from './render';
import {
  bodyStart,
  entryEnd,
  entryStart,
  hasComment,
  isBlock,
  isEntry,
  isFlow,
  leadEnd,
  lineBelow,
  tokenEnd,
  tokenStart,
} from './tokens';

const QUOTES = { 'single-quoted-scalar': "'", 'double-quoted-scalar': '"' } as const;

type Old = CST.Token | null | undefined;

/** A flow collection that holds something, and so shows that its writer wants flow style there. */
function isFilled(token: Old): token is CST.FlowCollection {
  return isFlow(token) && (token.items as readonly CST.CollectionItem[]).some(isEntry);
}

/** What became of the entries that a collection behind a dash starts with. */
interface Head {
  /** How many of the entries to remove are done with, from the first on. */
  readonly done: number;
  /** The entry that stands behind the dash now; undefined where there is no dash, or nothing behind it. */
  readonly next: number | undefined;
}

/** A map or a list in block style. */
export class BlockCollection implements Collection {
  readonly inner = undefined;
  private readonly layout: Layout;

  constructor(
    private readonly page: Page,
    private readonly token: CST.BlockMap | CST.BlockSequence,
    readonly entries: readonly Entry[],
    /** Column of the collection in which this one stands; -1 at the root. */
    private readonly parentIndent: number,
  ) {
    this.layout = page.layout;
  }

  put(entry: Entry, value: unknown): void {
    const old = entry.token.value;
    const lead = leadEnd(this.token, entry.token);
    if (this.token.type === 'block-map' && isNested(value) && !isFilled(old)) {
      const indent = this.token.indent + (Array.isArray(value) ? this.page.style.listStep : this.page.style.step);
      this.layout.insertLines(this.clear(lead, old), blockLines(value, indent, this.page.style));
    } else {
      this.putInline(lead, old, this.inlineText(value, old));
    }
  }

  /** The value as it is written after `:` or `-`. */
  private inlineText(value: unknown, old: Old): string {
    if (isFilled(old)) {
      return flowText(value, flowStyleOf(old, this.layout, false));
    }
    if (isNested(value)) {
      const lines = blockLines(value, this.token.indent + 2, this.page.style);
      return lines.join(this.layout.lineBreak(this.token.offset)).trimStart();
    }
    return leafText(value, { quote: QUOTES[old?.type as keyof typeof QUOTES] });
  }

  /** Comments below a value that are indented by more than its key belong to it. */
  private belowComments(lineStart: number): number {
    return this.layout.afterComments(lineStart, this.token.indent + 1);
  }

  /** Takes the value of a key away, and gives the start of the line where another may start. */
  private clear(lead: number, old: Old): number {
    const { layout } = this;
    if (!old) {
      return this.belowComments(layout.nextLine(lead));
    }
    if (isBlock(old)) {
      const end = this.belowComments(lineBelow(old, layout));
      layout.remove(layout.nextLine(lead), end);
      return end;
    }
    if (old.type === 'block-scalar') {
      layout.wipe(old.offset, old.offset + blockHeader(old).length);
      layout.remove(bodyStart(old), tokenEnd(old));
      return tokenEnd(old);
    }
    layout.wipe(old.offset, tokenEnd(old));
    return this.belowComments(layout.nextLine(tokenEnd(old)));
  }

  private putInline(lead: number, old: Old, text: string): void {
    const { layout } = this;
    if (!old) {
      layout.insert(lead, ` ${text}`);
    } else if (old.type === 'block-scalar') {
      layout.replace(old.offset, old.offset + blockHeader(old).length, text);
      layout.remove(bodyStart(old), tokenEnd(old));
    } else if (isBlock(old) && layout.startsLine(tokenStart(old))) {
      layout.insert(lead, ` ${text}`);
      layout.remove(layout.nextLine(lead), this.belowComments(lineBelow(old, layout)));
    } else {
      layout.replace(tokenStart(old), layout.beforeBreak(tokenEnd(old)), text);
    }
  }

  rearrange({ removed, added }: Plan): void {
    const { done, next } = this.removeHead(removed);
    for (const index of removed) {
      if (index >= done) {
        this.layout.remove(this.layout.lineStart(this.start(index)), this.belowComments(this.lineBelow(index)));
      }
    }
    added.forEach((additions, gap) => {
      const lines = additions.flatMap((addition) => this.linesOf(addition));
      if (next !== undefined && gap <= next) {
        this.insertBehindDash(next, lines);
      } else if (gap === 0 && this.layout.startsLine(this.start(0))) {
        this.layout.insertLines(this.layout.lineStart(this.start(0)), lines);
      } else {
        this.layout.insertLines(this.lineAfter(Math.max(gap, 1) - 1), lines);
      }
    });
  }

  private linesOf({ key, value }: Addition): readonly string[] {
    const { indent } = this.token;
    return key === undefined
      ? itemLines(value, indent, this.page.style)
      : fieldLines(key, value, indent, this.page.style);
  }

  /** The start of the line below an entry and its comments. */
  private lineAfter(index: number): number {
    const { indent } = this.token;
    const start = this.lineBelow(index);
    // What follows the last entry may belong to the next key of the parent where that has the same indentation.
    const own = index === this.entries.length - 1 && indent > this.parentIndent;
    return this.layout.afterComments(start, own ? indent : indent + 1);
  }

  private lineBelow(index: number): number {
    const { token } = this.entries[index];
    if (token.value) {
      return lineBelow(token.value, this.layout);
    }
    return this.layout.nextLine(entryEnd(token));
  }

  private start(index: number): number {
    return entryStart(this.entries[index].token);
  }

  /** `- - a`: new items take the place of the first that stays, which moves to a line of its own. */
  private insertBehindDash(next: number, lines: readonly string[]): void {
    const start = this.start(next);
    const lineBreak = this.layout.lineBreak(start);
    const rest = `${lineBreak}${' '.repeat(this.token.indent)}`;
    this.layout.insert(start, `${lines.join(lineBreak).trimStart()}${rest}`);
  }

  /**
   * Removes the entries that a collection behind a dash starts with: `- a: 1`. The first that stays moves up, unless
   * comments stand between or none stays: then the dash is left alone on its line.
   */
  private removeHead(removed: ReadonlySet<number>): Head {
    const { layout, entries } = this;
    if (layout.startsLine(this.start(0))) {
      return { done: 0, next: undefined };
    }
    let next = 0;
    while (removed.has(next)) {
      next += 1;
    }
    const commented = entries.slice(1, next + 1).some(({ token }) => hasComment(token.start));
    if (next === entries.length || commented) {
      layout.remove(layout.beforeBlanks(this.start(0)), layout.beforeBreak(this.lineBelow(0)));
      return { done: 1, next: undefined };
    }
    layout.remove(this.start(0), this.start(next));
    return { done: next, next };
  }
}

/** `|`, `>-`, `|2` */
function blockHeader({ props }: CST.BlockScalar): string {
  return (props[0] as CST.SourceToken).source;
}
