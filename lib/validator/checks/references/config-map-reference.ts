import type { PodCheck } from '../../check';
import { judgeReferences } from '../../key-references';

/*
 * The ConfigMaps and keys that a pod needs must exist.
 * The pod waits for ever else.
 *
 * configMapKeyRef and configMapRef of every container, configMap of volumes, also of projected ones: a ConfigMap of the
 * tree, and a key of it; anything with optional: true
 *
 * A key is judged wherever the tree holds the ConfigMap, unless that has no key at all, which is for a program to fill,
 * or carries the mark of a controller that adds keys. A whole ConfigMap is missing only where the tree holds others in
 * that namespace, and no custom resource names it. Those that a cluster puts into every namespace exist.
 *
 * No patch: what should be in it, only people know.
 */

export const configMapReference: PodCheck = {
  id: 'config-map-reference',
  run: (pod, { tree }) => judgeReferences(tree, pod, 'ConfigMap'),
};
