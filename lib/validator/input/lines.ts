/** A place in a text. Both count from 1; columns count UTF-16 code units, as editors and SARIF do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const LINE_BREAK = /\r\n|[\r\n]/g;

/** The lines of a text. */
export class Lines {
  private readonly starts: readonly number[];

  constructor(private readonly text: string) {
    this.starts = [0, ...Array.from(text.matchAll(LINE_BREAK), (match) => match.index + match[0].length)];
  }

  /** The position of an offset; of the end of the text for one behind it. */
  at(offset: number): Position {
    const place = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= place) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return { line: low + 1, column: place - this.starts[low] + 1 };
  }
}
