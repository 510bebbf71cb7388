import { isDeepStrictEqual } from 'node:util';
import { parseDocument } from 'yaml';

/** The data of a text; an Error where it has none. */
export function dataOf(text: string): unknown {
  const document = parseDocument(text, { merge: true, prettyErrors: false, logLevel: 'error' });
  return document.errors[0] ?? document.toJS();
}

/** What people put between and behind lines; each `#` gets a number. */
const NOISE = [
  (line: string, indent: string, flow: boolean) => (flow && indent === '' ? line : `${indent}# n\n${line}`),
  (line: string, indent: string) => `${indent}  # n:\t"x"\n${line}`,
  // Not in flow collections: `yaml` takes a comment at the start of a line after their last value for an error.
  (line: string, _indent: string, flow: boolean) => (flow ? line : `# n\n${line}`),
  (line: string) => `\n${line}`,
  (line: string) => `  \n${line}`,
  // A blank line with a tab is content to some parsers where a block scalar stands above it.
  (line: string) => (line.trim() === '' ? line : `${line} # n`),
  (line: string) => (line.trim() === '' ? line : `${line}\t# n`),
  (line: string) => `${line}  `,
  (line: string) => line.replace(/: (?=\S)/, ':   '),
  (line: string) => line.replace(/^( *)([\w-]+):/, '$1"$2":'),
  (line: string) => line.replace(/^( *)([\w-]+): (\S)/, '$1$2:\n$1    $3'),
  (line: string) => line.replace(/^( *)- ([^\s-].*)$/, '$1-\n$1  $2'),
  (line: string) => line.replace(/^( *)([\w-]+):( ?)/, '$1$2: &anchor$3'),
];

/** The text with comments, blank lines, other spacing and unused anchors where they change nothing. */
export function noisy(text: string, choices: readonly number[]): string {
  const data = dataOf(text);
  let lines = text.split('\n');
  let number = 0;
  const flow = /[[{]/.test(text);
  choices.forEach((choice) => {
    const at = Math.floor(choice / NOISE.length) % lines.length;
    const line = lines[at];
    const changed = NOISE[choice % NOISE.length](line, /^ */.exec(line)![0], flow)
      .replace('# n', () => `# noise${(number += 1)}.`)
      .replace('&anchor', () => `&anchor${(number += 1)}`);
    const candidate = [...lines.slice(0, at), ...changed.split('\n'), ...lines.slice(at + 1)];
    if (isDeepStrictEqual(dataOf(candidate.join('\n')), data)) {
      lines = candidate;
    }
  });
  return lines.join('\n');
}
