import { noHostPath } from '../../../../lib/validator/checks/pod-security/no-host-path';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, Raw, tweakPod } from '../../../support/minimal';

const REPAIR = 'use another type, such as emptyDir, configMap or persistentVolumeClaim.';

function volumes(list: unknown, object = MINIMAL_POD): Raw {
  return tweakPod(object, (spec) => (spec.volumes = list));
}

checkSuite(noHostPath, {
  passes: {
    'no volumes': MINIMAL_POD,
    'volumes: null': volumes(null),
    'other types, hostPath: null': volumes([
      { name: 'tmp', emptyDir: {}, hostPath: null },
      { name: 'data', nfs: {} },
    ]),
  },
  fails: {
    'two volumes': [
      volumes([{ name: 'tmp', emptyDir: {} }, { name: 'logs', hostPath: { path: '/var/log' } }, { hostPath: {} }]),
      [
        `Pod prod/web: volume "logs" is path "/var/log" of the node (spec.volumes[1].hostPath); ${REPAIR}`,
        `Pod prod/web: volume "" is path "" of the node (spec.volumes[2].hostPath); ${REPAIR}`,
      ],
    ],
    'a Deployment': [
      volumes([{ name: 'root', hostPath: { path: '/' }, emptyDir: {} }], MINIMAL_DEPLOYMENT),
      [
        `Deployment prod/web: volume "root" is path "/" of the node (spec.template.spec.volumes[0].hostPath); ${REPAIR}`,
      ],
    ],
  },
});
