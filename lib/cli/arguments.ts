import { parseArgs } from 'node:util';
import { findControl, Severity, SEVERITIES } from '../controls';
import { Format, FORMATS } from '../report/formats';
import { UsageError } from '../validator/config';
import { quote } from '../validator/text';
import { isDay } from '../waiver-terms';

/** The options of `check` and `fix`, as they were written. */
export interface CheckArguments {
  readonly paths: readonly string[];
  readonly help: boolean;
  readonly profile?: string;
  readonly kubernetesVersion?: string;
  readonly registries: readonly string[];
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly config?: string;
  readonly waivers: readonly string[];
  readonly today?: string;
  readonly failOn: Severity;
  readonly baseline?: string;
  readonly format: Format;
  readonly output?: string;
  readonly fix: boolean;
  readonly color: 'auto' | 'always' | 'never';
}

const TEXT = { type: 'string' } as const;
const TEXTS = { type: 'string', multiple: true } as const;
const FLAG = { type: 'boolean' } as const;

const OPTIONS = {
  'profile': TEXT,
  'kubernetes-version': TEXT,
  'registry': TEXTS,
  'only': TEXTS,
  'skip': TEXTS,
  'config': TEXT,
  'waivers': TEXTS,
  'today': TEXT,
  'fail-on': TEXT,
  'baseline': TEXT,
  'format': TEXT,
  'output': TEXT,
  'fix': FLAG,
  'color': TEXT,
  'help': FLAG,
} as const;

/** Like `parseArgs`, with errors that say where help is. */
export function parse<T extends NonNullable<Parameters<typeof parseArgs>[0]>>(
  command: string,
  config: T,
): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    const [reason = ''] = (error as Error).message.split('. ');
    throw new UsageError(`${reason}. See "cdk8s-hardened ${command} --help".`);
  }
}

function oneOf<T extends string>(option: string, allowed: readonly T[], value: string | undefined, otherwise: T): T {
  if (value === undefined) {
    return otherwise;
  }
  if (!(allowed as readonly string[]).includes(value)) {
    throw new UsageError(`--${option} must be one of ${allowed.join(', ')}, not ${quote(value)}.`);
  }
  return value as T;
}

/** Ids of controls that have a check; several may stand in one value, parted by commas. */
function controls(option: string, values: readonly string[] = []): readonly string[] {
  const ids = values.flatMap((value) => value.split(',')).map((id) => id.trim());
  const unknown = ids.filter((id) => findControl(id)?.check === undefined);
  if (unknown.length > 0) {
    const names = unknown.map(quote).join(', ');
    throw new UsageError(`--${option}: no checked control ${names}. "cdk8s-hardened controls" lists them.`);
  }
  return ids;
}

function day(value: string | undefined): string | undefined {
  if (value !== undefined && !isDay(value)) {
    throw new UsageError(`--today must be a calendar day as YYYY-MM-DD, not ${quote(value)}.`);
  }
  return value;
}

/**
 * Reads the arguments of `check` and `fix`.
 *
 * @throws UsageError on an unknown option or a wrong value
 */
export function checkArguments(command: string, argv: readonly string[]): CheckArguments {
  const { values, positionals } = parse(command, { args: [...argv], options: OPTIONS, allowPositionals: true });
  if (positionals.length === 0 && !values.help) {
    throw new UsageError(`No path given. See "cdk8s-hardened ${command} --help".`);
  }
  return {
    paths: positionals,
    help: values.help ?? false,
    profile: values.profile,
    kubernetesVersion: values['kubernetes-version'],
    registries: values.registry ?? [],
    only: controls('only', values.only),
    skip: controls('skip', values.skip),
    config: values.config,
    waivers: values.waivers ?? [],
    today: day(values.today),
    failOn: oneOf('fail-on', SEVERITIES, values['fail-on'], 'low'),
    baseline: values.baseline,
    format: oneOf('format', FORMATS, values.format, 'text'),
    output: values.output,
    fix: command === 'fix' || (values.fix ?? false),
    color: oneOf('color', ['auto', 'always', 'never'] as const, values.color, 'auto'),
  };
}
