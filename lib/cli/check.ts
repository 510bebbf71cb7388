import * as fs from 'node:fs';
import { rendererOf } from '../report/formats';
import type { Report } from '../report/report';
import { assess, Assessment, isAtLeast, Settings } from '../validator/assess';
import { compareWithBaseline } from '../validator/baseline';
import { UsageError } from '../validator/config';
import type { Finding } from '../validator/finding';
import { load, Loaded } from '../validator/input/load';
import { selectChecks } from '../validator/profile';
import { cut, shownFile } from '../validator/text';
import { CheckArguments, checkArguments } from './arguments';
import { HELP } from './help';
import { EXIT, Io } from './io';
import { settingsOf } from './settings';
import { version } from './version';

function isFinding(value: unknown): boolean {
  const { control, message, path } = (value ?? {}) as Partial<Finding>;
  return [control, message, path].every((field) => typeof field === 'string');
}

function readBaseline(file: string): readonly Finding[] {
  let report: unknown;
  try {
    report = JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`--baseline ${file}: ${(error as Error).message}.`);
  }
  const { findings, known = [] } = (report ?? {}) as { findings?: unknown; known?: unknown };
  if (![findings, known].every((list) => Array.isArray(list) && list.every(isFinding))) {
    throw new UsageError(`--baseline ${file}: no report of --format json.`);
  }
  return [...(findings as Finding[]), ...(known as Finding[])];
}

/** What of an assessment a baseline knows is set apart. */
function withBaseline(assessment: Assessment, baseline: readonly Finding[]): Assessment & Pick<Report, 'known'> {
  const { fresh, known, gone } = compareWithBaseline(assessment.findings, baseline);
  const message = `${gone} of the baseline's findings are gone; write it anew by --format json.`;
  const notices = gone === 0 ? [] : [{ level: 'warning', message } as const];
  return { ...assessment, findings: fresh, known, notices: [...assessment.notices, ...notices] };
}

function writeReport(file: string, text: string): void {
  try {
    fs.writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`--output ${shownFile(file)}: ${(error as Error).message}.`);
  }
}

function exitCode({ broken, usage, findings, notices, counts }: Report, args: CheckArguments): number {
  if (broken.length > 0) {
    return EXIT.internal;
  }
  // Nothing that was checked is no success: the command before the pipe may have failed.
  if (usage.length > 0 || (counts.objects === 0 && findings.length === 0)) {
    return EXIT.usage;
  }
  const failing =
    findings.some(({ severity }) => isAtLeast(severity, args.failOn)) || notices.some(({ level }) => level === 'error');
  return failing ? EXIT.findings : EXIT.clean;
}

function useColor({ color, output }: CheckArguments, io: Io): boolean {
  const wanted = io.outIsTerminal && output === undefined && !io.env.NO_COLOR && io.env.TERM !== 'dumb';
  return color === 'always' || (color === 'auto' && wanted);
}

/** Tells how far a long run is, on a terminal only. */
function progress(io: Io): (done: number, total: number) => void {
  let shown = false;
  return (done, total) => {
    if (io.errIsTerminal && total > 200 && (done % 100 === 0 || done === total)) {
      io.err(done === total ? (shown ? '\r\u001b[K' : '') : `\rreading ${done} of ${total} files`);
      shown = true;
    }
  };
}

function read(args: CheckArguments, io: Io, stdin = io.stdin): Loaded {
  return load(args.paths, { stdin, progress: progress(io) });
}

function checkSelection(settings: Settings): void {
  if (selectChecks(settings).length === 0) {
    throw new UsageError(`--only and --skip leave nothing to check in the profile ${settings.profile}.`);
  }
}

/** Applies the safe repairs of everything that a run would report. */
function mend(loaded: Loaded, settings: Settings, baseline: readonly Finding[] | undefined, io: Io): void {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded only where something is to be mended
  const { mendFindings } = require('./mend') as typeof import('./mend');
  const assessment = assess(loaded, settings);
  const findings = baseline ? compareWithBaseline(assessment.findings, baseline).fresh : assessment.findings;
  io.err(mendFindings(findings));
}

/**
 * `cdk8s-hardened check` and `cdk8s-hardened fix`.
 *
 * @returns the exit code
 * @throws UsageError where the options, or a file they name, are wrong
 */
export function check(command: string, argv: readonly string[], io: Io): number {
  const args = checkArguments(command, argv);
  if (args.help) {
    io.out(HELP[command] ?? '');
    return EXIT.clean;
  }
  const settings = settingsOf(args, io.today);
  checkSelection(settings);
  const baseline = args.baseline === undefined ? undefined : readBaseline(args.baseline);
  let loaded = read(args, io);
  if (args.fix) {
    mend(loaded, settings, baseline, io);
    const { textOf } = loaded;
    // Standard input gives its text once.
    loaded = read(args, io, () => textOf('-'));
  }
  const assessment = assess(loaded, settings);
  const compared = baseline === undefined ? { ...assessment, known: [] } : withBaseline(assessment, baseline);
  const report: Report = { ...compared, usage: loaded.usage, version: version() };
  const text = rendererOf(args.format, useColor(args, io))(report);
  if (args.output === undefined) {
    io.out(text);
  } else {
    writeReport(args.output, text);
  }
  if (args.format !== 'text') {
    report.usage.forEach(({ path, reason }) => io.err(`error: ${shownFile(path)}: ${cut(reason, 1000)}\n`));
  }
  return exitCode(report, args);
}
