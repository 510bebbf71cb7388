import { AGGREGATION_LABELS, BUILT_IN_CLUSTER_ROLES } from '../../lib/analysis/built-in-roles';
import { escalations } from '../../lib/analysis/rights';

/** The escalation paths that a role opens by the rules that stand in it. */
function opened(name: string): string[] {
  const found = BUILT_IN_CLUSTER_ROLES[name].rules.flatMap((rule) => escalations(rule)).map(({ path }) => path.control);
  return [...new Set(found)].sort();
}

test('what the parts of the built-in roles open', () => {
  expect(opened('system:aggregate-to-view')).toEqual([]);
  expect(opened('system:aggregate-to-edit')).toEqual([
    'rbac-exec',
    'rbac-impersonate',
    'rbac-network-policies',
    'rbac-secrets',
    'rbac-token',
    'rbac-workloads',
  ]);
  expect(opened('system:aggregate-to-admin')).toEqual(['rbac-escalate']);
  expect(opened('cluster-admin')).toContain('rbac-wildcard');
});

test.each(Object.entries(AGGREGATION_LABELS))('%s collects the part that is made for it', (name, label) => {
  expect(BUILT_IN_CLUSTER_ROLES[name].collects).toBe(label);
  expect(BUILT_IN_CLUSTER_ROLES[`system:aggregate-to-${name}`].labels).toEqual([label]);
});
