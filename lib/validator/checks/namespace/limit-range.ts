import { NOT_APPLICABLE, objectCheck, PASS } from '../../check';
import { CLUSTER_NAMESPACES } from '../../namespaces';
import type { Tree } from '../../tree';

/*
 * A namespace must have a LimitRange with defaults for containers.
 * A forgotten limit is no unlimited container.
 *
 * spec.limits[*] of a LimitRange of the namespace: type Container with default, or with max, which is then the default,
 * too
 *
 * Not applicable: a Namespace whose pods the tree does not have, since its limits may stand elsewhere as well; the
 * namespaces of Kubernetes itself.
 */

function withLimits(tree: Tree): ReadonlySet<string> {
  const ranges = tree.all('/LimitRange').filter(({ body }) =>
    (body.spec?.limits ?? []).some(
      // A maximum is also the default limit (SetDefaults_LimitRangeItem, pkg/apis/core/v1/defaults.go).
      (limit) => limit.type === 'Container' && Object.keys(limit.default ?? limit.max ?? {}).length > 0,
    ),
  );
  return new Set(ranges.map(({ namespace }) => namespace));
}

export const limitRange = objectCheck({
  id: 'limit-range',
  kinds: ['/Namespace'],
  run: ({ name }, { tree }) => {
    if (name === '' || CLUSTER_NAMESPACES.includes(name) || tree.pods(name).length === 0) {
      return NOT_APPLICABLE;
    }
    return tree.once(withLimits).has(name)
      ? PASS
      : [
          {
            path: ['metadata', 'name'],
            problem: 'no LimitRange gives containers a limit that have none',
            repair: 'add a LimitRange with defaults for containers',
          },
        ];
  },
});
