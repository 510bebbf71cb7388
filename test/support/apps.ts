import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { Manifest } from './manifests';

const ROOT = join(__dirname, '..', '..');

/** The apps of apps/. */
export const APPS = readdirSync(join(ROOT, 'apps')).map((file) => file.replace(/\.ts$/, ''));

/** What an app wrote. */
export interface Synthesized {
  /** The folder. */
  readonly outdir: string;
  /** Paths below the folder, sorted, with their text. */
  readonly files: { readonly [path: string]: string };
  /** The objects of all files. */
  readonly objects: Manifest[];
}

function read(outdir: string): { [path: string]: string } {
  const paths = readdirSync(outdir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(paths.map((path) => [path.slice(outdir.length + 1), readFileSync(path, 'utf8')]));
}

/** Runs an app as `cdk8s synth` does, in a process of its own, and reads what it wrote. `remove` takes it away again. */
export function synthesizeApp(
  app: string,
  { env = {}, cwd = ROOT }: { env?: NodeJS.ProcessEnv; cwd?: string } = {},
): Synthesized & { readonly remove: () => void } {
  const outdir = mkdtempSync(join(tmpdir(), `cdk8s-hardened-${app}-`));
  const run = spawnSync(process.execPath, ['--require', require.resolve('tsx/cjs'), join(ROOT, 'apps', `${app}.ts`)], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, TSX_TSCONFIG_PATH: join(ROOT, 'tsconfig.json'), ...env, CDK8S_OUTDIR: outdir },
  });
  if (run.status !== 0) {
    throw new Error(`apps/${app}.ts ended with ${run.status}:\n${run.stderr}`);
  }
  const files = read(outdir);
  const objects = Object.values(files).flatMap((text) => parseAllDocuments(text).map((each) => each.toJS()));
  return { outdir, files, objects, remove: () => rmSync(outdir, { recursive: true }) };
}
