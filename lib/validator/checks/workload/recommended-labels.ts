import { PASS, PodCheck } from '../../check';
import type { Pod } from '../../pod';

/*
 * A pod must carry a label with its program's name, and one with its version.
 * Policies, queries and people find by them what belongs together, and what runs where.
 *
 * metadata.labels of the pod: "app.kubernetes.io/name", "app" or, as in kube-system, "k8s-app";
 * "app.kubernetes.io/version" or "version"
 */

const NAMES = ['app.kubernetes.io/name', 'app', 'k8s-app'];
const VERSIONS = ['app.kubernetes.io/version', 'version'];

/** What stands in the message, for each thing that labels must tell. */
const WANTED = [
  ['name', NAMES],
  ['version', VERSIONS],
] as const;

function tells(pod: Pod, keys: readonly string[]): boolean {
  return keys.some((key) => Object.hasOwn(pod.labels, key) && (pod.labels[key] ?? '') !== '');
}

export const recommendedLabels: PodCheck = {
  id: 'recommended-labels',
  run: (pod) => {
    const missing = WANTED.filter(([, keys]) => !tells(pod, keys));
    return missing.length === 0
      ? PASS
      : [
          {
            path: pod.path('metadata', 'labels'),
            problem: `no label of the pod tells its ${missing.map(([what]) => what).join(' and ')}`,
            repair: `set ${missing.map(([, [key]]) => `"${key}"`).join(' and ')}`,
          },
        ];
  },
};
