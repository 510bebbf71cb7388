import type { Manifest } from '../manifest';
import { MAX_FAULTS } from './compose';
import type { Fault } from './fault';
import type { InputFile } from './files';
import { parseJson } from './json';
import { objectsOf } from './objects';
import { Positions } from './positions';
import { parse, Yaml, YamlDocument } from './yaml';

/** What one file holds. */
export interface FileContent {
  readonly manifests: readonly Manifest[];
  /** By line and column. */
  readonly faults: readonly Fault[];
  /** Indexes of documents that are no objects of Kubernetes. */
  readonly skipped: readonly number[];
  /** Where its fields stand. */
  readonly positions: Positions;
}

/** JSON in a directory that mentions no object belongs to another program. Much of it has comments, and is no JSON at all. */
function isForeignJson({ path, explicit }: InputFile, text: string): boolean {
  return !explicit && /\.json$/i.test(path) && !/apiVersion|\\u/.test(text);
}

/** At most 100 faults, and one that says so. */
function limited(faults: readonly Fault[]): readonly Fault[] {
  const sorted = [...faults].sort((a, b) => a.line - b.line || a.column - b.column);
  const next = sorted[MAX_FAULTS];
  if (next === undefined) {
    return sorted;
  }
  const { control, file, document, line, column } = next;
  const problem = `the file has more than ${MAX_FAULTS} faults, and those from here on are not told`;
  return [
    ...sorted.slice(0, MAX_FAULTS),
    { control, file, document, line, column, problem, repair: 'mend the others first' },
  ];
}

/** One file on its way to objects. */
class Reading implements FileContent {
  readonly manifests: Manifest[] = [];
  readonly skipped: number[] = [];
  private readonly found: Fault[] = [];
  /** The only object of a document, by the index of the document. */
  private readonly only = new Map<number, Manifest>();
  readonly positions: Positions;
  private lazyYaml: Yaml | undefined;

  constructor(
    private readonly file: InputFile,
    private readonly text: string,
  ) {
    this.positions = new Positions(() => this.yaml);
    const json = parseJson(text);
    if (json === undefined) {
      this.readYaml();
    } else {
      this.document({ index: 0, value: json.value });
    }
  }

  get faults(): readonly Fault[] {
    return limited(this.found);
  }

  private get yaml(): Yaml {
    this.lazyYaml ??= parse(this.text);
    return this.lazyYaml;
  }

  private readYaml(): void {
    const { documents, faults } = this.yaml;
    documents.forEach((document) => this.document(document));
    const skipped = new Set(this.skipped);
    for (const fault of faults.filter(({ document }) => !skipped.has(document))) {
      const object = this.only.get(fault.document);
      this.found.push({ control: 'valid-yaml', file: this.file.path, ...(object && { object }), ...fault });
    }
  }

  private document({ index, value }: Pick<YamlDocument, 'index' | 'value'>): void {
    const { path: file, explicit } = this.file;
    const { manifests, faults, skipped } = objectsOf({ file, explicit, index, value });
    if (skipped) {
      this.skipped.push(index);
    }
    if (manifests.length === 1) {
      this.only.set(index, manifests[0]);
    }
    manifests.forEach((manifest) => this.manifests.push(manifest));
    // More than are told: then the rest needs no places.
    for (const { base, ...fault } of this.found.length > MAX_FAULTS ? [] : faults.slice(0, MAX_FAULTS + 1)) {
      const position = this.positions.at(index, [...base, ...(fault.path ?? [])]);
      this.found.push({ control: 'valid-object', file, document: index, ...fault, ...position });
    }
  }
}

/** The objects in the text of a file, and what is wrong with it. Never throws. */
export function readText(file: InputFile, text: string): FileContent {
  return isForeignJson(file, text)
    ? { manifests: [], faults: [], skipped: [0], positions: new Positions(() => parse(text)) }
    : new Reading(file, text);
}
