import type { Assessment } from './validator/assess';
import type { Finding } from './validator/finding';

/** What this plugin needs of the context that cdk8s-cli gives (cdk8s-cli/plugins, ValidationContext). */
interface Context {
  readonly manifests: readonly string[];
  readonly metadata: { [name: string]: { readonly path: string } };
  readonly stdout?: boolean;
  readonly logger: { log(message: string): void };
  readonly report: {
    addViolation(violation: {
      readonly ruleName: string;
      readonly recommendation: string;
      readonly fix: string;
      readonly violatingResources: readonly {
        readonly resourceName: string;
        readonly locations: readonly string[];
        readonly manifestPath: string;
      }[];
    }): void;
    submit(status: 'success' | 'failure', metadata?: { readonly [key: string]: string }): void;
  };
}

/* eslint-disable @typescript-eslint/no-require-imports -- importing constructs must not load the validator */
function validator(): typeof import('./plugin-run') {
  return require('./plugin-run') as typeof import('./plugin-run');
}
/* eslint-enable @typescript-eslint/no-require-imports */

/** What findings call their resource: by its title, and by its place where one title stands for several constructs. */
function resourceNames(findings: readonly Finding[]): (finding: Finding) => string {
  const { resourceOf } = validator();
  const paths = new Map<string, Set<string | undefined>>();
  for (const finding of findings) {
    const title = resourceOf(finding);
    paths.set(title, (paths.get(title) ?? new Set()).add(finding.constructPath));
  }
  return (finding) => {
    const title = resourceOf(finding);
    return finding.object !== undefined && (paths.get(title)?.size ?? 0) > 1
      ? `${title} (${finding.object.apiVersion} in ${finding.file})`
      : title;
  };
}

function addViolations(context: Context, { findings }: Assessment): void {
  const nameOf = resourceNames(findings);
  const byControl = new Map<string, Finding[]>();
  for (const finding of findings) {
    byControl.set(finding.control, [...(byControl.get(finding.control) ?? []), finding]);
  }
  for (const [control, group] of byControl) {
    const { rule, repair, severity } = validator().describe(control);
    context.report.addViolation({
      ruleName: `${control} (${severity})`,
      recommendation: rule,
      fix: repair,
      violatingResources: group.map((finding) => {
        const resourceName = nameOf(finding);
        // cdk8s-cli looks paths up by this name; its own entries are by the bare name, which several objects may share.
        if (finding.constructPath !== undefined) {
          context.metadata[resourceName] = { path: finding.constructPath };
        }
        const { line, column, message, file } = finding;
        return { resourceName, locations: [`${line}:${column} ${message}`], manifestPath: file };
      }),
    });
  }
}

/**
 * The validation plugin for `cdk8s synth`: every control on the manifests of the whole app, exit code 2 on a finding.
 *
 * In cdk8s.yaml:
 *
 *     validations:
 *       - package: ./node_modules/cdk8s-hardened/build/plugin.js
 *         class: HardeningValidation
 *         version: 0.1.0
 *         properties:
 *           profile: guide
 *
 * The properties are those of the file `cdk8s-hardened.yaml`, which it reads as well: `profile`, `kubernetesVersion`,
 * `registries` and `waivers`; and `failOn`, the least severity that fails the synth.
 */
export class HardeningValidation {
  private readonly properties: unknown;

  /** @param properties - of the entry in cdk8s.yaml; @default - the settings of `cdk8s-hardened.yaml`, or none */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- jsii has no unknown
  public constructor(properties?: any) {
    this.properties = properties ?? {};
  }

  /**
   * Validates the manifests of a synth, and takes the records of construct paths out of the output directory.
   *
   * @param context - given by cdk8s-cli
   * @throws where the properties are wrong, or a check crashed
   */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- jsii has no unknown
  public async validate(context: any): Promise<void> {
    const given = context as Context;
    const { assessment, success, notices } = validator().validateSynth(
      given.manifests,
      given.metadata,
      this.properties,
    );
    addViolations(given, assessment);
    // On standard output stand the manifests then.
    const log = (text: string): unknown => (given.stdout ? process.stderr.write(`${text}\n`) : given.logger.log(text));
    notices.forEach(log);
    const { findings, waived, counts, settings } = assessment;
    given.report.submit(success ? 'success' : 'failure', {
      'Profile': settings.profile,
      'Kubernetes version': `1.${settings.minor}`,
      'Objects': String(counts.objects),
      'Checks': String(counts.checks),
      'Findings': String(findings.length),
      'Waived': String(waived.length),
    });
    return Promise.resolve();
  }
}
