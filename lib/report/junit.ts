import type { Finding } from '../validator/finding';
import { selectChecks } from '../validator/profile';
import { Report, titleOf } from './report';

/** Text of an element or attribute; what XML 1.0 cannot hold becomes a question mark. */
function xml(text: string): string {
  const entities: { readonly [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '?')
    .replace(/[&<>"]/g, (c) => entities[c]);
}

function testcase(finding: Finding, inside: string): string {
  const { control, file, line } = finding;
  const name = `${titleOf(finding) ?? file} ${finding.path}`.trimEnd();
  return `    <testcase name="${xml(name)}" classname="${control}" file="${xml(file)}" line="${line}">${inside}</testcase>\n`;
}

function failure({ message, severity, file, line, column, object }: Finding): string {
  // What is wrong with a file begins with the place anyway.
  const text = object === undefined ? message : `${file}:${line}:${column}: ${message}`;
  return `<failure type="${severity}" message="${xml(message)}">${xml(text)}</failure>`;
}

/**
 * JUnit XML: a suite for each control, a failed case for each finding, a skipped one for each waived or known; what else
 * fails a run is an error of the last suite.
 */
export function renderJunit(report: Report): string {
  const { findings, waived, known, settings, broken, notices, usage } = report;
  const controls = new Set(
    [
      ...selectChecks(settings).map(({ id }) => id),
      ...[...findings, ...waived, ...known].map(({ control }) => control),
    ].sort(),
  );
  const of = (list: readonly Finding[], id: string): readonly Finding[] => list.filter(({ control }) => control === id);
  const suites = [...controls].map((id) => {
    const failed = of(findings, id).map((finding) => testcase(finding, failure(finding)));
    const skipped = [...of(waived, id), ...of(known, id)].map((finding) =>
      testcase(
        finding,
        `<skipped message="${xml(finding.waiver ? `waived: ${finding.waiver.reason}` : 'known from the baseline')}"/>`,
      ),
    );
    const cases = [...failed, ...skipped];
    const clean = `    <testcase name="no findings" classname="${id}"/>\n`;
    const size = Math.max(1, cases.length);
    return `  <testsuite name="${id}" tests="${size}" failures="${failed.length}" errors="0" skipped="${skipped.length}">\n${cases.join('') || clean}  </testsuite>\n`;
  });
  const errors = [
    ...broken.map(({ control, object, error }) => `broken check ${control} on ${object.kind} ${object.name}: ${error}`),
    ...notices.filter(({ level }) => level === 'error').map(({ message }) => message),
    ...usage.map(({ path, reason }) => `${path}: ${reason}`),
  ].map((text) => `    <testcase name="run" classname="cdk8s-hardened"><error message="${xml(text)}"/></testcase>\n`);
  const errorSuite =
    errors.length === 0
      ? ''
      : `  <testsuite name="cdk8s-hardened" tests="${errors.length}" failures="0" errors="${errors.length}" skipped="0">\n${errors.join('')}  </testsuite>\n`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="cdk8s-hardened" failures="${findings.length}" errors="${errors.length}">\n${suites.join('')}${errorSuite}</testsuites>\n`;
}
