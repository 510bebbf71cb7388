import type { Manifest } from '../manifest';
import type { Fault } from './fault';
import { findFiles, InputFile, isPipe, UsageFault } from './files';
import { Positions } from './positions';
import { Content, contentOfText, readFile, readStdin, reasonOf } from './read';
import { readText } from './text';
import { parse } from './yaml';

export type { Fault } from './fault';
export type { UsageFault } from './files';

/** How a run reads its input. */
export interface LoadOptions {
  /** Gives what stands on standard input; without it, standard input itself is read. */
  readonly stdin?: () => string;
  /** Told after each file. */
  readonly progress?: (done: number, total: number) => void;
}

/** A document that is no object of Kubernetes. */
export interface Skipped {
  readonly file: string;
  readonly document: number;
}

/** What was read. */
export interface Loaded {
  /** By file, document and place in a List. */
  readonly manifests: readonly Manifest[];
  /** By file. At most 100 of one file are told, and one more that says so. */
  readonly faults: readonly Fault[];
  readonly skipped: readonly Skipped[];
  /** Arguments, and files below them, that cannot be read. */
  readonly usage: readonly UsageFault[];
  /** How many files were read. */
  readonly files: number;
  /** The text of a file, read again; empty where that fails. */
  readonly textOf: (file: string) => string;
  /** The places of a file. */
  readonly positionsOf: (file: string) => Positions;
}

/** How many characters of files have their places kept in memory, about 25 bytes for each. */
const MAX_KEPT = 8 * 1024 * 1024;

/** One run over files. */
class Loading implements Loaded {
  readonly manifests: Manifest[] = [];
  readonly faults: Fault[] = [];
  readonly skipped: Skipped[] = [];
  readonly usage: UsageFault[] = [];
  files = 0;
  /** What cannot be read twice. */
  private readonly texts = new Map<string, string>();
  /** Of the first files: reading them again for their findings would cost as much as the first time. */
  private readonly positions = new Map<string, Positions>();
  private kept = 0;

  constructor(private readonly options: LoadOptions) {}

  readonly textOf = (file: string): string => {
    const kept = this.texts.get(file);
    if (kept !== undefined) {
      return kept;
    }
    try {
      const content = this.read(file);
      return 'text' in content ? content.text : '';
    } catch {
      return '';
    }
  };

  readonly positionsOf = (file: string): Positions =>
    this.positions.get(file) ?? new Positions(() => parse(this.textOf(file)));

  private keep(file: string, text: string, positions: Positions): void {
    this.kept += text.length;
    if (this.kept <= MAX_KEPT) {
      this.positions.set(file, positions);
    }
  }

  load(input: InputFile): void {
    const { path } = input;
    let content: Content;
    try {
      content = this.read(path);
    } catch (error) {
      this.usage.push({ path, reason: reasonOf(error) });
      return;
    }
    this.files += 1;
    if ('refused' in content) {
      this.faults.push({ control: 'valid-yaml', file: path, ...content.refused });
      return;
    }
    if (isPipe(path)) {
      this.texts.set(path, content.text);
    }
    const { manifests, faults, skipped, positions } = readText(input, content.text);
    this.keep(path, content.text, positions);
    manifests.forEach((manifest) => this.manifests.push(manifest));
    faults.forEach((fault) => this.faults.push(fault));
    skipped.forEach((document) => this.skipped.push({ file: path, document }));
  }

  private read(path: string): Content {
    if (path !== '-') {
      return readFile(path);
    }
    return this.options.stdin === undefined ? readStdin() : contentOfText(this.options.stdin());
  }
}

/**
 * Reads everything that arguments mean: files, directories, globs, `-` for standard input. What is wrong with one file is
 * told, and the others are read all the same. Kept are the objects, and the places of the first files; no texts but those
 * that cannot be read twice.
 */
export function load(paths: readonly string[], options: LoadOptions = {}): Loaded {
  const { files, usage } = findFiles(paths);
  const loading = new Loading(options);
  usage.forEach((fault) => loading.usage.push(fault));
  files.forEach((file, index) => {
    loading.load(file);
    options.progress?.(index + 1, files.length);
  });
  return loading;
}
