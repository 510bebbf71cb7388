import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = join(__dirname, '..');

/** The names of the apps: the files of apps/. */
export function appNames(): string[] {
  return readdirSync(join(ROOT, 'apps'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
}

const HELP = `Writes the manifests of an app.

Usage: npm run synth -- NAME [OUTDIR]

  NAME    ${appNames().join(', ')}
  OUTDIR  folder to write to [default: dist]; it is emptied first, and refused where it holds
          anything but manifests
`;

/** The first file below a folder that no synth wrote; `undefined` where there is none. */
function foreignFile(folder: string): string | undefined {
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    const found = entry.isDirectory() && entry.name !== '.git' ? foreignFile(path) : path;
    if (found !== undefined && !/(\.yaml|\/construct-metadata\.json)$/.test(found)) {
      return found;
    }
  }
  return undefined;
}

function run(file: string, outdir: string): number {
  const { status, error } = spawnSync(
    'cdk8s',
    ['synth', '--app', `node --require tsx/cjs ${file}`, '--output', outdir],
    { cwd: ROOT, stdio: 'inherit', env: { ...process.env, CDK8S_CHECK_UPGRADE: 'false' } },
  );
  if (error) {
    console.error(`synth: cdk8s did not start: ${error.message}. Run "npm ci" first.`);
  }
  return status ?? 1;
}

/** Runs `cdk8s synth` on one app, in a process of its own. Returns the exit code. */
function synth([name, outdir = 'dist', ...rest]: string[]): number {
  if (name === undefined || rest.length > 0) {
    console.error(HELP);
    return 1;
  }
  if (name === '--help' || name === '-h') {
    console.log(HELP);
    return 0;
  }
  const file = join('apps', `${name}.ts`);
  if (!appNames().includes(name) || !existsSync(join(ROOT, file))) {
    console.error(`synth: there is no app "${name}" in apps/; give one of ${appNames().join(', ')}.`);
    return 1;
  }
  const foreign = foreignFile(resolve(ROOT, outdir));
  if (foreign !== undefined) {
    console.error(
      `synth: OUTDIR "${outdir}" holds ${foreign}, which is no output of an earlier run, and cdk8s empties the folder first; give a folder of its own.`,
    );
    return 1;
  }
  return run(file, outdir);
}

if (require.main === module) {
  process.exitCode = synth(process.argv.slice(2));
}
