import { execFile, execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { build } from './build';
import { withLock } from './lock';
import { atLeast, BINARIES, type BinaryName, CONTROL_PLANE, GO_VERSION, parseVersion } from './versions';

/** The part of the environment that decides which programs are used. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where a set of programs was found. */
export type BinaryOrigin = 'KUBEBUILDER_ASSETS' | 'PATH' | 'cache';

/** Whether a tier can run on this machine, and if not, why and how to mend it. */
export type Availability = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** The programs that a control plane is started from. */
export interface Binaries {
  readonly origin: BinaryOrigin;
  /** Absolute paths. */
  readonly paths: Readonly<Record<BinaryName, string>>;
  /** What each one says about itself, without `v`. */
  readonly versions: Readonly<Record<BinaryName, string>>;
  /** One sentence per program whose version is not the pinned one; empty when all agree. */
  readonly differences: readonly string[];
}

type Search =
  | { readonly kind: 'found'; readonly origin: BinaryOrigin; readonly paths: Record<BinaryName, string> }
  | { readonly kind: 'absent'; readonly missing: readonly BinaryName[] }
  | { readonly kind: 'broken'; readonly reason: string };

/** The folder that a program of the pinned version is built into: `<cache>/cdk8s-hardened/<version>`. */
export function cacheFile(name: BinaryName, env: Environment = process.env): string {
  return path.join(cacheDir(env), BINARIES[name].version, name);
}

/** The folder for everything that the tests build: `<cache>/cdk8s-hardened`. */
export function cacheDir(env: Environment = process.env): string {
  return path.join(env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'cdk8s-hardened');
}

/**
 * Says, without building anything, whether an API server can be started here: its programs are at hand, or Go is there to
 * build them.
 *
 * @param options.crds True when CRDs are to be installed, which come as Go modules and need Go in any case. Default false.
 */
export function available(options: { readonly crds?: boolean } = {}, env: Environment = process.env): Availability {
  const search = find(env);
  if (search.kind === 'broken') {
    return { ok: false, reason: search.reason };
  }
  const complaint = goComplaint(env);
  if (complaint === undefined) {
    return { ok: true };
  }
  const mend = `Install Go ${GO_VERSION} or newer`;
  if (search.kind === 'absent') {
    const names = search.missing.join(', ');
    const where = `neither on the PATH nor in ${cacheDir(env)}`;
    return {
      ok: false,
      reason: `${names} ${where}, and ${complaint}. ${mend}, or set KUBEBUILDER_ASSETS to a folder that holds them.`,
    };
  }
  return options.crds === true
    ? { ok: false, reason: `the CRDs are fetched as Go modules, and ${complaint}. ${mend}.` }
    : { ok: true };
}

/**
 * Finds the programs of a control plane: in the folder `KUBEBUILDER_ASSETS` if that is set, else on the PATH if all of them
 * are there (a lone kubectl is often of another release), else in the cache, into which those that are missing are built
 * first. Prints one line to standard error for each program that it builds.
 *
 * @throws When `KUBEBUILDER_ASSETS` is incomplete or a build fails.
 */
export async function binaries(env: Environment = process.env): Promise<Binaries> {
  const search = find(env);
  if (search.kind === 'broken') {
    throw new Error(`cluster: ${search.reason}`);
  }
  if (search.kind === 'absent') {
    await buildMissing(env);
  }
  const { origin, paths } = search.kind === 'found' ? search : { origin: 'cache' as const, paths: cached(env) };
  const entries = await Promise.all(CONTROL_PLANE.map(async (name) => [name, await versionOf(name, paths[name])]));
  const versions = Object.fromEntries(entries) as Record<BinaryName, string>;
  return { origin, paths, versions, differences: differences(origin, versions) };
}

/** One sentence per program whose version is not the pinned one. */
export function differences(origin: BinaryOrigin, versions: Readonly<Record<BinaryName, string>>): string[] {
  return CONTROL_PLANE.filter((name) => versions[name] !== BINARIES[name].version).map(
    (name) => `${name} of ${origin} is ${versions[name]}, the tests are written for ${BINARIES[name].version}`,
  );
}

function find(env: Environment): Search {
  const assets = env.KUBEBUILDER_ASSETS;
  if (assets) {
    const paths = inFolders([path.resolve(assets)]);
    const missing = CONTROL_PLANE.filter((name) => paths[name] === undefined);
    return missing.length === 0
      ? { kind: 'found', origin: 'KUBEBUILDER_ASSETS', paths: paths as Record<BinaryName, string> }
      : {
          kind: 'broken',
          reason: `KUBEBUILDER_ASSETS is "${assets}", which holds no executable ${missing.join(', ')}. Complete the folder, or unset the variable to have them built.`,
        };
  }
  const onPath = inFolders((env.PATH ?? '').split(path.delimiter).filter((dir) => path.isAbsolute(dir)));
  if (CONTROL_PLANE.every((name) => onPath[name] !== undefined)) {
    return { kind: 'found', origin: 'PATH', paths: onPath as Record<BinaryName, string> };
  }
  const missing = CONTROL_PLANE.filter((name) => !isExecutable(cacheFile(name, env)));
  return missing.length === 0 ? { kind: 'found', origin: 'cache', paths: cached(env) } : { kind: 'absent', missing };
}

function inFolders(folders: readonly string[]): Partial<Record<BinaryName, string>> {
  const located = CONTROL_PLANE.map((name) => [name, folders.map((dir) => path.join(dir, name)).find(isExecutable)]);
  return Object.fromEntries(located) as Partial<Record<BinaryName, string>>;
}

function cached(env: Environment): Record<BinaryName, string> {
  return Object.fromEntries(CONTROL_PLANE.map((name) => [name, cacheFile(name, env)])) as Record<BinaryName, string>;
}

function isExecutable(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

/** Why Go cannot build the programs, `undefined` when it can. */
export function goComplaint(env: Environment = process.env): string | undefined {
  try {
    const stdout = execFileSync('go', ['env', 'GOVERSION', 'GOTOOLCHAIN'], {
      cwd: os.tmpdir(),
      env: { ...env },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return toolchainComplaint(stdout);
  } catch {
    return 'there is no Go to build them with (no working "go" on the PATH)';
  }
}

/**
 * Why a Go toolchain cannot build the programs, `undefined` when it can: it must be new enough, or allowed to fetch a newer
 * one.
 *
 * @param output What `go env GOVERSION GOTOOLCHAIN` prints.
 */
export function toolchainComplaint(output: string): string | undefined {
  const [goVersion = '', toolchain = ''] = output.split('\n').map((line) => line.trim());
  const version = goVersion.replace(/^go/, '');
  const fetches = toolchain !== 'local' && atLeast(version, '1.21');
  return fetches || atLeast(version, GO_VERSION)
    ? undefined
    : `Go ${version || 'of unknown version'} is too old to build them (GOTOOLCHAIN is "${toolchain}")`;
}

async function buildMissing(env: Environment): Promise<void> {
  fs.mkdirSync(cacheDir(env), { recursive: true });
  const onWait = (who: string): void => say(`waiting for ${who}, which builds the same programs`);
  await withLock(path.join(cacheDir(env), 'build.lock'), () => buildAll(env), { onWait });
}

async function buildAll(env: Environment): Promise<void> {
  for (const name of CONTROL_PLANE.filter((candidate) => !isExecutable(cacheFile(candidate, env)))) {
    if (process.stderr.isTTY) {
      say(`building ${name} ${BINARIES[name].version}, which takes minutes the first time`);
    }
    const start = Date.now();
    await build(name, cacheFile(name, env));
    say(`built ${name} ${BINARIES[name].version} in ${Math.round((Date.now() - start) / 1000)} s`);
  }
}

function say(line: string): void {
  process.stderr.write(`cluster: ${line}\n`);
}

async function versionOf(name: BinaryName, file: string): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(file, [...BINARIES[name].versionArguments], { timeout: 30_000 });
    return parseVersion(stdout) ?? 'of unknown version';
  } catch (error) {
    throw new Error(
      `cluster: ${file} does not tell its version: ${(error as Error).message}. Is it ${name} for this machine?`,
      { cause: error },
    );
  }
}
