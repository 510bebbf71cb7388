import { imageDigest } from '../../../../lib/validator/checks/workload/image-digest';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, tweakContainer, tweakPod } from '../../../support/minimal';

function image(value: unknown) {
  return (container: any): void => {
    container.image = value;
  };
}

const DIGEST = `sha256:${'0'.repeat(64)}`;

const REPAIR = 'append the digest of that tag: name:tag@sha256:digest.';

checkSuite(imageDigest, {
  passes: {
    'a digest': MINIMAL_POD,
    'tag and digest': tweakContainer('containers', image(`app:1.0@${DIGEST}`)),
    'latest, and no tag: another control tells': tweakContainer(
      'initContainers',
      image('app'),
      tweakContainer('containers', image('app:latest')),
    ),
    'malformed and missing: another control tells': tweakContainer(
      'initContainers',
      image(undefined),
      tweakContainer('containers', image('app:1.0@sha256:0')),
    ),
  },
  fails: {
    'a container': [
      tweakContainer('containers', image('registry.example.com/app:1.0'), MINIMAL_DEPLOYMENT),
      [
        `Deployment prod/web: container "app" has image "registry.example.com/app:1.0", without a digest (spec.template.spec.containers[0].image); ${REPAIR}`,
      ],
    ],
    'an init container': [
      tweakContainer('initContainers', image('app:1.0')),
      [
        `Pod prod/web: init container "setup" has image "app:1.0", without a digest (spec.initContainers[0].image); ${REPAIR}`,
      ],
    ],
    'an ephemeral container': [
      tweakContainer('ephemeralContainers', image('app:1.0')),
      [
        `Pod prod/web: ephemeral container "debug" has image "app:1.0", without a digest (spec.ephemeralContainers[0].image); ${REPAIR}`,
      ],
    ],
    'an image volume': [
      tweakPod(MINIMAL_POD, (spec) => {
        spec.volumes = [
          { name: 'tmp', emptyDir: {} },
          { name: 'model', image: { reference: 'model:1.0' } },
        ];
      }),
      [
        `Pod prod/web: volume "model" has image "model:1.0", without a digest (spec.volumes[1].image.reference); ${REPAIR}`,
      ],
    ],
    'a template of a custom resource': [
      {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Rollout',
        metadata: { name: 'web', namespace: 'prod' },
        spec: { template: { spec: { containers: [{ name: 'app', image: 'app:1.0' }] } } },
      },
      [
        `Rollout prod/web: container "app" has image "app:1.0", without a digest (spec.template.spec.containers[0].image); ${REPAIR}`,
      ],
    ],
  },
});
