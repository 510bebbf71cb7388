import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { moduleDir } from '../../scripts/go-module';
import { atExit } from './cleanup';
import {
  BINARIES,
  type BinaryName,
  type BinarySource,
  GO_VERSION,
  KUBERNETES_VERSION,
  STAGING_VERSION,
} from './versions';

/** Characters of Go's complaint that an error quotes. */
const COMPLAINT_CHARACTERS = 2000;

/**
 * The `replace` lines for the modules that Kubernetes keeps in its own `staging` folder: its go.mod points to folders
 * that only its repository has, the released modules are the same code.
 *
 * @param goMod The text of Kubernetes' go.mod.
 * @param version The version of the released modules, without `v`, e.g. `0.37.2`.
 */
export function replaceLines(goMod: string, version: string = STAGING_VERSION): string[] {
  const staged = [...goMod.matchAll(/^\s*(?:replace\s+)?(\S+)\s+=>\s+\.\/staging\/\S+\s*$/gm)].map((match) => match[1]);
  return [...new Set(staged)].sort().map((module) => `replace ${module} => ${module} v${version}`);
}

/** The go.mod of the scratch module in which a program is built; `upstream` is the go.mod of the program's module. */
export function scratchModule(source: BinarySource, upstream: string): string {
  return [
    'module cdk8s-hardened.invalid/scratch',
    `go ${GO_VERSION}`,
    `require ${source.module} v${source.version}`,
    ...replaceLines(upstream),
    '',
  ].join('\n');
}

/**
 * The linker's flags: no debug information, and for Kubernetes its version, without which it calls itself v0.0.0 and
 * switches features on and off as if it were that old.
 */
export function linkerFlags(source: BinarySource): string {
  if (source.version !== KUBERNETES_VERSION) {
    return '-s -w';
  }
  const [major, minor] = source.version.split('.');
  const set = (name: string, value: string): string => `-X k8s.io/component-base/version.${name}=${value}`;
  return ['-s -w', set('gitVersion', `v${source.version}`), set('gitMajor', major), set('gitMinor', minor)].join(' ');
}

/**
 * Compiles a program from its Go module, with the checksums that its authors published, into `target`. The file appears
 * there in one step, when it is complete.
 *
 * @throws When its module cannot be fetched or does not compile; quotes the end of what Go says.
 */
export async function build(name: BinaryName, target: string): Promise<void> {
  const source = BINARIES[name];
  const upstream = moduleDir(source.module, `v${source.version}`);
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-hardened-build-'));
  const draft = path.join(path.dirname(target), `.${name}.${process.pid}.${path.basename(scratch)}`);
  const tidyUp = (): void => {
    fs.rmSync(scratch, { recursive: true, force: true });
    fs.rmSync(draft, { force: true });
  };
  const withdraw = atExit(tidyUp);
  try {
    fs.mkdirSync(path.dirname(target), { recursive: true });
    // Written anew rather than copied: files of the module cache are read-only.
    fs.writeFileSync(path.join(scratch, 'go.sum'), fs.readFileSync(path.join(upstream, 'go.sum')));
    const goMod = fs.readFileSync(path.join(upstream, 'go.mod'), 'utf8');
    fs.writeFileSync(path.join(scratch, 'go.mod'), scratchModule(source, goMod));
    const flags = ['-mod=mod', '-trimpath', '-ldflags', linkerFlags(source), '-o', draft];
    await go(['build', ...flags, source.package], scratch);
    fs.renameSync(draft, target);
  } catch (error) {
    throw new Error(
      `cluster: cannot build ${name} ${source.version}: ${(error as Error).message} Check that the Go module proxy answers and that ` +
        'the disk has 5 GB free, or set KUBEBUILDER_ASSETS to a folder that holds the programs.',
      { cause: error },
    );
  } finally {
    withdraw();
    tidyUp();
  }
}

/** Runs Go in `cwd`, untouched by the caller's workspace and flags. */
export function go(args: readonly string[], cwd: string): Promise<void> {
  const env = { ...process.env, CGO_ENABLED: '0', GOFLAGS: '', GOWORK: 'off' };
  return new Promise((resolve, reject) => {
    const child = execFile('go', args, { cwd, env, maxBuffer: 64 * 1024 * 1024 }, (error, _stdout, stderr) => {
      withdraw();
      if (error === null) {
        resolve();
      } else {
        reject(new Error(`"go ${args[0]}" failed: ${stderr.trim().slice(-COMPLAINT_CHARACTERS) || error.message}`));
      }
    });
    const withdraw = atExit(() => child.kill('SIGKILL'));
  });
}
