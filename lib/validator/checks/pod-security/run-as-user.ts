import type { Violation } from '../../check';
import type { Pod } from '../../pod';
import { exceptUserNamespace, podSecurityCheck } from '../../pod-security-check';
import { scopesOf } from '../../pod-security-rules';

/*
 * Neither pod nor container may ask for user 0, unless the pod has a user namespace of its own.
 * User 0 is root, and root on the node after an escape.
 *
 * securityContext.runAsUser of the pod and every container: absent, or not 0
 *
 * No patch: which other user the program runs as, only its image tells.
 */

function root(pod: Pod): Violation[] {
  return scopesOf(pod)
    .filter(({ context }) => context.runAsUser === 0)
    .map(({ title, path }) => ({
      path: path('runAsUser'),
      problem: `${title} sets runAsUser to 0, which is root`,
      repair: 'remove runAsUser or set it to the number of another user',
    }));
}

export const runAsUser = podSecurityCheck({
  id: 'run-as-user',
  upstream: 'runAsUser',
  level: 'restricted',
  versions: [
    { since: 23, run: root },
    { since: 35, run: exceptUserNamespace(root) },
  ],
});
