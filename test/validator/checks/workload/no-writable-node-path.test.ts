import { noWritableNodePath } from '../../../../lib/validator/checks/workload/no-writable-node-path';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, Raw, tweakContainer, tweakPod } from '../../../support/minimal';

const REPAIR = 'set readOnly: true.';

/** A pod, or `object`, that has a path of the node as a volume, and a container of it that mounts it. */
function mounting(path: unknown, mount: object, list: any = 'containers', object = MINIMAL_POD): Raw {
  return tweakPod(
    tweakContainer(list, (container) => (container.volumeMounts = [{ name: 'node', ...mount }]), object),
    (spec) =>
      (spec.volumes = [
        { name: 'tmp', emptyDir: {} },
        { name: 'node', hostPath: { path } },
      ]),
  );
}

checkSuite(noWritableNodePath, {
  passes: {
    'read-only': mounting('/var/log', { readOnly: true }),
    'a directory below the root, read-only': mounting('/', { readOnly: true, subPath: 'var/log' }),
    'the socket of a runtime, which another control tells': mounting('/run/containerd/containerd.sock', {}),
  },
  fails: {
    'readOnly absent': [
      mounting('/etc', {}, 'containers', MINIMAL_DEPLOYMENT),
      [
        `Deployment prod/web: container "app" may write path "/etc" of the node (spec.template.spec.containers[0].volumeMounts[0].readOnly); ${REPAIR}`,
      ],
    ],
    'readOnly: null, and no path': [
      mounting(null, { readOnly: null }),
      [
        `Pod prod/web: container "app" may write path "" of the node (spec.containers[0].volumeMounts[0].readOnly); ${REPAIR}`,
      ],
    ],
    'readOnly: false, in an init container': [
      mounting('/etc', { readOnly: false, subPath: 'cni' }, 'initContainers'),
      [
        `Pod prod/web: init container "setup" may write path "/etc/cni" of the node (spec.initContainers[0].volumeMounts[0].readOnly); ${REPAIR}`,
      ],
    ],
    'an ephemeral container': [
      mounting('/etc', {}, 'ephemeralContainers'),
      [
        `Pod prod/web: ephemeral container "debug" may write path "/etc" of the node (spec.ephemeralContainers[0].volumeMounts[0].readOnly); ${REPAIR}`,
      ],
    ],
    'the root, read-only': [
      mounting('/', { readOnly: true }),
      [
        'Pod prod/web: container "app" reads the whole file system of the node (spec.containers[0].volumeMounts[0]); mount only the directory that is needed, readOnly.',
      ],
    ],
    'the root, written to hide it, writable': [
      mounting('/etc/..//', {}),
      [
        'Pod prod/web: container "app" may write the whole file system of the node (spec.containers[0].volumeMounts[0]); mount only the directory that is needed, readOnly.',
      ],
    ],
    'a drive of Windows': [
      mounting('C:/', { readOnly: true }),
      [
        'Pod prod/web: container "app" reads the whole file system of the node (spec.containers[0].volumeMounts[0]); mount only the directory that is needed, readOnly.',
      ],
    ],
  },
  notApplicable: {
    'no volumes': MINIMAL_POD,
    'a volume that is not mounted': tweakPod(MINIMAL_POD, (spec) => {
      spec.volumes = [{ name: 'node', hostPath: { path: '/etc' } }, null];
    }),
    'a mount of another volume': tweakPod(
      tweakContainer('containers', (container) => (container.volumeMounts = [{ name: 'tmp' }, null])),
      (spec) => (spec.volumes = [{ name: 'node', hostPath: { path: '/etc' } }]),
    ),
  },
});
