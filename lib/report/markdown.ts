import type { Finding } from '../validator/finding';
import { count } from '../validator/text';
import { oneLine, Report, summary } from './report';

/** Rows of a table, and lines of the list. */
const MAX_LINES = 100;

/** Characters of each part: a comment on GitHub holds 65,536 in all. */
const ROOM = { findings: 40_000, waived: 10_000, rest: 10_000 };

/** Text in a cell: what would be markup, mathematics, a mention, a reference or a new cell stands for itself. */
function cell(text: string): string {
  return oneLine(text.replace(/[\r\n]+/g, ' '))
    .replaceAll('&', '&amp;')
    .replace(/[\\`*_{}[\]<>|~!$]/g, '\\$&')
    .replace(/[@#]/g, '$&\u200b');
}

/** As many of the lines as there is room for, and how many more there are. */
function fitted(lines: readonly string[], room: number, noun: string): string {
  let size = 0;
  const shown = lines.slice(0, MAX_LINES).filter((line) => (size += line.length) <= room);
  const left = lines.length - shown.length;
  return `${shown.join('')}${left > 0 ? `\nand ${count(left, noun)} more.\n` : ''}`;
}

function table(findings: readonly Finding[], room: number): string {
  const rows = findings.map(
    ({ severity, control, file, line, message }) =>
      `| ${severity} | ${cell(control)} | ${cell(file)}:${line} | ${cell(message)} |\n`,
  );
  return `| severity | control | where | what |\n|---|---|---|---|\n${fitted(rows, room, 'finding')}`;
}

function list({ broken, notices, usage }: Report): string {
  const lines = [
    ...broken.map(
      ({ control, object, error }) =>
        `- **broken check** ${cell(`${control} on ${object.kind} ${object.name}: ${error}`)}\n`,
    ),
    ...usage.map(({ path, reason }) => `- **error** ${cell(`${path}: ${reason}`)}\n`),
    ...notices.map(({ level, message }) => `- **${level}** ${cell(message)}\n`),
  ];
  return fitted(lines, ROOM.rest, 'notice');
}

/** For a comment on a pull request. */
export function renderMarkdown(report: Report): string {
  const { findings, waived } = report;
  const rest = list(report);
  const inDetails = `<details><summary>${count(waived.length, 'waived finding')}</summary>\n\n${table(waived, ROOM.waived)}\n</details>\n`;
  return [
    `### cdk8s-hardened\n\n${cell(summary(report))}\n`,
    ...(findings.length > 0 ? [`\n${table(findings, ROOM.findings)}`] : []),
    ...(waived.length > 0 ? [`\n${inDetails}`] : []),
    ...(rest === '' ? [] : [`\n${rest}`]),
  ].join('');
}
