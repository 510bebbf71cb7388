import { NOT_APPLICABLE, objectCheck, PASS } from '../../check';
import { CLUSTER_NAMESPACES } from '../../namespaces';
import type { Tree } from '../../tree';

/*
 * A namespace must have a ResourceQuota.
 * Resource exhaustion stays inside.
 *
 * spec.hard of a ResourceQuota of the namespace: anything
 *
 * Not applicable: a Namespace whose pods the tree does not have, since its quota may stand elsewhere as well; the
 * namespaces of Kubernetes itself.
 */

function withQuota(tree: Tree): ReadonlySet<string> {
  const quotas = tree.all('/ResourceQuota').filter(({ body }) => Object.keys(body.spec?.hard ?? {}).length > 0);
  return new Set(quotas.map(({ namespace }) => namespace));
}

export const resourceQuota = objectCheck({
  id: 'resource-quota',
  kinds: ['/Namespace'],
  run: ({ name }, { tree }) => {
    if (name === '' || CLUSTER_NAMESPACES.includes(name) || tree.pods(name).length === 0) {
      return NOT_APPLICABLE;
    }
    return tree.once(withQuota).has(name)
      ? PASS
      : [
          {
            path: ['metadata', 'name'],
            problem: 'no ResourceQuota limits what the namespace may use',
            repair: 'add a ResourceQuota',
          },
        ];
  },
});
