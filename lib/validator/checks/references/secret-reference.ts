import type { PodCheck } from '../../check';
import { judgeReferences } from '../../key-references';

/*
 * The Secrets and keys that a pod needs must exist.
 * The pod waits for ever else.
 *
 * secretKeyRef and secretRef of every container, secret of volumes, also of projected ones: a Secret of the tree, or
 * what an ExternalSecret, SealedSecret or Certificate is made into, and a key of it; anything with optional: true
 *
 * A key is judged wherever the tree says which keys the Secret has: not with dataFrom or templateFrom of an
 * ExternalSecret, nor where it has none, which is for a controller to fill. Secrets are often made by hand: a whole one
 * is missing only where the tree delivers others to that namespace by an ExternalSecret or a SealedSecret, and no
 * custom resource names it.
 *
 * No patch: what should be in it, only people know.
 */

export const secretReference: PodCheck = {
  id: 'secret-reference',
  run: (pod, { tree }) => judgeReferences(tree, pod, 'Secret'),
};
