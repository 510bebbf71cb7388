import { Pod, podsOf } from './pod';
import { conform, Misfit, Of, Path } from './shape';
import { SHAPES } from './shapes';
import { META } from './shapes/meta';

/** A kind that checks know, as `group/Kind`; `*` stands for any other. */
export type KindName = keyof typeof SHAPES;

/** Every such kind, `*` among them: for checks of any object. */
export const KIND_NAMES: readonly KindName[] = Object.keys(SHAPES) as KindName[];

/** What checks read of a kind. */
export type Body<K extends KindName> = Of<(typeof SHAPES)[K]>;

/** Where an object was read. */
export interface Source {
  /** As the user named it, or a path below it; `-` for standard input. */
  readonly file: string;
  /** Index of the document in the file, from 0. */
  readonly document: number;
  /** Where the object stands in its document: empty, or `items`, 3 in a List. */
  readonly base: Path;
}

/** Groups from which kinds have moved. */
const MOVED: { readonly [name: string]: KindName } = {
  'extensions/DaemonSet': 'apps/DaemonSet',
  'extensions/Deployment': 'apps/Deployment',
  'extensions/Ingress': 'networking.k8s.io/Ingress',
  'extensions/NetworkPolicy': 'networking.k8s.io/NetworkPolicy',
  'extensions/ReplicaSet': 'apps/ReplicaSet',
};

const API_VERSION = /^(?:([^/]+)\/)?([^/]+)$/;

function groupOf(apiVersion: string): string {
  return API_VERSION.exec(apiVersion)?.[1] ?? '';
}

function kindName(group: string, kind: string): KindName {
  const name = `${group}/${kind}`;
  return Object.hasOwn(SHAPES, name) ? (name as KindName) : Object.hasOwn(MOVED, name) ? MOVED[name] : '*';
}

/** An object that has an apiVersion and a kind, as it stands in a file. */
export interface RawObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly [field: string]: unknown;
}

/** One object of a run: what stands in the file, and what checks read of it. */
export class Manifest<K extends KindName = KindName> {
  /** `group/Kind`, or `*` where the kind is none that checks know. */
  readonly kindName: KindName;
  /** API group; empty for the core group. */
  readonly group: string;
  /** The fields that checks read, of the right types; what has another type is left out, and told in `misfits`. */
  readonly body: Body<K>;
  /** Fields of the wrong type. */
  readonly misfits: readonly Misfit[];
  private lazyPods: readonly Pod[] | undefined;

  constructor(
    /** The object as it stands in the file. */
    readonly raw: RawObject,
    readonly source: Source,
  ) {
    this.group = groupOf(raw.apiVersion);
    this.kindName = kindName(this.group, raw.kind);
    const misfits: Misfit[] = [];
    this.body = conform(raw, SHAPES[this.kindName], misfits) as Body<K>;
    this.misfits = misfits;
  }

  get apiVersion(): string {
    return this.raw.apiVersion;
  }

  get kind(): string {
    return this.raw.kind;
  }

  get metadata(): Of<typeof META> {
    return this.body.metadata ?? {};
  }

  /** Empty where the object has none, or only a `generateName`. */
  get name(): string {
    return this.metadata.name ?? '';
  }

  /** Empty where none is written. */
  get namespace(): string {
    return this.metadata.namespace ?? '';
  }

  get labels(): { readonly [key: string]: string } {
    return (this.metadata.labels ?? {}) as { readonly [key: string]: string };
  }

  get annotations(): { readonly [key: string]: string } {
    return (this.metadata.annotations ?? {}) as { readonly [key: string]: string };
  }

  /** How messages call it: `Deployment prod/web`. */
  get title(): string {
    const name = this.name || `${this.metadata.generateName ?? '(no name)'}`;
    return `${this.kind} ${this.namespace ? `${this.namespace}/` : ''}${name}`;
  }

  /** The pod templates in it: none, one, or several in some custom resources. */
  get pods(): readonly Pod[] {
    this.lazyPods ??= podsOf(this);
    return this.lazyPods;
  }

  /** Narrows the type to the kinds named. */
  is<N extends KindName>(...names: readonly N[]): this is Manifest<N> {
    return (names as readonly string[]).includes(this.kindName);
  }
}
