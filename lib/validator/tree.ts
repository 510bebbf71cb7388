import { selects, Selector } from '../analysis/reachability';
import type { KindName, Manifest } from './manifest';
import type { Pod } from './pod';
import type { Of } from './shape';
import { SELECTOR } from './shapes/meta';

const NONE: readonly never[] = [];

/** A selector that matches nothing, for one that is malformed: what selects nothing raises no false alarm. */
const NOTHING: Selector = { matchExpressions: [{ key: '', operator: 'In', values: [] }] };

/** The selector as the analysis wants it. */
export function selectorOf(selector: Of<typeof SELECTOR>): Selector {
  const expressions = selector.matchExpressions ?? [];
  const complete = expressions.every(({ key, operator }) => key !== undefined && operator !== undefined);
  return complete ? (selector as Selector) : NOTHING;
}

/** Everything of a run, indexed: what cross-object checks look up. Objects of an unwritten namespace share the namespace ''. */
export class Tree {
  private readonly byKind = new Map<string, Manifest[]>();
  private readonly byName = new Map<string, Manifest>();
  /** Pods of a namespace, all and by each of their labels. */
  private readonly podsBy = new Map<string, Pod[]>();
  private readonly memos = new Map<unknown, unknown>();

  constructor(
    /** In the order of files and documents. */
    readonly objects: readonly Manifest[],
  ) {
    for (const object of objects) {
      append(this.byKind, object.kindName, object);
      const key = nameKey(object.kindName, object.namespace, object.name);
      if (!this.byName.has(key)) {
        this.byName.set(key, object);
      }
      object.pods.forEach((pod) => this.addPod(pod));
    }
  }

  private addPod(pod: Pod): void {
    append(this.podsBy, podKey(pod.namespace), pod);
    for (const [key, value] of Object.entries(pod.labels)) {
      append(this.podsBy, podKey(pod.namespace, key, value), pod);
    }
  }

  /** The objects of these kinds. */
  all<K extends KindName>(...kinds: readonly K[]): readonly Manifest<K>[] {
    const lists = kinds.map((kind) => (this.byKind.get(kind) ?? NONE) as readonly unknown[] as readonly Manifest<K>[]);
    return lists.length === 1 ? lists[0] : lists.flat();
  }

  /** The object of this identity; the first where there are several. `namespace` is '' for cluster-wide kinds. */
  find<K extends KindName>(kind: K, namespace: string, name: string): Manifest<K> | undefined {
    return this.byName.get(nameKey(kind, namespace, name)) as Manifest<K> | undefined;
  }

  /** The pod templates of a namespace. */
  pods(namespace: string): readonly Pod[] {
    return this.podsBy.get(podKey(namespace)) ?? NONE;
  }

  /** The pod templates of a namespace that a selector selects: all for an empty one. Uses the labels as an index. */
  podsSelected(namespace: string, selector: Of<typeof SELECTOR>): readonly Pod[] {
    const wanted = selectorOf(selector);
    const labels = Object.entries(wanted.matchLabels ?? {});
    const lists = [
      this.pods(namespace),
      ...labels.map(([key, value]) => this.podsBy.get(podKey(namespace, key, value)) ?? NONE),
    ];
    const shortest = lists.reduce((a, b) => (b.length < a.length ? b : a));
    return shortest.filter((pod) => selects(wanted, pod.labels));
  }

  /** What `make` computes of this tree, computed once. `make` is the key: give a function of a module, not a closure. */
  once<T>(make: (tree: Tree) => T): T {
    if (!this.memos.has(make)) {
      this.memos.set(make, make(this));
    }
    return this.memos.get(make) as T;
  }
}

/** No part of a name can hold a line feed. */
function nameKey(kind: string, namespace: string, name: string): string {
  return `${kind}\n${namespace}\n${name}`;
}

function podKey(namespace: string, label = '', value = ''): string {
  return `${namespace}\n${label}\n${value}`;
}

function append<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list === undefined) {
    map.set(key, [value]);
  } else {
    list.push(value);
  }
}
