import { loadAll, LoadOptions, State } from 'js-yaml';
import { quote } from '../text';
import { elementsOf, pairsOf } from './align';
import { explain, MAX_DEPTH, TEMPLATE, TOO_DEEP } from './explain';
import { merge } from './merge';
import { contentAt, contentOf, Fields, newNode, Node } from './node';
import { Problem, Unreadable } from './problem';
import { KNOWN_TAGS, SCHEMA } from './scalars';

/** How many values one file may hold, keys among them: manifests of 10 MiB hold 1.2 million. */
export const MAX_NODES = 1_500_000;

/** How many characters the aliases of one file may stand for, spelled out. */
export const MAX_ALIASED = 1_000_000;

/** How many faults of one file are told; behind them no more documents are read. */
export const MAX_FAULTS = 100;

/** What a file may still hold. */
export interface Budget {
  readonly nodes: number;
  readonly aliased: number;
}

/** What a file may hold. */
export const BUDGET: Budget = { nodes: MAX_NODES, aliased: MAX_ALIASED };

/** The documents of a text, and what is wrong with them although they can be read. */
export interface Composition {
  /** What is left of the budget. */
  readonly left: Budget;
  readonly roots: readonly Node[];
  readonly problems: readonly (Problem & { readonly document: number })[];
}

/** What the parser tells its listener; its types leave out `tag`. */
type Event = State & { readonly tag: string | null };

/**
 * Builds the nodes of a text from the events of the parser, "open" and "close" around every value, and mends the values
 * on the way. The events show how the parser works: where a block map may begin, it tries to read a key first, so that a
 * scalar there is opened twice, and an attempt that fails leaves a node behind.
 */
class Composer {
  readonly left: { nodes: number; aliased: number };
  readonly problems: (Problem & { readonly document: number })[] = [];
  /** Nodes that are complete and await the map or list they are in; in the end the roots. */
  private readonly nodes: Node[] = [];
  /** Of each value that is open: where the parser began to look for it, and how many nodes awaited before it. */
  private readonly opened: number[] = [];
  private readonly before: number[] = [];
  /** Index of the document that is being read. */
  private document = 0;
  /** The maps and lists that are complete, by their values: what an alias may stand for. */
  private readonly targets: Map<unknown, Node> | undefined;

  constructor(
    private readonly text: string,
    budget: Budget,
  ) {
    this.left = { ...budget };
    this.targets = text.includes('*') ? new Map() : undefined;
  }

  /** The documents, once the text is read. */
  get roots(): readonly Node[] {
    return this.nodes;
  }

  open(offset: number): void {
    if (this.opened.length === 0) {
      this.document = this.nodes.length;
      this.checkMarker(offset);
    }
    this.left.nodes -= 1;
    if (this.left.nodes < 0) {
      throw new Unreadable(offset, `the file holds more than ${MAX_NODES.toLocaleString('en')} values`, 'split it');
    }
    this.opened.push(offset);
    this.before.push(this.nodes.length);
  }

  close({ position, result, tag }: Event): void {
    const open = this.opened.pop()!;
    const before = this.before.pop()!;
    if (tag !== null && !KNOWN_TAGS.has(tag)) {
      const problem = `tag ${quote(tag.replace('tag:yaml.org,2002:', '!!'))} means nothing to Kubernetes`;
      this.report({ offset: contentAt(this.text, open), problem, repair: 'remove the tag' });
    }
    const inner = this.nodes.length === before + 1 ? this.nodes[before] : undefined;
    if (inner !== undefined && inner.value === result) {
      inner.open = open;
    } else {
      const node = newNode(open, position, result);
      this.settle(node, before);
      this.nodes.length = before;
      this.nodes.push(node);
    }
  }

  /** Where the innermost value starts that is being read. */
  get current(): number {
    return contentAt(this.text, this.opened.at(-1) ?? 0);
  }

  /** Where the last value starts that has been read. */
  get last(): number {
    return contentAt(this.text, this.nodes.at(-1)?.open ?? 0);
  }

  private readonly report = (problem: Problem): void => {
    // A key that the parser reads in a failed attempt is read again.
    if (this.problems.length <= MAX_FAULTS && this.problems.at(-1)?.offset !== problem.offset) {
      this.problems.push({ ...problem, document: this.document });
    }
  };

  /** `---x` is no marker to YAML, but one to the parser. */
  private checkMarker(offset: number): void {
    if (this.text.startsWith('---', offset - 3) && offset < this.text.length && !/\s/.test(this.text.charAt(offset))) {
      throw new Unreadable(offset, 'text follows "---" at once', 'put a line break behind "---"');
    }
  }

