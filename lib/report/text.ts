import type { Severity } from '../controls';
import type { Finding } from '../validator/finding';
import { shownFile } from '../validator/text';
import { oneLine, Report, summary, titleOf } from './report';

const COLORS: { readonly [severity in Severity]: string } = {
  critical: '1;31',
  high: '31',
  medium: '33',
  low: '36',
};

type Paint = (code: string, text: string) => string;

function line(finding: Finding, paint: Paint): string {
  const { line: row, column, severity, control } = finding;
  const place = `${row}:${column}`.padEnd(8);
  return `    ${place} ${paint(COLORS[severity], severity.padEnd(8))} ${paint('1', control)}  ${oneLine(finding.detail)}\n`;
}

function* grouped(findings: readonly Finding[], paint: Paint): Generator<string> {
  let file: string | undefined;
  let title: string | undefined;
  for (const finding of findings) {
    if (finding.file !== file) {
      file = finding.file;
      title = undefined;
      yield `${paint('4', shownFile(file))}\n`;
    }
    const next = titleOf(finding) ?? '(the file)';
    if (next !== title) {
      title = next;
      const { constructPath } = finding;
      const by = constructPath === undefined ? '' : `  ${paint('2', `construct ${oneLine(constructPath)}`)}`;
      yield `  ${title}${by}\n`;
    }
    yield line(finding, paint);
  }
  if (findings.length > 0) {
    yield '\n';
  }
}

/** For people: findings by file and object, the summary last. */
export function renderText(report: Report, color = false): string {
  const paint: Paint = (code, text) => (color ? `\u001b[${code}m${text}\u001b[0m` : text);
  return [
    ...grouped(report.findings, paint),
    ...report.waived.map(
      ({ message, control, waiver }) =>
        `${paint('2', oneLine(`waived until ${waiver?.expires} by ${waiver?.owner}: ${control}: ${message}`))}\n`,
    ),
    ...report.broken.map(
      ({ control, object, error }) =>
        `${paint('1;31', 'broken check')} ${oneLine(`${control} on ${object.kind} ${object.name}: ${error}`)}. Please report this.\n`,
    ),
    ...report.notices.map(
      ({ level, message }) => `${paint(level === 'error' ? '31' : '33', level)}: ${oneLine(message)}\n`,
    ),
    ...report.usage.map(({ path, reason }) => `${paint('31', 'error')}: ${oneLine(`${path}: ${reason}`)}\n`),
    `${summary(report)}\n`,
  ].join('');
}
