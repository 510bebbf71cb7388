import { Severity, SEVERITIES } from './controls';
import { assess, Assessment, isAtLeast } from './validator/assess';
import { configOf, NEWEST_MINOR, readConfig, UsageError } from './validator/config';
import { constructPaths, removeRecords } from './validator/construct-paths';
import { load } from './validator/input/load';
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

/** The day in UTC: what judges waivers, and never reaches a manifest. */
function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/**
 * Judges the manifests of a synth by the same settings as the command line.
 *
 * @throws where the settings are wrong, a manifest cannot be read, or a check crashed
 */
export function validateSynth(
  files: readonly string[],
  metadata: { readonly [name: string]: { readonly path: string } },
  properties: unknown,
): SynthVerdict {
  const { failOn, ...rest } = (properties ?? {}) as { readonly [key: string]: unknown };
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
  removeRecords(files);
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
