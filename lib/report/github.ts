import type { Severity } from '../controls';
import type { Notice } from '../validator/finding';
import { oneLine, Report, summary } from './report';

const COMMANDS: { readonly [severity in Severity]: string } = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'notice',
};

/** Text after the command: what could end the line is encoded. */
function data(text: string): string {
  return text
    .split(/\r\n|[\r\n]/)
    .map((line) => oneLine(line).replaceAll('%', '%25'))
    .join('%0A');
}

/** Text of a property, which colon and comma end as well. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** A line of the log that is no command: the runner obeys `##[error]` anywhere in one. */
function plain(text: string): string {
  return oneLine(text).replaceAll('##[', '## [');
}

function notice({ level, message, file }: Notice): string {
  return `::${level}${file === undefined ? '' : ` file=${property(file)}`}::${data(message)}`;
}

/** Workflow commands of GitHub Actions: an annotation at each finding; what is waived in the log; the summary last. */
export function renderGithub(report: Report): string {
  return [
    ...report.findings.map(
      ({ severity, file, line, column, control, message }) =>
        `::${COMMANDS[severity]} file=${property(file)},line=${line},col=${column},title=${property(control)}::${data(message)}`,
    ),
    ...report.broken.map(
      ({ control, object, error }) =>
        `::error title=broken check::${data(`${control} on ${object.kind} ${object.name}: ${error}`)}`,
    ),
    ...report.notices.map(notice),
    ...report.usage.map(({ path, reason }) => `::error::${data(`${path}: ${reason}`)}`),
    ...report.waived.map(({ control, message, waiver }) =>
      plain(`waived until ${waiver?.expires} by ${waiver?.owner}: ${control}: ${message}`),
    ),
    `${plain(summary(report))}\n`,
  ].join('\n');
}
