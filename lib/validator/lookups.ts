import type { KindName } from './manifest';
import { CLUSTER_NAMESPACES } from './namespaces';
import type { Tree } from './tree';

/*
 * A tree may be partial: what one of its objects refers to may be made elsewhere. A reference is dangling only where
 * the tree holds other objects of that kind in that namespace, which shows that they are made here.
 *
 * Templates leave out namespaces here and there, for the namespace of the installation: an object without one is found
 * from every namespace, and the other way round.
 */

/** What the objects of one kind have. */
interface Kind {
  readonly namespaces: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}

function kinds(): Map<KindName, Kind> {
  return new Map();
}

function kindOf(tree: Tree, name: KindName): Kind {
  const known = tree.once(kinds);
  const objects = tree.all(name);
  const kind = known.get(name) ?? {
    namespaces: new Set(objects.map(({ namespace }) => namespace)),
    names: new Set(objects.map((object) => object.name)),
  };
  known.set(name, kind);
  return kind;
}

/** Whether the tree holds objects of a kind in a namespace. */
export function holds(tree: Tree, kind: KindName, namespace: string): boolean {
  return kindOf(tree, kind).namespaces.has(namespace);
}

/** Whether the tree holds an object of this identity, as far as namespaces are written. */
export function exists(tree: Tree, kind: KindName, namespace: string, name: string): boolean {
  return namespace === ''
    ? kindOf(tree, kind).names.has(name)
    : (tree.find(kind, namespace, name) ?? tree.find(kind, '', name)) !== undefined;
}

/** Whether a reference is dangling. What is in the namespaces of Kubernetes, no tree shows in full. */
export function isMissing(tree: Tree, kind: KindName, namespace: string, name: string): boolean {
  return (
    holds(tree, kind, namespace) && !exists(tree, kind, namespace, name) && !CLUSTER_NAMESPACES.includes(namespace)
  );
}
