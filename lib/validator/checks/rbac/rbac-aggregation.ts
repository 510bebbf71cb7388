import { AGGREGATION_LABELS, BUILT_IN_CLUSTER_ROLES } from '../../../analysis/built-in-roles';
import { selects } from '../../../analysis/reachability';
import { escalations } from '../../../analysis/rights';
import { NOT_APPLICABLE, objectCheck, Violation } from '../../check';
import type { Manifest } from '../../manifest';
import { builtIn, isKubernetesOwn, rulesOfClusterRole } from '../../rights';
import { list, quote } from '../../text';
import { selectorOf, Tree } from '../../tree';

type ClusterRoleManifest = Manifest<'rbac.authorization.k8s.io/ClusterRole'>;
type BuiltInName = keyof typeof AGGREGATION_LABELS;

const NAMES: readonly BuiltInName[] = ['view', 'edit', 'admin'];

/** The built-in roles that open escalation paths: all but view and what belongs to it. */
const POWERFUL = Object.keys(BUILT_IN_CLUSTER_ROLES).filter((name) => !name.endsWith('view'));

/** What a role opens, by control. A wildcard is no path of its own here: what it opens counts. */
function opened(tree: Tree, name: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { path, by } of (rulesOfClusterRole(tree, name) ?? []).flatMap(escalations)) {
    if (path.control !== 'rbac-wildcard') {
      found.set(path.control, [...(found.get(path.control) ?? []), by]);
    }
  }
  return found;
}

/** The controls of which the built-in roles open a path on every cluster. */
function openByDefault(): ReadonlyMap<BuiltInName, ReadonlySet<string>> {
  const cluster = new Tree([]);
  return new Map(NAMES.map((name) => [name, new Set(opened(cluster, name).keys())]));
}

function additions(role: ClusterRoleManifest, tree: Tree): readonly Violation[] {
  const names = NAMES.filter((name) => role.labels[AGGREGATION_LABELS[name]] === 'true');
  const paths = names.length > 0 ? [...opened(tree, role.name)] : [];
  return names.flatMap((name) => {
    const known = tree.once(openByDefault).get(name);
    const added = paths.filter(([control]) => !known?.has(control)).flatMap(([, by]) => by);
    return added.length === 0
      ? []
      : [
          {
            path: ['metadata', 'labels', AGGREGATION_LABELS[name]],
            problem: `adds ${list(added)} to the built-in role ${quote(name)}, and so to all who have it`,
            repair: 'remove the aggregation label or the rule',
          },
        ];
  });
}

function collections({ body }: ClusterRoleManifest): readonly Violation[] {
  const { clusterRoleSelectors = [] } = body.aggregationRule ?? {};
  return clusterRoleSelectors.flatMap((selector, index) => {
    const wanted = selectorOf(selector);
    const collected = POWERFUL.filter((name) => selects(wanted, builtIn(name).labels));
    return collected.length === 0
      ? []
      : [
          {
            path: ['aggregationRule', 'clusterRoleSelectors', index],
            problem: `collects the rights of the built-in ${collected.length === 1 ? 'role' : 'roles'} ${list(collected)}`,
            repair: 'select by a label of your own',
          },
        ];
  });
}

/**
 * No ClusterRole adds an escalation path to a built-in role, or collects those that have one.
 *
 * Why: aggregation changes what everybody with admin, edit or view may do, without a binding of theirs being touched.
 *
 * Reported: an aggregation label, where the role opens the path of a control that the built-in role does not open by
 * itself; a selector that selects cluster-admin, as an empty one does, or admin, edit and their parts.
 * Allowed: custom resources for those who edit anyway; collecting the parts of view.
 */
export const rbacAggregation = objectCheck({
  id: 'rbac-aggregation',
  kinds: ['rbac.authorization.k8s.io/ClusterRole'],
  run: (role, { tree }) => {
    const aggregates =
      role.body.aggregationRule !== undefined ||
      Object.values(AGGREGATION_LABELS).some((label) => Object.hasOwn(role.labels, label));
    return aggregates && !isKubernetesOwn(role) ? [...additions(role, tree), ...collections(role)] : NOT_APPLICABLE;
  },
});
