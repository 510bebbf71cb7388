import * as fs from 'node:fs';
import { expandBraces, Glob, isDirectory, isGlob, isPassedBy, join } from './glob';
import { reasonOf } from './read';

/** A file to read. */
export interface InputFile {
  /** As the user named it, or below a directory that the user named; `-` for standard input. */
  readonly path: string;
  /** Whether the user named the file itself, not a directory or a pattern. */
  readonly explicit: boolean;
}

/** An argument, or something below it, that cannot be read. */
export interface UsageFault {
  readonly path: string;
  readonly reason: string;
}

/** Names under which a shell hands over a pipe: `<(helm template .)`. */
const PIPE = /^\/dev\/(?:stdin|fd\/\d+)$|^\/proc\/self\/fd\/\d+$/;
const MANIFEST = /\.(?:ya?ml|json)$/i;
/** What a pattern ends with where it says which files it means. */
const EXTENSION = /\.[A-Za-z0-9]+$/;

/** Whether a file can be read only once. */
export function isPipe(path: string): boolean {
  return path === '-' || PIPE.test(path);
}

function kindOf(stat: fs.Stats): string {
  return stat.isFIFO() ? 'a pipe' : stat.isSocket() ? 'a socket' : 'a device';
}

/** One search for the files that arguments mean. */
class Search {
  readonly usage: UsageFault[] = [];
  /** By their real path, so that each is read once. */
  private readonly files = new Map<string, InputFile>();
  /** Real paths of directories that have been walked, and whether a file was found: loops of links end here. */
  private readonly walked = new Map<string, boolean>();

  found(): readonly InputFile[] {
    return [...this.files.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  }

  argument(path: string): void {
    const isPattern = isGlob(path) && !fs.existsSync(path);
    const found = this.attempt(path, () => (isPattern ? this.glob(path) : this.named(path, true)));
    if (!found) {
      this.usage.push({ path, reason: isPattern ? 'matches no file' : 'no *.yaml, *.yml or *.json file in it' });
    }
  }

  /** What cannot be read is told, which is as good as being found, and the search goes on. */
  private attempt(path: string, search: () => boolean): boolean {
    try {
      return search();
    } catch (error) {
      this.fail(path, error);
      return true;
    }
  }

  private fail(path: string, error: unknown): void {
    this.usage.push({ path, reason: reasonOf(error) });
  }

  private add(real: string, path: string, explicit: boolean): true {
    const known = this.files.get(real);
    if (known === undefined || (explicit && !known.explicit)) {
      this.files.set(real, { path, explicit });
    }
    return true;
  }

  /** A file or a directory that an argument or a pattern names. False for a directory in which nothing is to be read. */
  private named(path: string, explicit: boolean): boolean {
    if (path === '-') {
      return this.add(path, path, explicit);
    }
    const stat = fs.statSync(path);
    if (stat.isDirectory()) {
      return this.walk(path);
    }
    if (stat.isFile()) {
      return this.add(fs.realpathSync.native(path), path, explicit);
    }
    if (explicit && PIPE.test(path)) {
      return this.add(path, path, explicit);
    }
    this.usage.push({ path, reason: `is ${kindOf(stat)}, not a file` });
    return true;
  }

  /** Adds what is below a directory. */
  private walk(directory: string, real = fs.realpathSync.native(directory)): boolean {
    let found = this.walked.get(real);
    if (found === undefined) {
      found = false;
      this.walked.set(real, found);
      for (const entry of fs.readdirSync(directory, { withFileTypes: true })) {
        found = this.entry(join(directory, entry.name), join(real, entry.name), entry) || found;
      }
      this.walked.set(real, found);
    }
    return found;
  }

  private entry(path: string, real: string, entry: fs.Dirent): boolean {
    const isManifest = MANIFEST.test(entry.name);
    if (entry.isFile()) {
      return isManifest && this.add(real, path, false);
    }
    const isWalked = !isPassedBy(entry.name);
    if (entry.isDirectory()) {
      return isWalked && this.attempt(path, () => this.walk(path, real));
    }
    // A link, a pipe, ... Links to nowhere concern nobody unless they look like manifests.
    return (isManifest || (isWalked && isDirectory(path))) && this.attempt(path, () => this.named(path, false));
  }

  private glob(argument: string): boolean {
    let found = false;
    for (const pattern of expandBraces(argument)) {
      const wanted = EXTENSION.test(pattern) ? /^/ : MANIFEST;
      for (const path of new Glob(pattern, (directory, error) => this.fail(directory, error)).matches()) {
        if (isDirectory(path) || wanted.test(path)) {
          found = this.attempt(path, () => this.named(path, false)) || found;
        }
      }
    }
    return found;
  }
}

/** The files that arguments mean, sorted by name, each once; and the arguments that mean none. */
export function findFiles(paths: readonly string[]): {
  readonly files: readonly InputFile[];
  readonly usage: readonly UsageFault[];
} {
  const search = new Search();
  paths.forEach((path) => search.argument(path));
  return { files: search.found(), usage: search.usage };
}
