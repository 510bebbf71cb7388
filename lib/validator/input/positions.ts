import type { Path } from '../shape';
import type { Position } from './lines';
import { Fields, isMerge, Node } from './node';
import { parse, Yaml, YamlDocument } from './yaml';

export type { Position } from './lines';

const START: Position = { line: 1, column: 1 };

/** What a step of a path leads to: where it stands, and its value. */
interface Step {
  readonly place: Node;
  readonly value: Node | undefined;
}

/** Adds what `<<` merges; of several sources in a list the first takes precedence. */
function addMerged(text: string, steps: Map<string, Step>, sources: Node | undefined): void {
  for (const source of sources?.kind === 'list' ? [...sources.children].reverse() : [sources]) {
    if (source?.kind === 'map') {
      stepsOf(text, source).forEach((step, name) => steps.set(name, step));
    } else if (source !== undefined) {
      Object.keys(source.value as Fields).forEach((name) => steps.set(name, { place: source, value: source }));
    }
  }
}

/** The fields of a map, as `merge` makes its value: the last one of a name counts. */
function stepsOf(text: string, map: Node): Map<string, Step> {
  const steps = new Map<string, Step>();
  for (let index = 0; index < map.children.length; index += 2) {
    const key = map.children[index]!;
    const value = map.children[index + 1];
    if (isMerge(text, key)) {
      addMerged(text, steps, value);
    } else {
      steps.set(String(key.value), { place: key, value });
    }
  }
  return steps;
}

/** The places of one text. It is read at the first question. */
export class Positions {
  private lazyDocuments: ReadonlyMap<number, YamlDocument> | undefined;
  private readonly steps = new Map<Node, ReadonlyMap<string, Step>>();

  constructor(private readonly yaml: () => Yaml) {}

  /** See `locate`. */
  at(document: number, path: Path): Position {
    this.lazyDocuments ??= new Map(this.yaml().documents.map((each) => [each.index, each]));
    const found = this.lazyDocuments.get(document);
    return found === undefined ? START : found.position(this.follow(found, path));
  }

  /** Where a path leads to in a document, or the last step of it that there is. */
  private follow({ text, root }: YamlDocument, path: Path): Node {
    let place = root;
    let from: Node | undefined = root;
    for (const key of path) {
      const next: Step | undefined = from && this.step(text, from, key);
      if (next === undefined) {
        return place;
      }
      place = next.place;
      from = next.value;
    }
    return place;
  }

  private step(text: string, from: Node, key: string | number): Step | undefined {
    if (from.kind === 'list') {
      const element = typeof key === 'number' ? from.children[key] : undefined;
      return element && { place: element, value: element };
    }
    if (from.kind === 'alias' && typeof from.value === 'object' && from.value !== null) {
      return Object.hasOwn(from.value, key) ? { place: from, value: from } : undefined;
    }
    if (from.kind !== 'map') {
      return undefined;
    }
    let steps = this.steps.get(from);
    if (steps === undefined) {
      steps = stepsOf(text, from);
      this.steps.set(from, steps);
    }
    return steps.get(String(key));
  }
}

/**
 * Where paths stand in a document of a text: at the key of a field, at the content of an element of a list. Behind an
 * alias it is the alias; of what is not there, the nearest place above it that is.
 * The document is counted from 0; the start of the text is returned where it cannot be read.
 */
export function locate(text: string, document: number, paths: readonly Path[]): readonly Position[] {
  const positions = new Positions(() => parse(text));
  return paths.map((path) => positions.at(document, path));
}
