import { Severity, SEVERITIES } from '../controls';
import type { Assessment } from '../validator/assess';
import type { Finding } from '../validator/finding';
import { count, cut } from '../validator/text';

/** What every format renders: an assessment, and what the command line made of it. */
export interface Report extends Assessment {
  /** Findings that a baseline file knows already: told apart, and no reason to fail. */
  readonly known: readonly Finding[];
  /** Paths that could not be read, and why. */
  readonly usage: readonly { readonly path: string; readonly reason: string }[];
  /** Version of this package. */
  readonly version: string;
}

/** A renderer of one format. */
export type Render = (report: Report) => string;

/** The text on one line: what ends a line, moves a cursor or turns the direction of a terminal becomes "?". */
export function oneLine(text: string): string {
  return cut(text, Infinity);
}

/** `Deployment prod/web`, as the messages begin. */
export function titleOf({ object }: Finding): string | undefined {
  if (object === undefined) {
    return undefined;
  }
  const { kind, namespace, name } = object;
  return oneLine(`${kind} ${namespace === undefined ? '' : `${namespace}/`}${name || '(no name)'}`);
}

/** How many findings there are of each severity. */
export function bySeverity(findings: readonly Finding[]): { readonly [severity in Severity]: number } {
  const counts = { critical: 0, high: 0, medium: 0, low: 0 };
  for (const { severity } of findings) {
    counts[severity] += 1;
  }
  return counts;
}

function found(findings: readonly Finding[]): string {
  if (findings.length === 0) {
    return 'No findings';
  }
  const counts = bySeverity(findings);
  const parts = SEVERITIES.filter((severity) => counts[severity] > 0).map(
    (severity) => `${counts[severity]} ${severity}`,
  );
  return `${count(findings.length, 'finding')} (${parts.join(', ')})`;
}

/** What the run was about and what came out, in one or a few sentences. */
export function summary({ findings, waived, known, counts, settings, broken }: Report): string {
  const { profile, minor, skip } = settings;
  const mendable = findings.filter(({ patch }) => patch !== undefined).length;
  return [
    `${found(findings)} in ${count(counts.objects, 'object')} of ${count(counts.files, 'file')}, by ${count(counts.checks, 'check')} of profile ${profile} for Kubernetes 1.${minor}.`,
    ...(waived.length > 0 ? [`${count(waived.length, 'finding')} waived.`] : []),
    ...(known.length > 0 ? [`${count(known.length, 'finding')} known from the baseline.`] : []),
    ...(counts.skipped > 0 ? [`${count(counts.skipped, 'document')} skipped: no Kubernetes object.`] : []),
    ...(skip.length > 0 ? [`Not checked, by --skip: ${[...skip].sort().join(', ')}.`] : []),
    ...(mendable > 0 ? [`${mendable} can be mended by "cdk8s-hardened fix".`] : []),
    ...(broken.length > 0 ? [`${count(broken.length, 'check')} broken: the result is incomplete.`] : []),
  ].join(' ');
}
