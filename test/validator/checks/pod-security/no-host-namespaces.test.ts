import { noHostNamespaces } from '../../../../lib/validator/checks/pod-security/no-host-namespaces';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, tweakPod } from '../../../support/minimal';

checkSuite(noHostNamespaces, {
  passes: {
    absent: MINIMAL_POD,
    false: tweakPod(MINIMAL_POD, (spec) => Object.assign(spec, { hostNetwork: false, hostPID: false, hostIPC: false })),
    null: tweakPod(MINIMAL_POD, (spec) => Object.assign(spec, { hostNetwork: null, hostPID: null, hostIPC: null })),
  },
  fails: {
    'all of them': [
      tweakPod(MINIMAL_POD, (spec) => Object.assign(spec, { hostNetwork: true, hostPID: true, hostIPC: true })),
      [
        'Pod prod/web: the pod shares the network namespace of its node (spec.hostNetwork); remove hostNetwork or set it to false.',
        'Pod prod/web: the pod shares the process namespace of its node (spec.hostPID); remove hostPID or set it to false.',
        'Pod prod/web: the pod shares the IPC namespace of its node (spec.hostIPC); remove hostIPC or set it to false.',
      ],
    ],
    'a Deployment, with a user namespace': [
      tweakPod(MINIMAL_DEPLOYMENT, (spec) => Object.assign(spec, { hostPID: true, hostUsers: false })),
      [
        'Deployment prod/web: the pod shares the process namespace of its node (spec.template.spec.hostPID); remove hostPID or set it to false.',
      ],
    ],
  },
});
