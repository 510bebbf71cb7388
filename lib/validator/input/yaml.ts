import { BUDGET, compose, Composition, MAX_FAULTS } from './compose';
import { hasEndMarker, Piece, split } from './documents';
import { Lines, Position } from './lines';
import { contentOf, Node } from './node';
import { Problem, Unreadable } from './problem';

/** What is wrong with one document. */
export interface YamlFault extends Position, Omit<Problem, 'offset'> {
  /** Index of the document in its text. */
  readonly document: number;
}

/** A document that could be read and is not empty. */
export interface YamlDocument {
  /** Index in the text; documents that cannot be read count. */
  readonly index: number;
  readonly value: unknown;
  readonly root: Node;
  /** The text that the offsets of `root` count in: all of it, or this document's. */
  readonly text: string;
  /** Where a node of the document stands. */
  position(node: Node): Position;
}

/** What stands in a text. */
export interface Yaml {
  readonly documents: readonly YamlDocument[];
  readonly faults: readonly YamlFault[];
}

const BYTE_ORDER_MARK = '\ufeff';

/** Characters that hide something: readers disagree on them, and editors show nothing. */
const ODD = /[\u0085\u2028\u2029]|[\r\n]\ufeff/;

/** One text, read as far as that is possible. */
class Reading implements Yaml {
  readonly documents: YamlDocument[] = [];
  private readonly problems: (Problem & { readonly document: number })[] = [];
  private lazyLines: Lines | undefined;

  constructor(private readonly source: string) {
    if (hasEndMarker(source)) {
      this.readPieces(split(source));
    } else {
      this.readWhole();
    }
    this.checkCharacters();
  }

  get faults(): readonly YamlFault[] {
    return this.problems.map(({ document, offset, problem, repair }) => ({
      document,
      problem,
      repair,
      ...this.lines.at(offset),
    }));
  }

  private get lines(): Lines {
    this.lazyLines ??= new Lines(this.source);
    return this.lazyLines;
  }

  /** Most texts are in order, and read fastest at once. */
  private readWhole(): void {
    const composition = compose(this.source, BUDGET);
    if (!(composition instanceof Unreadable)) {
      this.add(composition, 0, { start: 0, end: this.source.length });
      return;
    }
    const pieces = split(this.source);
    if (pieces.length > 1) {
      this.readPieces(pieces);
    } else {
      this.tell(composition, 0, 0);
    }
  }

  /** Document by document, so that an error in one of them leaves the others. */
  private readPieces(pieces: readonly Piece[]): void {
    let budget = BUDGET;
    for (const [index, piece] of pieces.entries()) {
      if (this.problems.length > MAX_FAULTS) {
        return;
      }
      const composition = compose(this.source.slice(piece.start, piece.end), budget);
      if (composition instanceof Unreadable) {
        this.tell(composition, index, piece.start);
      } else {
        budget = composition.left;
        this.add(composition, index, piece);
      }
    }
  }

  private add({ roots, problems }: Composition, first: number, { start, end }: Piece): void {
    const text = this.source.slice(start, end);
    const position = (node: Node): Position => this.lines.at(start + contentOf(text, node));
    roots.forEach((root, index) => {
      // Nothing stands in it, and there may be a million of them.
      if (root.value !== null) {
        this.documents.push({ index: first + index, value: root.value, root, text, position });
      }
    });
    problems.forEach((problem) => this.tell(problem, first + problem.document, start));
  }

  private tell({ offset, problem, repair }: Problem, document: number, start: number): void {
    this.problems.push({ document, offset: start + offset, problem, repair });
  }

  private checkCharacters(): void {
    const match = ODD.exec(this.source);
    if (match === null) {
      return;
    }
    const [text] = match;
    const document = Math.max(0, split(this.source.slice(0, match.index)).length - 1);
    if (text.endsWith(BYTE_ORDER_MARK)) {
      const problem = 'a byte order mark stands inside the file, and no editor shows it';
      this.tell({ offset: match.index + 1, problem, repair: 'remove it' }, document, 0);
    } else {
      const code = text.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
      const problem = `the character U+${code} ends a line for kubectl, but not for most editors`;
      this.tell({ offset: match.index, problem, repair: 'replace it by a line break or a blank' }, document, 0);
    }
  }
}

/**
 * Reads YAML as kubectl does, and every document for itself. What kubectl lets pass in silence is told: fields that stand
 * twice, tags, characters that readers disagree on. Never throws.
 */
export function parse(text: string): Yaml {
  return new Reading(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text);
}
