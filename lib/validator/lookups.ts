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

/** No part of a name can hold a line feed. */
function place(kind: string, namespace: string): string {
  return `${kind}\n${namespace}`;
}

interface Places {
  /** Kind and namespace of every object. */
  readonly places: ReadonlySet<string>;
  /** Kind and name of every object. */
  readonly names: ReadonlySet<string>;
}

function placesOf({ objects }: Tree): Places {
  return {
    places: new Set(objects.map(({ kindName, namespace }) => place(kindName, namespace))),
    names: new Set(objects.map(({ kindName, name }) => place(kindName, name))),
  };
}

/** Whether the tree holds objects of a kind in a namespace. */
export function holds(tree: Tree, kind: KindName, namespace: string): boolean {
  return tree.once(placesOf).places.has(place(kind, namespace));
}

/** Whether the tree holds an object of this identity, as far as namespaces are written. */
export function exists(tree: Tree, kind: KindName, namespace: string, name: string): boolean {
  return namespace === ''
    ? tree.once(placesOf).names.has(place(kind, name))
    : (tree.find(kind, namespace, name) ?? tree.find(kind, '', name)) !== undefined;
}

/** Whether a reference is dangling. What is in the namespaces of Kubernetes, no tree shows in full. */
export function isMissing(tree: Tree, kind: KindName, namespace: string, name: string): boolean {
  return (
    holds(tree, kind, namespace) && !exists(tree, kind, namespace, name) && !CLUSTER_NAMESPACES.includes(namespace)
  );
}
