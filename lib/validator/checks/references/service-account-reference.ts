import { isAccountMissing } from '../../accounts';
import { PASS, PodCheck } from '../../check';
import { quote } from '../../text';

/*
 * The service account of a pod must exist.
 * The API server refuses the pod until it does.
 *
 * Pod serviceAccountName: a ServiceAccount of the tree; default, which every namespace has
 *
 * Reported only where the tree holds other ServiceAccounts in that namespace, and no custom resource names it.
 *
 * No patch: a new account would have no rights.
 */

export const serviceAccountReference: PodCheck = {
  id: 'service-account-reference',
  run: (pod, { tree }) => {
    const { serviceAccountName: name, namespace, spec } = pod;
    if (!isAccountMissing(tree, namespace, name)) {
      return PASS;
    }
    const field = spec.serviceAccountName === undefined ? 'serviceAccount' : 'serviceAccountName';
    return [
      {
        path: pod.path('spec', field),
        problem: `needs ServiceAccount ${quote(name)}, which does not exist`,
        repair: 'create the ServiceAccount',
      },
    ];
  },
};
