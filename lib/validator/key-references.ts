import type { Violation } from './check';
import { HolderKind, isAbsent, lacksKey } from './key-holders';
import type { Container, Pod, VolumeSpec } from './pod';
import type { Path } from './shape';
import { quote } from './text';
import type { Tree } from './tree';

/** Under which fields each kind is named. */
const FIELDS = {
  ConfigMap: { keyRef: 'configMapKeyRef', ref: 'configMapRef', source: 'configMap' },
  Secret: { keyRef: 'secretKeyRef', ref: 'secretRef', source: 'secret' },
} as const;

/** What a field says that names a ConfigMap or Secret. */
interface Reference {
  readonly name?: string;
  readonly optional?: boolean;
  readonly key?: string;
  readonly items?: readonly { readonly key?: string }[];
}

/** Judges all that one pod says of one kind. */
class References {
  readonly violations: Violation[] = [];

  constructor(
    private readonly tree: Tree,
    private readonly pod: Pod,
    private readonly kind: HolderKind,
  ) {
    for (const container of pod.containers) {
      this.judgeContainer(container);
    }
    for (const [index, volume] of (pod.spec.volumes ?? []).entries()) {
      this.judgeVolume(volume, index);
    }
  }

  // Each reference is made of the fields that its place has: others may stand there, too, of any type.

  private judgeContainer(container: Container): void {
    const { keyRef, ref } = FIELDS[this.kind];
    const user = (): string => container.title;
    for (const [index, { valueFrom }] of (container.spec.env ?? []).entries()) {
      const { name, optional, key } = valueFrom?.[keyRef] ?? {};
      this.judge(user, { name, optional, key }, () => container.path('env', index, 'valueFrom', keyRef));
    }
    for (const [index, source] of (container.spec.envFrom ?? []).entries()) {
      const { name, optional } = source[ref] ?? {};
      this.judge(user, { name, optional }, () => container.path('envFrom', index, ref));
    }
  }

  private judgeVolume(volume: VolumeSpec, index: number): void {
    const { source } = FIELDS[this.kind];
    const user = (): string => `volume ${quote(volume.name ?? '')}`;
    const path = (...fields: Path): Path => this.pod.path('spec', 'volumes', index, ...fields);
    const { optional, items } = volume[source] ?? {};
    if (this.kind === 'Secret') {
      this.judge(user, { name: volume.secret?.secretName, optional, items }, () => path(source), 'secretName');
    } else {
      this.judge(user, { name: volume.configMap?.name, optional, items }, () => path(source));
    }
    for (const [part, each] of (volume.projected?.sources ?? []).entries()) {
      const projected = each[source] ?? {};
      const reference = { name: projected.name, optional: projected.optional, items: projected.items };
      this.judge(user, reference, () => path('projected', 'sources', part, source));
    }
  }

  /** The user and the path are told only where something is wrong, which is rare. */
  private judge(user: () => string, reference: Reference, path: () => Path, field = 'name'): void {
    const { name, optional, key, items = [] } = reference;
    if (optional === true || name === undefined || name === '') {
      return;
    }
    if (isAbsent(this.tree, this.kind, this.pod.namespace, name)) {
      this.report([...path(), field], `${user()} needs ${this.kind} ${quote(name)}, which does not exist`, this.kind);
      return;
    }
    this.judgeKey(user, name, key, () => [...path(), 'key']);
    items.forEach((item, index) => this.judgeKey(user, name, item.key, () => [...path(), 'items', index, 'key']));
  }

  private judgeKey(user: () => string, name: string, key: string | undefined, path: () => Path): void {
    if (key !== undefined && lacksKey(this.tree, this.kind, [this.pod.namespace, name], key)) {
      const problem = `${user()} needs key ${quote(key)} of ${this.kind} ${quote(name)}, which has no such key`;
      this.report(path(), problem, 'key');
    }
  }

  private report(path: Path, problem: string, what: string): void {
    this.violations.push({ path, problem, repair: `create the ${what}, or set optional: true` });
  }
}

/** What is wrong with the ConfigMaps or Secrets that a pod names. */
export function judgeReferences(tree: Tree, pod: Pod, kind: HolderKind): readonly Violation[] {
  return new References(tree, pod, kind).violations;
}
