import { NOT_APPLICABLE, PASS, PodCheck } from '../../check';

/*
 * A pod must have a user namespace of its own.
 * Whoever escapes from a container as root is nobody on the node.
 *
 * spec.hostUsers: false; absent means true
 *
 * Not judged before 1.33, where the field has no effect by default (KEP-127); on Windows; and in pods with a namespace of
 * the node, which the API server refuses together with it: they are `no-host-namespaces`. No patch: not every runtime,
 * kernel and file system can.
 */

const SINCE = 33;

export const hostUsers: PodCheck = {
  id: 'host-users',
  run: (pod, { minor }) => {
    const { spec } = pod;
    if (minor < SINCE || pod.isWindows || spec.hostNetwork || spec.hostPID || spec.hostIPC) {
      return NOT_APPLICABLE;
    }
    return spec.hostUsers === false
      ? PASS
      : [
          {
            path: pod.path('spec', 'hostUsers'),
            problem: `the pod ${spec.hostUsers === true ? 'sets hostUsers to true' : 'does not set hostUsers'}, and shares the users of its node`,
            repair: 'set hostUsers: false',
          },
        ];
  },
};
