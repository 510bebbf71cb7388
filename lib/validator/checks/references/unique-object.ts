import { basename, dirname } from 'node:path';
import { NOT_APPLICABLE, objectCheck, PASS } from '../../check';
import { KIND_NAMES, Manifest } from '../../manifest';
import { quote } from '../../text';
import type { Tree } from '../../tree';

/*
 * No two objects of a directory must have one identity.
 * The last one that is applied wins, and which one that is depends on names of files.
 *
 * Group, kind, metadata.namespace and metadata.name together: once in a directory. The version of the group makes no
 * other object.
 *
 * Reported of the second one and those after it. The same identity in two directories is no fault: overlays, such as
 * one for each environment, are applied one at a time; nor is it in two files of a directory that holds a
 * Kustomization, where one may be a patch of the other.
 *
 * No patch: which of them is meant, only people know.
 */

/** Directories in which files may be patches of the others. */
function kustomized(tree: Tree): ReadonlySet<string> {
  const own = tree.all('*').filter(({ group }) => group === 'kustomize.config.k8s.io');
  return new Set(own.map(({ source }) => dirname(source.file)));
}

/** Within what an identity may occur once, by file: the directory, or the file itself. */
function places(tree: Tree): ReadonlyMap<string, string> {
  const files = new Set(tree.objects.map(({ source }) => source.file));
  const apart = kustomized(tree);
  return new Map([...files].map((file) => [file, apart.has(dirname(file)) ? file : dirname(file)]));
}

function identityOf(tree: Tree, { kindName, group, kind, namespace, name, source }: Manifest): string {
  const what = kindName === '*' ? `${group}/${kind}` : kindName;
  // No part of a name can hold a line feed.
  return `${what}\n${namespace}\n${name}\n${tree.once(places).get(source.file)}`;
}

/** The first object of each identity. */
function firsts(tree: Tree): ReadonlyMap<string, Manifest> {
  const byIdentity = new Map<string, Manifest>();
  for (const object of tree.objects) {
    const identity = identityOf(tree, object);
    if (!byIdentity.has(identity)) {
      byIdentity.set(identity, object);
    }
  }
  return byIdentity;
}

/** Where the first one is: in the directory of the other. */
function placeOf({ source: { file, document } }: Manifest, other: Manifest): string {
  if (file !== other.source.file) {
    return `in ${quote(basename(file))}`;
  }
  return document === other.source.document ? 'in the same document' : `in document ${document + 1} of the same file`;
}

export const uniqueObject = objectCheck({
  id: 'unique-object',
  kinds: KIND_NAMES,
  run: (object, { tree }) => {
    if (object.name === '') {
      return NOT_APPLICABLE;
    }
    // Nearly every object is the only one of its kind and name: no need to ask for more.
    if (tree.find(object.kindName, object.namespace, object.name) === object) {
      return PASS;
    }
    const first = tree.once(firsts).get(identityOf(tree, object));
    return first === undefined || first === object
      ? PASS
      : [
          {
            path: ['metadata', 'name'],
            problem: `has the identity of an object ${placeOf(first, object)}`,
            repair: 'rename or remove one',
          },
        ];
  },
});
