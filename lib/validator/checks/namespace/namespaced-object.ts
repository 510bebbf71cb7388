import { objectCheck, Outcome, PASS } from '../../check';
import { NAMESPACED } from '../../namespaces';

/*
 * An object that belongs to a namespace must name it.
 * It lands wherever the context of the person who applies it points.
 *
 * metadata.namespace: set
 *
 * Not applicable: kinds without a namespace, and kinds that are not known.
 */

export const namespacedObject = objectCheck({
  id: 'namespaced-object',
  kinds: NAMESPACED,
  run: ({ namespace }): Outcome =>
    namespace === ''
      ? [{ path: ['metadata', 'namespace'], problem: 'no namespace is named', repair: 'set metadata.namespace' }]
      : PASS,
});