  private settle(node: Node, before: number): void {
    const { value } = node;
    if (this.targets !== undefined && this.text[contentOf(this.text, node)] === '*') {
      this.alias(node);
    } else if (typeof value === 'object' && value !== null) {
      node.children = this.nodes.slice(before);
      this.collection(node);
    } else if (typeof value === 'number' && !Number.isFinite(value)) {
      throw new Unreadable(
        contentOf(this.text, node),
        'JSON has no such number, and Kubernetes takes JSON',
        'put the value in quotes if it is a string',
      );
    } else if (typeof value === 'string' && value.startsWith('?')) {
      this.checkQuestion(contentOf(this.text, node));
    }
  }

  /** In `{?name: x}` kubectl takes the question mark for the sign of a key, and the key for "name". */
  private checkQuestion(offset: number): void {
    const isFlow = this.opened.some((open) => /[{[]/.test(this.text.charAt(contentAt(this.text, open))));
    if (isFlow && this.text[offset] === '?') {
      throw new Unreadable(offset, 'a "?" begins a value in brackets or braces', 'put the value in quotes');
    }
  }

  private alias(node: Node): void {
    node.kind = 'alias';
    const { value } = node;
    if (typeof value !== 'object' || value === null) {
      node.aliased = typeof value === 'string' ? value.length : 1;
    } else {
      const target = this.targets?.get(value);
      if (target === undefined) {
        throw new Unreadable(
          contentOf(this.text, node),
          'the alias stands inside its own anchor',
          'write the value out',
        );
      }
      node.aliased = target.end - target.open + target.aliased;
      node.depth = target.depth;
    }
    this.left.aliased -= node.aliased;
    if (this.left.aliased < 0) {
      throw new Unreadable(
        contentOf(this.text, node),
        `the aliases of the file stand for more than ${MAX_ALIASED.toLocaleString('en')} characters`,
        'write the values out, or split the file',
      );
    }
  }

  private collection(node: Node): void {
    if (Array.isArray(node.value)) {
      node.kind = 'list';
      node.children = elementsOf(this.text, node, (pair) => this.map(pair));
    } else {
      node.children = pairsOf(this.text, node);
      this.map(node);
    }
    this.weigh(node);
  }

  private map(node: Node): void {
    node.kind = 'map';
    let merges = false;
    for (let index = 0; index < node.children.length; index += 2) {
      const key = node.children[index]!;
      this.checkKey(node, key);
      merges ||= key.value === '<<';
    }
    if (merges || Object.keys(node.value as Fields).length * 2 !== node.children.length) {
      merge(this.text, node, this.report);
    }
  }

  /** Knows how much an alias of a map or a list stands for. */
  private weigh(node: Node): void {
    if (this.targets === undefined) {
      return;
    }
    for (const child of node.children) {
      node.depth = Math.max(node.depth, (child?.depth ?? 0) + 1);
      node.aliased += child?.aliased ?? 0;
    }
    if (node.depth > MAX_DEPTH) {
      throw new Unreadable(contentOf(this.text, node), TOO_DEEP.problem, TOO_DEEP.repair);
    }
    this.targets.set(node.value, node);
  }

  private checkKey(map: Node, key: Node): void {
    if (typeof key.value !== 'object') {
      this.checkColon(key);
      return;
    }
    const offset = contentOf(this.text, key);
    if (key.value === null) {
      throw new Unreadable(offset, 'the name of a field is empty', 'write the name');
    }
    const start = contentOf(this.text, map);
    if (this.text.startsWith('{{', start)) {
      throw new Unreadable(start, TEMPLATE.problem, TEMPLATE.repair);
    }
    throw new Unreadable(offset, 'the name of a field is a map or a list', 'write a string');
  }

  /** In `{name:, other: x}` kubectl takes the colon for a part of the name. */
  private checkColon(key: Node): void {
    const { end } = key;
    const next = this.text[end + 1];
    const isFlow = next === ',' || next === '}' || next === ']';
    if (isFlow && this.text[end] === ':' && !/["']/.test(this.text.charAt(contentOf(this.text, key)))) {
      throw new Unreadable(end, 'no blank follows ":"', 'write "name: value"');
    }
  }
}

/** What js-yaml knows beside what its types say. */
type Options = LoadOptions & { readonly maxDepth: number };

/** The documents of a text as nodes, or why one of them cannot be read. */
export function compose(text: string, budget: Budget): Composition | Unreadable {
  const composer = new Composer(text, budget);
  const options: Options = {
    schema: SCHEMA,
    // The last of fields with one name counts, as for kubectl; the composer reports them.
    json: true,
    maxDepth: MAX_DEPTH,
    listener: (event, state) => {
      if (event === 'open') {
        composer.open(state.position);
      } else {
        composer.close(state as Event);
      }
    },
  };
  try {
    loadAll(text, null, options);
    return composer;
  } catch (error) {
    return explain(error, text, composer);
  }
}
