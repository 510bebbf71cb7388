import { inspect } from 'node:util';
import { Severity, SEVERITIES } from './controls';
import { titleOf } from './report/report';
import { assess, Assessment, isAtLeast } from './validator/assess';
import { configOf, NEWEST_MINOR, readConfig, UsageError } from './validator/config';
import { constructPaths, removeRecords } from './validator/construct-paths';
import type { Finding } from './validator/finding';
import { load } from './validator/input/load';
import { shown } from './validator/text';
import { controlOf } from './validator/validator';

/** What a control says of itself in the plugin's report. */
export function describe(id: string): { readonly rule: string; readonly repair: string; readonly severity: Severity } {
  const { title, why, check } = controlOf(id);
  return {
    rule: `${check?.rule ?? title}. ${why}.`,
    repair: `${check?.repair}.`,
    severity: check?.severity ?? 'high',
  };
}

/** The name of the resource of a finding: of the file where there is no object. Unlike cdk8s', it has the kind in it. */
export function resourceOf(finding: Finding): string {
  return titleOf(finding) ?? finding.file;
}

/** What came out of a synth. */
export interface SynthVerdict {
  readonly assessment: Assessment;
  readonly success: boolean;
  readonly notices: readonly string[];
}

function failOnOf(value: unknown): Severity {
  if (value !== undefined && !(SEVERITIES as readonly unknown[]).includes(value)) {
    throw new UsageError(`cdk8s.yaml: "failOn" must be one of ${SEVERITIES.join(', ')}.`);
  }
  return (value ?? 'low') as Severity;
}

/** @throws UsageError where they are no map, or YAML has made another number of a version */
function propertiesOf(value: unknown): { readonly [key: string]: unknown } {
  const properties = value ?? {};
  if (typeof properties !== 'object' || Array.isArray(properties)) {
    throw new UsageError('cdk8s.yaml: "properties" must be a map.');
  }
  const { kubernetesVersion } = properties as { kubernetesVersion?: unknown };
  if (typeof kubernetesVersion === 'number' && !/^1\.\d\d$/.test(String(kubernetesVersion))) {
    throw new UsageError(
      `cdk8s.yaml: "kubernetesVersion" (${shown(String(kubernetesVersion))}) must stand in quotes: without, YAML reads 1.30 as the number 1.3.`,
    );
  }
  return properties as { readonly [key: string]: unknown };
}

/** The day in UTC: what judges waivers, and never reaches a manifest. */
function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Paths of constructs by the names of objects, as cdk8s records them. */
type Metadata = { readonly [name: string]: { readonly path: string } };

/**
 * Judges the manifests of a synth by the same settings as the command line, and leaves nothing but manifests in the
 * output directory.
 *
 * @throws where the settings are wrong, a manifest cannot be read, or a check crashed
 */
export function validateSynth(files: readonly string[], metadata: Metadata, properties: unknown): SynthVerdict {
  try {
    return judge(files, metadata, properties);
  } catch (error) {
    if (error instanceof UsageError) {
      // cdk8s-cli prints errors with their stack, which says nothing to whoever wrote the properties.
      Object.defineProperty(error, inspect.custom, { value: () => `cdk8s-hardened: ${error.message}` });
    }
    throw error;
  } finally {
    removeRecords(files);
  }
}

function judge(files: readonly string[], metadata: Metadata, properties: unknown): SynthVerdict {
  const { failOn, ...rest } = propertiesOf(properties);
  const severity = failOnOf(failOn);
  const own = configOf(rest, 'cdk8s.yaml');
  const shared = readConfig(undefined);
  const loaded = load(files);
  const assessment = assess(loaded, {
    profile: own.profile ?? shared.profile ?? 'guide',
    minor: own.minor ?? shared.minor ?? NEWEST_MINOR,
    registries: own.registries ?? shared.registries ?? [],
    waivers: [...shared.waivers, ...own.waivers],
    only: [],
    skip: [],
    today: today(),
    constructPath: constructPaths(files, loaded.manifests, metadata),
  });
  const errors = [
    ...loaded.usage.map(({ path, reason }) => `${path}: ${reason}`),
    ...assessment.broken.map(
      ({ control, object, error }) => `check ${control} crashed on ${object.kind} ${object.name}: ${error}`,
    ),
  ];
  if (errors.length > 0) {
    throw new Error(`cdk8s-hardened: the result is incomplete:\n  ${errors.join('\n  ')}`);
  }
  const { findings, notices } = assessment;
  return {
    assessment,
    success:
      !findings.some((finding) => isAtLeast(finding.severity, severity)) &&
      !notices.some(({ level }) => level === 'error'),
    notices: notices.map(({ level, message }) => `${level}: ${message}`),
  };
}
