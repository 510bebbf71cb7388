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
  /** Real paths of directories that have been walked: loops of links end here. */
  private readonly walked = new Set<string>();

  found(): readonly InputFile[] {
    return [...this.files.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  }

  argument(path: string): void {
    this.attempt(path, () => {
      if (path === '-') {
        this.add('-', path, true);
      } else if (isGlob(path) && !fs.existsSync(path)) {
        this.glob(path);
      } else if (!this.named(path, true)) {
        this.usage.push({ path, reason: 'no *.yaml, *.yml or *.json file in it' });
      }
    });
  }

  /** What cannot be read is told, and the search goes on. */
  private attempt(path: string, action: () => void): void {
    try {
      action();
    } catch (error) {
      this.fail(path, error);
    }
  }

  private fail(path: string, error: unknown): void {
    this.usage.push({ path, reason: reasonOf(error) });
  }

  private add(real: string, path: string, explicit: boolean): void {
    const known = this.files.get(real);
    if (known === undefined || (explicit && !known.explicit)) {
      this.files.set(real, { path, explicit });
    }
  }

  /** A file or a directory that an argument or a pattern names. False for a directory in which nothing is to be read. */
  private named(path: string, explicit: boolean): boolean {
    const stat = fs.statSync(path);
    if (stat.isDirectory()) {
      const before = this.files.size;
      return !this.walk(path) || this.files.size > before;
    }
    if (stat.isFile()) {
      this.add(fs.realpathSync.native(path), path, explicit);
    } else if (explicit && PIPE.test(path)) {
      this.add(path, path, explicit);
    } else {
      this.usage.push({ path, reason: `is ${kindOf(stat)}, not a file` });
    }
    return true;
  }

  /** Adds what is below a directory; says false where that has been done before. */
  private walk(directory: string, real = fs.realpathSync.native(directory)): boolean {
    if (this.walked.has(real)) {
      return false;
    }
    this.walked.add(real);
    for (const entry of fs.readdirSync(directory, { withFileTypes: true })) {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) {
        if (!isPassedBy(entry.name)) {
          this.attempt(path, () => this.walk(path, join(real, entry.name)));
        }
      } else if (entry.isFile()) {
        if (MANIFEST.test(entry.name)) {
          this.add(join(real, entry.name), path, false);
        }
      } else {
        this.special(path, entry);
      }
    }
    return true;
  }

  /** A link, or what is neither file nor directory. */
  private special(path: string, { name }: fs.Dirent): void {
    const isManifest = MANIFEST.test(name);
    // Links to nowhere concern nobody unless they look like manifests.
    if (isManifest || (!isPassedBy(name) && isDirectory(path))) {
      this.attempt(path, () => this.named(path, false));
    }
  }

  private glob(argument: string): void {
    let found = false;
    for (const pattern of expandBraces(argument)) {
      const wanted = EXTENSION.test(pattern) ? /^/ : MANIFEST;
      for (const path of new Glob(pattern, (directory, error) => this.fail(directory, error)).matches()) {
        if (isDirectory(path) || wanted.test(path)) {
          this.attempt(path, () => {
            found = this.named(path, false) || found;
          });
        }
      }
    }
    if (!found) {
      this.usage.push({ path: argument, reason: 'matches no file' });
    }
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
