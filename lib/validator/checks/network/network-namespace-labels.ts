import { NAMESPACE_NAME_LABEL } from '../../../hardening';
import { NOT_APPLICABLE, objectCheck, Violation } from '../../check';
import { DIRECTIONS, PeerSpec, PolicyRule, rulesOf } from '../../policies';
import type { Path } from '../../shape';
import { quote } from '../../text';
import type { Tree } from '../../tree';

/*
 * Selectors of namespaces must use labels that namespaces have.
 * Kubernetes itself sets kubernetes.io/metadata.name only: another label selects nothing until somebody sets it.
 *
 * namespaceSelector of a peer: kubernetes.io/metadata.name; labels that OpenShift and Rancher set; labels that a
 * Namespace of the tree carries, with one of the values where values are given
 */

/** Prefixes of labels that the platform itself puts on namespaces. */
const PLATFORM_LABELS = [
  'field.cattle.io/', // Rancher
  'network.openshift.io/', // OpenShift
  'policy-group.network.openshift.io/', // OpenShift
];

/** Labels of the namespaces in the tree: their keys, and each key with its value. */
function namespaceLabels(tree: Tree): ReadonlySet<string> {
  return new Set(
    tree
      .all('/Namespace')
      .flatMap(({ labels }) => Object.entries(labels).flatMap(([key, value]) => [key, `${key}\n${value}`])),
  );
}

function isReliable(tree: Tree, key: string, values: readonly string[] | undefined): boolean {
  const carried = tree.once(namespaceLabels);
  return (
    key === NAMESPACE_NAME_LABEL ||
    PLATFORM_LABELS.some((prefix) => key.startsWith(prefix)) ||
    (values === undefined ? carried.has(key) : values.some((value) => carried.has(`${key}\n${value}`)))
  );
}

interface Requirement {
  readonly path: Path;
  readonly key: string;
  /** Values of which one will do; none where any does. */
  readonly values?: readonly string[];
}

function requirements({ namespaceSelector = {} }: PeerSpec): readonly Requirement[] {
  const { matchLabels = {}, matchExpressions = [] } = namespaceSelector;
  return [
    ...Object.entries(matchLabels).map(([key, value = '']) => ({ path: ['matchLabels', key], key, values: [value] })),
    ...matchExpressions.map(({ key = '', operator, values }, index) => ({
      path: ['matchExpressions', index, 'key'],
      key,
      values: operator === 'In' ? values : undefined,
    })),
  ];
}

function unreliable(rule: PolicyRule, tree: Tree): readonly Violation[] {
  return rule.peers.flatMap((peer, at) =>
    requirements(peer)
      .filter(({ key, values }) => !isReliable(tree, key, values))
      .map(({ path, key, values }) => {
        const label = quote(values?.length === 1 ? `${key}: ${values[0]}` : key);
        return {
          path: rule.peerPath(at, 'namespaceSelector', ...path),
          problem: `namespaceSelector asks for the label ${label}, which no Namespace here carries`,
          repair: 'select by kubernetes.io/metadata.name, or label the Namespace in the same tree',
        };
      }),
  );
}

export const networkNamespaceLabels = objectCheck({
  id: 'network-namespace-labels',
  kinds: ['networking.k8s.io/NetworkPolicy'],
  run: (policy, { tree }) => {
    const rules = DIRECTIONS.flatMap((direction) => rulesOf(policy, direction));
    return rules.length === 0 ? NOT_APPLICABLE : rules.flatMap((rule) => unreliable(rule, tree));
  },
});
