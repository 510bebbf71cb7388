import type { PodCheck, Violation } from '../../check';
import type { Container } from '../../pod';
import { quote } from '../../text';

/*
 * Containers must not take a whole Secret into their environment.
 * Every key that is added to the Secret later is exposed, too, and no review of the workload shows it.
 *
 * envFrom[*].secretRef of every container: absent
 */

function sourcesOf(container: Container): Violation[] {
  return (container.spec.envFrom ?? []).flatMap(({ secretRef }, index) =>
    secretRef === undefined
      ? []
      : [
          {
            path: container.path('envFrom', index, 'secretRef'),
            problem: `${container.title} takes every key of Secret ${quote(secretRef.name ?? '')} into its environment`,
            repair: 'mount the keys that are needed as files',
          },
        ],
  );
}

export const noWholeSecret: PodCheck = {
  id: 'no-whole-secret',
  run: (pod) => pod.containers.flatMap(sourcesOf),
};
