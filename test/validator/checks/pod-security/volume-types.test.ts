import { volumeTypes } from '../../../../lib/validator/checks/pod-security/volume-types';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, Raw, tweakPod } from '../../../support/minimal';

const REPAIR =
  'use "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "image", "persistentVolumeClaim", "projected" or "secret".';

function volumes(list: unknown, object = MINIMAL_POD): Raw {
  return tweakPod(object, (spec) => (spec.volumes = list));
}

checkSuite(volumeTypes, {
  passes: {
    'no volumes': MINIMAL_POD,
    'volumes: null': volumes(null),
    'every type that is allowed': volumes([
      { name: 'a', configMap: {} },
      { name: 'b', csi: {} },
      { name: 'c', downwardAPI: {} },
      { name: 'd', emptyDir: {} },
      { name: 'e', ephemeral: {} },
      { name: 'f', image: {} },
      { name: 'g', persistentVolumeClaim: {} },
      { name: 'h', projected: {} },
      { name: 'i', secret: {} },
    ]),
    'no type: the API server makes it an emptyDir': volumes([{ name: 'data' }, { name: 'more', nfs: null }, null]),
    'a field that Kubernetes does not know': volumes([{ name: 'data', NFS: {} }]),
    'a second type, which the API server refuses': volumes([{ name: 'a', hostPath: { path: '/' }, emptyDir: {} }]),
  },
  fails: {
    'a path of the node': [
      volumes([
        { name: 'tmp', emptyDir: {} },
        { name: 'logs', hostPath: { path: '/var/log' } },
      ]),
      [`Pod prod/web: volume "logs" is of type "hostPath" (spec.volumes[1].hostPath); ${REPAIR}`],
    ],
    'network storage, in a Deployment': [
      volumes([{ name: 'data', nfs: { server: 'a', path: '/' }, emptyDir: null }], MINIMAL_DEPLOYMENT),
      [`Deployment prod/web: volume "data" is of type "nfs" (spec.template.spec.volumes[0].nfs); ${REPAIR}`],
    ],
  },
});
