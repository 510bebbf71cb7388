import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

const memo = new Map<string, string>();

/** What `go mod download -json` prints; the fields that are read here. */
interface DownloadedModule {
  readonly Dir?: string;
  readonly Error?: string;
}

/** True when a `go` command is on the PATH and answers. */
export function goAvailable(): boolean {
  try {
    execFileSync('go', ['version'], { cwd: os.tmpdir(), stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/**
 * The folder in the Go module cache that holds `module` at `version`; downloads it first when it is not there.
 *
 * @param module The module's path, e.g. `k8s.io/api`.
 * @param version An exact version, e.g. `v0.37.2`.
 * @throws When Go is missing or the module cannot be downloaded, with the reason and how to mend it.
 */
export function moduleDir(module: string, version: string): string {
  const id = `${module}@${version}`;
  const known = memo.get(id);
  if (known !== undefined) {
    return known;
  }
  if (!goAvailable()) {
    throw new Error(
      `go-module: cannot fetch ${id}: no "go" command on the PATH. Install Go 1.21 or newer, or leave out the step that needs it.`,
    );
  }
  const dir = download(id);
  memo.set(id, dir);
  return dir;
}

/** Runs the download in an empty folder: a go.mod or go.work of the caller must not change what is fetched. */
function download(id: string): string {
  const cwd = fs.mkdtempSync(path.join(os.tmpdir(), 'go-module-'));
  try {
    const env = { ...process.env, GOWORK: 'off', GOFLAGS: '' };
    const stdout = execFileSync('go', ['mod', 'download', '-json', id], {
      cwd,
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const dir = (JSON.parse(stdout) as DownloadedModule).Dir;
    if (dir === undefined) {
      throw new Error(`"go mod download" named no folder: ${stdout.trim()}`);
    }
    return dir;
  } catch (error) {
    throw new Error(
      `go-module: cannot fetch ${id}: ${reason(error)}. Check that the version exists (go list -m -versions ${id.split('@')[0]}), ` +
        'that "go env GOPROXY" can be reached, and that the disk is not full.',
      { cause: error },
    );
  } finally {
    fs.rmSync(cwd, { recursive: true, force: true });
  }
}

/** Go prints a module's failure as `Error` in its JSON on stdout, everything else on stderr. */
function reason(error: unknown): string {
  const { stdout = '', stderr = '', message = String(error) } = error as Partial<Record<string, string>>;
  try {
    const told = (JSON.parse(stdout) as DownloadedModule).Error;
    if (told !== undefined) {
      return told.trim();
    }
  } catch {
    // No JSON on stdout: what is on stderr says more.
  }
  return stderr.trim() || message;
}

/**
 * The files under `dir` that match `pattern`, as absolute paths, sorted.
 *
 * @param dir The folder that the pattern starts from.
 * @param pattern A relative path with `/`, in which `*` stands for any characters within one segment, e.g. `config/crds/*.yaml`.
 */
export function expandGlob(dir: string, pattern: string): string[] {
  let found = [dir];
  for (const segment of pattern.split('/')) {
    found = found.flatMap((folder) => matching(folder, segment));
  }
  return found.filter((file) => fs.statSync(file).isFile()).sort();
}

function matching(folder: string, segment: string): string[] {
  if (!segment.includes('*')) {
    const file = path.join(folder, segment);
    return fs.existsSync(file) ? [file] : [];
  }
  if (!fs.statSync(folder).isDirectory()) {
    return [];
  }
  const expression = new RegExp(`^${segment.split('*').map(escape).join('.*')}$`);
  return fs
    .readdirSync(folder)
    .filter((name) => expression.test(name))
    .map((name) => path.join(folder, name));
}

function escape(literal: string): string {
  return literal.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
}
