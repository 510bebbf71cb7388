import { PASS, PodCheck } from '../../check';

/*
 * A pod must run under a service account of its own.
 * Rights of the account "default" are the rights of every pod of the namespace that names none.
 *
 * spec.serviceAccountName, or its old name spec.serviceAccount: anything but "default" and nothing
 */

export const dedicatedServiceAccount: PodCheck = {
  id: 'dedicated-service-account',
  run: (pod) => {
    const { serviceAccountName = '', serviceAccount = '' } = pod.spec;
    const name = serviceAccountName || serviceAccount;
    return name !== '' && name !== 'default'
      ? PASS
      : [
          {
            path: pod.path('spec', 'serviceAccountName'),
            problem: `the pod ${name === '' ? 'names no service account, and runs under "default"' : 'runs under service account "default"'}`,
            repair: 'create a ServiceAccount and set serviceAccountName',
          },
        ];
  },
};
