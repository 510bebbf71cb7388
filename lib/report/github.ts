import type { Severity } from '../controls';
import { Report, summary } from './report';

const COMMANDS: { readonly [severity in Severity]: string } = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'notice',
};

/** Text after the command: what could end the line is encoded. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Text of a property, which colon and comma end as well. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** Workflow commands of GitHub Actions: an annotation at each finding, the summary last. */
export function renderGithub(report: Report): string {
  return [
    ...report.findings.map(
      ({ severity, file, line, column, control, message }) =>
        `::${COMMANDS[severity]} file=${property(file)},line=${line},col=${column},title=${property(control)}::${data(message)}`,
    ),
    ...report.broken.map(({ control, error }) => `::error title=broken check::${data(`${control}: ${error}`)}`),
    ...report.notices.map(({ level, message }) => `::${level}::${data(message)}`),
    ...report.usage.map(({ path, reason }) => `::error::${data(`${path}: ${reason}`)}`),
    `${data(summary(report))}\n`,
  ].join('\n');
}
