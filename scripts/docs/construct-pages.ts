import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Outcome, Program, programsOf, runPrograms } from './programs';

const FOLDER = 'docs/constructs';

/** The paths of the pages that hold programs: README.md and one for each construct. */
export function programPages(root: string): string[] {
  return ['README.md', ...readdirSync(join(root, FOLDER)).map((name) => `${FOLDER}/${name}`)];
}

/** Puts the messages that programs really end with into the blocks of a page that quote them. */
export function withMessages(markdown: string, programs: readonly Program[], outcomes: readonly Outcome[]): string {
  return programs.reduce((text, { refusal }, index) => {
    const error = outcomes[index]?.error;
    // A function: the message may hold "$&".
    return refusal === undefined || error === undefined
      ? text
      : text.replace(`\`\`\`text\n${refusal}\n\`\`\``, () => `\`\`\`text\n${error}\n\`\`\``);
  }, markdown);
}

/** The pages of docs/constructs/ with the messages that their programs end with, by path. */
export function constructPages(root: string): { readonly file: string; readonly text: string }[] {
  const pages = programPages(root)
    .filter((file) => file.startsWith(FOLDER))
    .map((file) => {
      const markdown = readFileSync(join(root, file), 'utf8');
      return { file, markdown, programs: programsOf(file, markdown) };
    });
  const outcomes = runPrograms(
    root,
    pages.flatMap(({ programs }) => programs),
  );
  return pages.map(({ file, markdown, programs }) => ({
    file,
    text: withMessages(markdown, programs, outcomes.splice(0, programs.length)),
  }));
}
