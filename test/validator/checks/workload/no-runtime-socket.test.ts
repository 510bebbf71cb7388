import { noRuntimeSocket } from '../../../../lib/validator/checks/workload/no-runtime-socket';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, Raw, tweakContainer, tweakPod } from '../../../support/minimal';

function mounting(...paths: unknown[]): Raw {
  return tweakPod(MINIMAL_POD, (spec) => {
    spec.volumes = paths.map((path, index) => ({ name: `node-${index}`, hostPath: { path } }));
  });
}

function mountsRun(container: any): void {
  container.volumeMounts = [{ name: 'node', mountPath: '/sock', subPath: 'run/crio/crio.sock', readOnly: true }];
}

function controlling(path: string): [Raw, string[]] {
  return [
    mounting(path),
    [
      `Pod prod/web: volume "node-0" is path "${path}" of the node, which gives control of its container runtime (spec.volumes[0].hostPath.path); remove the volume.`,
    ],
  ];
}

checkSuite(noRuntimeSocket, {
  passes: {
    'other paths of the node': mounting('/var/log', '/run/xtables.lock', '/var/run/calico', '/etc/docker', '/var'),
    'the root, which another control tells': mounting('/'),
    'no path': mounting(undefined, null, ''),
    'a directory whose name begins alike': mounting('/run/containerd-logs', '/running'),
  },
  fails: {
    'Docker': controlling('/var/run/docker.sock'),
    'containerd': controlling('/run/containerd/containerd.sock'),
    'CRI-O': controlling('/var/run/crio/crio.sock'),
    'Docker without root': controlling('/run/user/1000/docker.sock'),
    'MicroK8s': controlling('/var/snap/microk8s/common/run/containerd.sock'),
    'the directory of a socket': controlling('/run/containerd'),
    'the directory of all of them': controlling('/var/run'),
    'a path written to hide it': controlling('/var/./log/../run//'),
    'Windows': controlling('//./pipe/docker_engine'),
    'a subPath, of each container that mounts it': [
      tweakPod(
        tweakContainer('initContainers', () => undefined, tweakContainer('containers', mountsRun)),
        (spec) => (spec.volumes = [{ name: 'node', hostPath: { path: '/' } }]),
      ),
      [
        'Pod prod/web: init container "setup" mounts path "/run/crio/crio.sock" of the node, which gives control of its container runtime (spec.initContainers[0].volumeMounts[0].subPath); remove the volume.',
        'Pod prod/web: container "app" mounts path "/run/crio/crio.sock" of the node, which gives control of its container runtime (spec.containers[0].volumeMounts[0].subPath); remove the volume.',
      ],
    ],
    'two of three volumes of a Deployment, mounted or not': [
      tweakPod(MINIMAL_DEPLOYMENT, (spec) => {
        spec.volumes = [
          { name: 'docker', hostPath: { path: '/run/docker.sock', type: 'Socket' } },
          { name: 'tmp', emptyDir: {} },
          { name: 'run', hostPath: { path: '/run' } },
        ];
      }),
      [
        'Deployment prod/web: volume "docker" is path "/run/docker.sock" of the node, which gives control of its container runtime (spec.template.spec.volumes[0].hostPath.path); remove the volume.',
        'Deployment prod/web: volume "run" is path "/run" of the node, which gives control of its container runtime (spec.template.spec.volumes[2].hostPath.path); remove the volume.',
      ],
    ],
  },
  notApplicable: {
    'no volumes': MINIMAL_POD,
    'no path of the node': tweakPod(MINIMAL_POD, (spec) => (spec.volumes = [{ name: 'tmp', emptyDir: {} }, null])),
  },
});
