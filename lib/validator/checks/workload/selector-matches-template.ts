import { selects } from '../../../analysis/reachability';
import { NOT_APPLICABLE, objectCheck, PASS } from '../../check';
import type { Manifest } from '../../manifest';
import type { Pod } from '../../pod';
import { isEmpty } from '../../policies';
import type { Of } from '../../shape';
import { SELECTOR } from '../../shapes/meta';
import { list } from '../../text';
import { selectorOf } from '../../tree';
import { isFragment } from '../../workloads';

/*
 * The selector of a workload must select its own pods.
 * The API server refuses the workload otherwise.
 *
 * spec.selector: not empty, and true of spec.template.metadata.labels; absent only in extensions/v1beta1 and
 * apps/v1beta1, where it means all labels of the template
 *
 * Not judged: what has neither selector nor labels, or is but a part of a pod, as in a patch of Kustomize.
 *
 * No patch: which of the two is wrong, Services and policies elsewhere decide.
 */

/** Versions in which an absent selector is filled in from the template. */
const FILLED_IN = ['apps/v1beta1', 'extensions/v1beta1'];

/** Whether the labels are not there, or may not be, because they stand elsewhere. */
function isPart(pod: Pod): boolean {
  return isFragment(pod) || Object.keys(pod.labels).length === 0;
}

/** The keys of what the labels do not meet. */
function unmet(selector: Of<typeof SELECTOR>, labels: Manifest['labels']): string[] {
  const { matchLabels = {}, matchExpressions = [] } = selectorOf(selector);
  return [
    ...Object.entries(matchLabels).flatMap(([key, value]) =>
      selects({ matchLabels: { [key]: value } }, labels) ? [] : [key],
    ),
    ...matchExpressions.flatMap((expression) =>
      selects({ matchExpressions: [expression] }, labels) ? [] : [expression.key],
    ),
  ];
}

function problemOf(selector: Of<typeof SELECTOR>, labels: Manifest['labels']): string | undefined {
  if (isEmpty(selector)) {
    return 'has no selector of its own pods';
  }
  const keys = unmet(selector, labels);
  return keys.length === 0 ? undefined : `the selector does not match the labels of its own pods in ${list(keys)}`;
}

export const selectorMatchesTemplate = objectCheck({
  id: 'selector-matches-template',
  kinds: ['apps/DaemonSet', 'apps/Deployment', 'apps/ReplicaSet', 'apps/StatefulSet'],
  run: ({ apiVersion, body, pods: [pod] }) => {
    const selector = body.spec?.selector;
    if (pod === undefined || (selector === undefined && (FILLED_IN.includes(apiVersion) || isPart(pod)))) {
      return NOT_APPLICABLE;
    }
    const problem = problemOf(selector ?? {}, pod.labels);
    const repair = 'use the same labels in spec.selector and in the pod template';
    return problem === undefined ? PASS : [{ path: ['spec', 'selector'], problem, repair }];
  },
});
