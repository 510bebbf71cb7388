import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

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
  OUTDIR  folder to write to, emptied first [default: dist]
`;

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

if (require.main === module) {
  process.exitCode = synth(process.argv.slice(2));
}
