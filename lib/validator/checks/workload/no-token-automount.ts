import { PASS, PodCheck, Violation } from '../../check';
import type { Context } from '../../context';
import type { Pod } from '../../pod';
import { quote } from '../../text';

/*
 * The token of the service account must not be mounted by default.
 * That token is good for every right of the account, has no audience of its own and lies where every tool looks.
 *
 * spec.automountServiceAccountToken: false; or absent, and false in the ServiceAccount
 *
 * A ServiceAccount that is not in the tree is taken to mount its token, as one does that says nothing. No patch: the
 * program may need the token.
 */

/** What decides: the pod, or its service account where the pod says nothing, or Kubernetes. */
function mountsToken(pod: Pod, account: string, { tree }: Context): boolean {
  return (
    pod.spec.automountServiceAccountToken ??
    tree.find('/ServiceAccount', pod.namespace, account)?.body.automountServiceAccountToken ??
    true
  );
}

export const noTokenAutomount: PodCheck = {
  id: 'no-token-automount',
  run: (pod, context) => {
    const { serviceAccountName, serviceAccount, automountServiceAccountToken: written } = pod.spec;
    const account = serviceAccountName || serviceAccount || 'default';
    if (!mountsToken(pod, account, context)) {
      return PASS;
    }
    const violation: Violation = {
      path: pod.path('spec', 'automountServiceAccountToken'),
      problem: `the pod ${written === true ? 'sets automountServiceAccountToken to true' : 'does not set automountServiceAccountToken'}, and so mounts the token of service account ${quote(account)}`,
      repair: 'set it to false, and mount a projected token where the program talks to the API server',
    };
    return [violation];
  },
};
