import type { CST } from 'yaml';
import type { Addition, Collection, Entry, FlowContext, Page, Plan } from './collection';
import { holdsComments, isMultiline } from './flow-style';
import type { Layout } from './layout';
import { flowFieldText, flowText } from './render';
import { entryEnd, entryStart, hasComment, tokenEnd } from './tokens';

function isComma({ type }: CST.SourceToken): boolean {
  return type === 'comma';
}

/** A map or a list in flow style, or in JSON. */
export class FlowCollection implements Collection {
  readonly inner: FlowContext;
  private readonly layout: Layout;

  constructor(
    page: Page,
    private readonly token: CST.FlowCollection,
    readonly entries: readonly Entry[],
    outer: FlowContext,
  ) {
    this.layout = page.layout;
    this.inner = { style: outer.style, multiline: entries.length > 0 ? isMultiline(token) : outer.multiline };
  }

  put(entry: Entry, value: unknown): void {
    const { sep, value: old } = entry.token;
    const text = flowText(value, this.inner.style, this.leadAt(entryStart(entry.token)));
    if (old) {
      this.layout.replace(old.offset, tokenEnd(old), text);
    } else {
      const colon = sep?.some(({ type }) => type === 'map-value-ind') ? '' : ':';
      this.layout.insert(entryEnd(entry.token), `${colon} ${text}`);
    }
  }

  /** The line break and the indentation of a line; undefined where all is on one line. */
  private leadAt(at: number): string | undefined {
    return this.inner.multiline ? `${this.layout.lineBreak(at)}${this.layout.indentation(at)}` : undefined;
  }

  rearrange({ removed, added }: Plan): void {
    if (this.entries.length === 0) {
      this.fill([...added.values()].flat());
    } else if (removed.size === this.entries.length) {
      const lead = this.leadAt(this.start(0));
      const texts = [...added.values()].flat().map((addition) => this.textOf(addition, lead));
      this.layout.replace(this.start(0), this.end(this.entries.length - 1), texts.join(this.separator(lead)));
    } else {
      this.remove(removed);
      added.forEach((additions, gap) => this.add(gap, additions, removed));
    }
  }

  private textOf({ key, value }: Addition, lead: string | undefined): string {
    const { style } = this.inner;
    return key === undefined ? flowText(value, style, lead) : flowFieldText(key, value, style, lead);
  }

  private separator(lead: string | undefined): string {
    return lead === undefined ? (this.inner.style.tight ? ',' : ', ') : `,${lead}`;
  }

  /** Puts entries between braces that hold none. */
  private fill(additions: readonly Addition[]): void {
    const open = this.token.offset + 1;
    const close = this.token.end[0].offset;
    const { multiline, style } = this.inner;
    const outer = multiline && style.json ? this.leadAt(open) : undefined;
    const lead = outer === undefined ? undefined : `${outer}${style.step}`;
    const text = additions.map((addition) => this.textOf(addition, lead)).join(this.separator(lead));
    if (holdsComments(this.token)) {
      // The brace stands on the line below a comment.
      this.layout.insert(close, `${text}${this.layout.lineBreak(close)}${this.layout.indentation(close)}`);
    } else {
      this.layout.replace(open, close, `${lead ?? ''}${text}${outer ?? ''}`);
    }
  }

  private add(gap: number, additions: readonly Addition[], removed: ReadonlySet<number>): void {
    let next = gap;
    while (removed.has(next)) {
      next += 1;
    }
    if (next === this.entries.length) {
      this.append(additions, this.lastKept(removed));
      return;
    }
    const start = this.start(next);
    const lead = this.leadAt(start);
    const separator = this.separator(lead);
    this.layout.insert(start, additions.map((addition) => `${this.textOf(addition, lead)}${separator}`).join(''));
  }

  private lastKept(removed: ReadonlySet<number>): number {
    let last = this.entries.length - 1;
    while (removed.has(last)) {
      last -= 1;
    }
    return last;
  }

  private append(additions: readonly Addition[], last: number): void {
    const start = this.start(last);
    const end = this.hasTrailingComma ? this.commaAfter(last) + 1 : this.end(last);
    // A comment runs to the end of its line: what is new goes to the next.
    const at = this.layout.afterComment(end);
    const lead = at > end && !this.inner.multiline ? this.leadBelow(start) : this.leadAt(start);
    const gap = lead ?? (this.inner.style.tight ? '' : ' ');
    const text = additions.map((addition) => `${gap}${this.textOf(addition, lead)}`).join(',');
    if (this.hasTrailingComma) {
      this.layout.insert(at, `${text},`);
    } else {
      this.layout.insert(end, ',');
      this.layout.insert(at, text);
    }
  }

  /** A line of its own below an entry that does not stand on one. */
  private leadBelow(start: number): string {
    return `${this.layout.lineBreak(start)}${' '.repeat(this.layout.column(start))}`;
  }

  private start(index: number): number {
    return entryStart(this.entries[index].token);
  }

  private end(index: number): number {
    return entryEnd(this.entries[index].token);
  }

  /** The tokens between an entry and the next, or the end. */
  private tokensAfter(index: number): readonly CST.SourceToken[] {
    return (this.token.items as readonly CST.CollectionItem[])[index + 1]?.start ?? [];
  }

  private commaAfter(index: number): number {
    return this.tokensAfter(index).find(isComma)!.offset;
  }

  private get hasTrailingComma(): boolean {
    return this.tokensAfter(this.entries.length - 1).some(isComma);
  }

  /** Each entry goes with the comma after it; where none stays behind it, with the comma before it. */
  private remove(removed: ReadonlySet<number>): void {
    const last = this.hasTrailingComma ? this.entries.length : this.lastKept(removed);
    for (const index of removed) {
      if (index < last) {
        this.removeWithNextComma(index);
      } else {
        this.removeWithPreviousComma(index);
      }
    }
  }

  private removeWithNextComma(index: number): void {
    const comma = this.commaAfter(index);
    if (index + 1 < this.entries.length && !hasComment(this.tokensAfter(index))) {
      this.layout.remove(this.start(index), this.start(index + 1));
    } else {
      this.layout.wipe(this.start(index), this.layout.afterComment(comma + 1));
    }
  }

  private removeWithPreviousComma(index: number): void {
    const comma = this.commaAfter(index - 1);
    const end = this.layout.afterComment(this.end(index));
    if (hasComment(this.tokensAfter(index - 1))) {
      this.layout.remove(comma, comma + 1);
      this.layout.wipe(this.start(index), end);
    } else {
      this.layout.remove(comma, end);
    }
  }
}
