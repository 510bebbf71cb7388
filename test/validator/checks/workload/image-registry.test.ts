import { imageRegistry } from '../../../../lib/validator/checks/workload/image-registry';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, tweakContainer, tweakPod } from '../../../support/minimal';

function image(value: unknown) {
  return (container: any): void => {
    container.image = value;
  };
}

checkSuite(imageRegistry, {
  passes: {
    'any registry that is written out': MINIMAL_POD,
    'Docker Hub, written out': tweakContainer('containers', image('docker.io/nginx:1.27')),
    'a host that is known by its port, and localhost': tweakContainer(
      'initContainers',
      image('localhost/app:1.0'),
      tweakContainer('containers', image('registry:5000/app:1.0')),
    ),
    'malformed and missing: another control tells': tweakContainer(
      'initContainers',
      image(null),
      tweakContainer('containers', image('App:')),
    ),
  },
  fails: {
    'an official image of Docker Hub': [
      tweakContainer('containers', image('nginx:1.27'), MINIMAL_DEPLOYMENT),
      [
        'Deployment prod/web: container "app" has image "nginx:1.27", which names no registry (spec.template.spec.containers[0].image); write it out: "docker.io/library/nginx" on Docker Hub.',
      ],
    ],
    'an init container': [
      tweakContainer('initContainers', image('team/app:1.0')),
      [
        'Pod prod/web: init container "setup" has image "team/app:1.0", which names no registry (spec.initContainers[0].image); write it out: "docker.io/team/app" on Docker Hub.',
      ],
    ],
    'an ephemeral container': [
      tweakContainer('ephemeralContainers', image('busybox')),
      [
        'Pod prod/web: ephemeral container "debug" has image "busybox", which names no registry (spec.ephemeralContainers[0].image); write it out: "docker.io/library/busybox" on Docker Hub.',
      ],
    ],
    'an image volume': [
      tweakPod(MINIMAL_POD, (spec) => (spec.volumes = [{ name: 'model', image: { reference: 'team/model:1.0' } }])),
      [
        'Pod prod/web: volume "model" has image "team/model:1.0", which names no registry (spec.volumes[0].image.reference); write it out: "docker.io/team/model" on Docker Hub.',
      ],
    ],
  },
});

checkSuite(imageRegistry, {
  registries: ['registry.example.com/team', 'docker.io/library/'],
  passes: {
    'below a path of a registry': tweakContainer('containers', image('registry.example.com/team/app:1.0')),
    'the path itself': tweakContainer('containers', image('registry.example.com/team:1.0')),
    'official images of Docker Hub': tweakContainer('containers', image('docker.io/nginx:1.27')),
    'their old host': tweakContainer('containers', image('index.docker.io/library/nginx:1.27')),
  },
  fails: {
    'a path that only begins alike': [
      tweakContainer('containers', image('registry.example.com/team-b/app:1.0')),
      [
        'Pod prod/web: container "app" has image "registry.example.com/team-b/app:1.0", which is from no allowed registry (spec.containers[0].image); take it from "docker.io/library/" or "registry.example.com/team".',
      ],
    ],
    'a host that only begins alike': [
      tweakContainer('containers', image('registry.example.com.evil.example/team/app:1.0')),
      [
        'Pod prod/web: container "app" has image "registry.example.com.evil.example/team/app:1.0", which is from no allowed registry (spec.containers[0].image); take it from "docker.io/library/" or "registry.example.com/team".',
      ],
    ],
    'an allowed registry, but not written out': [
      tweakContainer('containers', image('nginx:1.27')),
      [
        'Pod prod/web: container "app" has image "nginx:1.27", which names no registry (spec.containers[0].image); write it out: "docker.io/library/nginx" on Docker Hub.',
      ],
    ],
  },
});
