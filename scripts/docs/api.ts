import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the jsii assembly is made of. */
const SOURCES = ['lib', 'imports', 'agent/contract.json', 'package.json'];

function files(path: string): string[] {
  return statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => files(join(path, name))) : [path];
}

function isOutdated(root: string): boolean {
  const assembly = join(root, '.jsii');
  if (!existsSync(assembly)) {
    return true;
  }
  const written = statSync(assembly).mtimeMs;
  return SOURCES.flatMap((path) => files(join(root, path))).some((path) => statSync(path).mtimeMs > written);
}

function run(root: string, program: string, args: readonly string[]): void {
  const { status, error, stdout, stderr } = spawnSync(join(root, 'node_modules/.bin', program), args, {
    cwd: root,
    encoding: 'utf8',
  });
  if (error || status !== 0) {
    throw new Error(`docs: ${program} failed: ${error?.message ?? `${stdout}${stderr}`.trim()}. Run "npm ci" first.`);
  }
}

/** API.md, from the jsii assembly, which is compiled first where it is missing or older than its sources. */
export function apiPage(root: string): string {
  if (isOutdated(root)) {
    run(root, 'jsii', ['--generate-tsconfig', 'tsconfig.jsii.json', '--silence-warnings', 'reserved-word']);
  }
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-hardened-api-'));
  try {
    run(root, 'jsii-docgen', ['--output', join(folder, 'API.md')]);
    return `${readFileSync(join(folder, 'API.md'), 'utf8').trimEnd()}\n`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
