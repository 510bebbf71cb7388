import type { Finding } from '../validator/finding';
import { count } from '../validator/text';
import { Report, summary } from './report';

/** A comment on GitHub holds 65,536 characters. */
const MAX_ROWS = 100;

/** Text in a cell: what would be markup, a mention or a new cell stands for itself. */
function cell(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>|~#!]/g, '\\$&')
    .replace(/@/g, '@\u200b')
    .replace(/[\r\n]+/g, ' ');
}

function table(findings: readonly Finding[]): string {
  const rows = findings
    .slice(0, MAX_ROWS)
    .map(
      ({ severity, control, file, line, message }) =>
        `| ${severity} | ${cell(control)} | ${cell(file)}:${line} | ${cell(message)} |\n`,
    );
  const more = findings.length > MAX_ROWS ? `\nand ${count(findings.length - MAX_ROWS, 'finding')} more.\n` : '';
  return `| severity | control | where | what |\n|---|---|---|---|\n${rows.join('')}${more}`;
}

/** For a comment on a pull request. */
export function renderMarkdown(report: Report): string {
  const { findings, waived, notices, broken, usage } = report;
  const lists = [
    ...broken.map(({ control, error }) => `- **broken check** ${cell(control)}: ${cell(error)}\n`),
    ...notices.map(({ level, message }) => `- **${level}** ${cell(message)}\n`),
    ...usage.map(({ path, reason }) => `- **error** ${cell(`${path}: ${reason}`)}\n`),
  ];
  return [
    `### cdk8s-hardened\n\n${cell(summary(report))}\n`,
    ...(findings.length > 0 ? [`\n${table(findings)}`] : []),
    ...(waived.length > 0
      ? [`\n<details><summary>${count(waived.length, 'waived finding')}</summary>\n\n${table(waived)}\n</details>\n`]
      : []),
    ...(lists.length > 0 ? [`\n${lists.join('')}`] : []),
  ].join('');
}
