import { PASS, Violation } from './check';
import { mayLabel } from './custom-resources';
import { CLUSTER_NAMESPACES } from './namespaces';
import type { Pod } from './pod';
import { podsSelected } from './policies';
import type { Of } from './shape';
import { SELECTOR } from './shapes/meta';
import { list } from './text';
import type { Tree } from './tree';

type SelectorSpec = Of<typeof SELECTOR>;

/**
 * Labels that no pod template carries: controllers set them, or programs on their own pod, such as the one of several
 * that leads.
 */
const RUNTIME_LABELS: ReadonlySet<string> = new Set([
  'apps.kubernetes.io/pod-index',
  'batch.kubernetes.io/controller-uid',
  'batch.kubernetes.io/job-completion-index',
  'batch.kubernetes.io/job-name',
  'controller-revision-hash',
  'controller-uid',
  'job-name',
  'openbao-active',
  'openbao-sealed',
  'pod-template-generation',
  'pod-template-hash',
  'role',
  'rollouts-pod-template-hash',
  'spilo-role',
  'statefulset.kubernetes.io/pod-name',
  'vault-active',
  'vault-initialized',
  'vault-perf-standby',
  'vault-sealed',
]);

/** A selector without what it asks of labels that come at run time. */
function lasting({ matchLabels = {}, matchExpressions = [] }: SelectorSpec): SelectorSpec {
  return {
    matchLabels: Object.fromEntries(Object.entries(matchLabels).filter(([key]) => !RUNTIME_LABELS.has(key))),
    matchExpressions: matchExpressions.filter(({ key = '' }) => !RUNTIME_LABELS.has(key)),
  };
}

/** The pod templates that a selector selects, also where their namespace is not written. */
function candidates(tree: Tree, namespace: string, selector: SelectorSpec): readonly Pod[] {
  const pods = podsSelected(tree, namespace, selector);
  return pods.length > 0 || namespace === '' ? pods : podsSelected(tree, '', selector);
}

function selectsNothing(tree: Tree, namespace: string, selector: SelectorSpec): boolean {
  return (
    tree.pods(namespace).length > 0 &&
    !CLUSTER_NAMESPACES.includes(namespace) &&
    candidates(tree, namespace, selector).length === 0 &&
    candidates(tree, namespace, lasting(selector)).length === 0 &&
    !mayLabel(tree, namespace, selector.matchLabels ?? {})
  );
}

/** The labels that a selector asks for, as messages show them: `"app=web" and "tier In api, web"`. */
function selectorText({ matchLabels = {}, matchExpressions = [] }: SelectorSpec): string {
  return list([
    ...Object.entries(matchLabels).map(([key, value = '']) => `${key}=${value}`),
    ...matchExpressions.map(({ key = '', operator = '', values = [] }) =>
      [key, operator, values.join(', ')].join(' ').trim(),
    ),
  ]);
}

/**
 * What is wrong with a selector that is not empty: it selects no pod, as far as the tree can show. That is, the tree
 * holds pod templates in the namespace, so that they are not all made elsewhere, and the selector names no custom
 * resource, whose pods an operator makes. The pods in the namespaces of Kubernetes, no tree shows in full.
 */
export function judgeSelector(
  tree: Tree,
  namespace: string,
  selector: SelectorSpec,
  field: string,
): readonly Violation[] {
  return selectsNothing(tree, namespace, selector)
    ? [
        {
          path: ['spec', field],
          problem: `selects no pod with ${selectorText(selector)}`,
          repair: 'use the labels of the pods',
        },
      ]
    : PASS;
}
