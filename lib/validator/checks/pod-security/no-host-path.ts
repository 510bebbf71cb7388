import type { Violation } from '../../check';
import type { Pod } from '../../pod';
import { podSecurityCheck } from '../../pod-security-check';
import { quote } from '../../text';

/*
 * Volumes must not be paths of the node.
 * A path of the node holds what belongs to other pods and to the kubelet: credentials, sockets, programs that root runs.
 *
 * spec.volumes[*].hostPath: absent
 */

function mounting(pod: Pod): Violation[] {
  return (pod.spec.volumes ?? []).flatMap(({ name = '', hostPath }, index) =>
    hostPath === undefined
      ? []
      : [
          {
            path: pod.path('spec', 'volumes', index, 'hostPath'),
            problem: `volume ${quote(name)} is path ${quote(hostPath.path ?? '')} of the node`,
            repair: 'use another type, such as emptyDir, configMap or persistentVolumeClaim',
          },
        ],
  );
}

export const noHostPath = podSecurityCheck({
  id: 'no-host-path',
  upstream: 'hostPathVolumes',
  level: 'baseline',
  versions: [{ since: 0, run: mounting }],
});
