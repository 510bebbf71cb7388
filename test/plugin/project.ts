import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { build } from 'esbuild';
import { Finding } from '../../lib/validator/finding';

const ROOT = path.join(__dirname, '..', '..');
const CDK8S = path.join(ROOT, 'node_modules', '.bin', 'cdk8s');
const REPORTS = 'reports.json';

/** An entry of `validations` in cdk8s.yaml. */
interface Validation {
  readonly package: string;
  readonly class: string;
  readonly version: string;
  readonly properties?: unknown;
}

/** A violation, as the report of cdk8s-cli has it. */
interface Violation {
  readonly ruleName: string;
  readonly recommendation: string;
  readonly fix: string;
  readonly violatingConstructs: readonly {
    readonly resourceName: string;
    readonly constructPath?: string;
    readonly manifestPath: string;
    readonly locations: readonly string[];
  }[];
}

/** What a process gave. */
interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** What a run of `cdk8s synth` gave. */
export interface Synth extends Ran {
  readonly cwd: string;
  /** Everything in the output directory: paths with their text. */
  readonly dist: { readonly [path: string]: string };
  /** Of `--validation-reports-output-file`; none where cdk8s-cli wrote none. */
  readonly reports: readonly {
    readonly violations: readonly Violation[];
    readonly summary: { readonly status: string; readonly metadata: { readonly [key: string]: string } };
  }[];
}

/** What to synthesize. */
interface Project {
  /** Body of the program, which has `cdk8s`, `library` and an `app`. */
  readonly program: string;
  /** `properties` of the one validation; or all validations. */
  readonly properties?: unknown;
  readonly validations?: readonly Validation[];
  /** More files in the working directory. */
  readonly files?: { readonly [name: string]: string };
  readonly args?: readonly string[];
}

/** Everything of one test file: bundles of the package's programs as `npm run bundle` makes them, and a folder a run. */
export class Workshop {
  private readonly folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-hardened-plugin-')));
  private readonly bundles = this.bundle();
  private runs = 0;

  /** Where the plugin is. */
  get plugin(): string {
    return path.join(this.folder, 'plugin.js');
  }

  /** An entry of `validations` that names the plugin. */
  validation(properties?: unknown): Validation {
    return { package: this.plugin, class: 'HardeningValidation', version: '0.1.0', properties };
  }

  private async bundle(): Promise<void> {
    await build({
      entryPoints: {
        cli: path.join(ROOT, 'lib/cli/main.ts'),
        library: path.join(ROOT, 'lib/index.ts'),
        plugin: path.join(ROOT, 'lib/plugin.ts'),
      },
      bundle: true,
      platform: 'node',
      target: 'node20',
      outdir: this.folder,
      external: ['cdk8s', 'cdk8s-plus-28', 'constructs'],
      logLevel: 'warning',
    });
    fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(this.folder, 'node_modules'));
  }

  /** Runs `cdk8s synth` in a folder of its own. */
  async synth(project: Project): Promise<Synth> {
    await this.bundles;
    this.runs += 1;
    const cwd = path.join(this.folder, String(this.runs));
    const { program, properties, validations = [this.validation(properties)], files = {}, args = [] } = project;
    const config = { language: 'typescript', app: 'node main.js', output: 'dist', validations };
    const all = {
      ...files,
      'cdk8s.yaml': JSON.stringify(config),
      'main.js': `const cdk8s = require('cdk8s');\nconst library = require('../library.js');\n${program}\n`,
    };
    fs.mkdirSync(cwd);
    for (const [name, text] of Object.entries(all)) {
      fs.writeFileSync(path.join(cwd, name), text);
    }
    const argv = ['synth', '--validation-reports-output-file', REPORTS, ...args];
    const ended = await run(CDK8S, argv, cwd);
    const reports = path.join(cwd, REPORTS);
    return {
      ...ended,
      cwd,
      dist: readAll(path.join(cwd, 'dist')),
      reports: fs.existsSync(reports) ? JSON.parse(fs.readFileSync(reports, 'utf8')).reports : [],
    };
  }

  /** Runs the command line where a synth ran. */
  commandLine({ cwd }: Synth, argv: readonly string[]): Promise<Ran> {
    return run(process.execPath, [path.join(this.folder, 'cli.js'), ...argv], cwd);
  }

  /** Takes everything away. */
  remove(): void {
    fs.rmSync(this.folder, { recursive: true });
  }
}

function run(program: string, argv: readonly string[], cwd: string): Promise<Ran> {
  const env = { ...process.env, CDK8S_CHECK_UPGRADE: 'false' };
  return new Promise((resolve) => {
    execFile(program, argv, { cwd, env, maxBuffer: 2 ** 24 }, (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), out, err }),
    );
  });
}

function readAll(folder: string): { [path: string]: string } {
  const entries = fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files.sort().map((file) => [path.relative(folder, file), fs.readFileSync(file, 'utf8')] as const),
  );
}

/** `no-host-ports (high) dist/shop.k8s.yaml:32:15 Deployment shop/web: ...` of each violation of a report, sorted. */
export function violations({ reports }: Synth, index = 0): string[] {
  return reports[index].violations
    .flatMap(({ ruleName, violatingConstructs }) =>
      violatingConstructs.map(({ manifestPath, locations }) => `${ruleName} ${manifestPath}:${locations.join()}`),
    )
    .sort();
}

/** The same of a finding of the command line. */
export function violationOf({ control, severity, file, line, column, message }: Finding): string {
  return `${control} (${severity}) ${file}:${line}:${column} ${message}`;
}

/** `Service shop/web: shop/service`: what the report of a synth calls its resources, and which construct it names; each once, sorted. */
export function resources({ reports }: Synth, index = 0): string[] {
  const all = (reports[index]?.violations ?? []).flatMap(({ violatingConstructs }) =>
    violatingConstructs.map(({ resourceName, constructPath }) => `${resourceName}: ${constructPath ?? '?'}`),
  );
  return [...new Set(all)].sort();
}
