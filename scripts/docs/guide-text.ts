import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One line of the guide. */
export interface GuideLine {
  /** Its number in the file, from 1. */
  readonly number: number;
  /** Its text without indentation and, in prose, without the mark of a list. */
  readonly text: string;
  /** Whether it stands in a block of code. */
  readonly code: boolean;
  /** Whether an item of lib/guide.ts must quote it. */
  readonly asks: boolean;
}

/** A heading of the guide and what stands under it, up to the next heading. */
export interface GuideSection {
  readonly heading: string;
  /** 1 for `#`. */
  readonly level: number;
  /** Number of the line of the heading. */
  readonly line: number;
  readonly lines: readonly GuideLine[];
  /** First and last line of each block of code. */
  readonly blocks: readonly { readonly first: number; readonly last: number }[];
}

/** The user's own document, by its path in the repository. */
export const GUIDE_FILE = 'docs/security-guide.md';

interface Draft extends GuideSection {
  readonly lines: GuideLine[];
  readonly blocks: { first: number; last: number }[];
}

/** A block of code that is being read. */
interface Block {
  readonly language: string;
  readonly first: number;
  /** Inside `<<EOF`, where a manifest stands. */
  heredoc: boolean;
}

/** Keys of a manifest that only hold others, comments and the end of a manifest ask for nothing by themselves. */
function codeAsks(text: string, { language, heredoc }: Block): boolean {
  const comment = text.startsWith('#');
  const manifest = language === 'yaml' || heredoc;
  return text !== '' && text !== 'EOF' && !comment && !(manifest && /^(- )?[\w./-]+:$/.test(text));
}

/** Reads a document line by line. */
class GuideReader {
  readonly sections: Draft[] = [];
  private block?: Block;

  read(text: string, number: number): void {
    const section = this.sections.at(-1);
    if (text.startsWith('```')) {
      this.fence(text, number);
    } else if (this.block) {
      section?.lines.push({ number, text, code: true, asks: codeAsks(text, this.block) });
      this.block.heredoc = this.block.heredoc ? text !== 'EOF' : text.endsWith('<<EOF');
    } else if (/^#+ /.test(text)) {
      const level = text.indexOf(' ');
      this.sections.push({ heading: text.slice(level + 1), level, line: number, lines: [], blocks: [] });
    } else {
      const said = text.replace(/^(- (\[ \] )?|\d+\. )/, '');
      section?.lines.push({ number, text: said, code: false, asks: said !== '' });
    }
  }

  private fence(text: string, number: number): void {
    if (this.block) {
      this.sections.at(-1)?.blocks.push({ first: this.block.first, last: number });
      this.block = undefined;
    } else {
      this.block = { language: text.slice(3), first: number, heredoc: false };
    }
  }
}

/** The sections of a Markdown document, in its order. */
export function parseGuide(markdown: string): GuideSection[] {
  const reader = new GuideReader();
  markdown.split('\n').forEach((line, index) => reader.read(line.trim(), index + 1));
  return reader.sections;
}

/** The guide as it stands in the repository. */
export function readGuide(root: string): GuideSection[] {
  return parseGuide(readFileSync(join(root, GUIDE_FILE), 'utf8'));
}

/** The numbers of the lines that a quotation covers: each run of lines whose texts are its lines. None where it is not there. */
export function linesOf(section: GuideSection, says: string): number[] {
  const wanted = says.split('\n');
  return section.lines.flatMap((_, index) => {
    const run = section.lines.slice(index, index + wanted.length);
    const same = run.length === wanted.length && run.every(({ text }, at) => text === wanted[at]);
    return same ? run.map(({ number }) => number) : [];
  });
}
