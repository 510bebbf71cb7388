import { imageTag } from '../../../../lib/validator/checks/workload/image-tag';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, tweakContainer, tweakPod } from '../../../support/minimal';

function image(value: unknown) {
  return (container: any): void => {
    container.image = value;
  };
}

const REPAIR = 'give the digest, or at least the tag, of a release.';

checkSuite(imageTag, {
  passes: {
    'a digest': MINIMAL_POD,
    'a tag': tweakContainer('containers', image('registry.example.com/app:1.0')),
    'latest, but with a digest': tweakContainer('containers', image(`app:latest@sha256:${'0'.repeat(64)}`)),
    'a tag that only begins with latest': tweakContainer('containers', image('app:latest-1')),
    'a port is no tag': tweakContainer('containers', image('registry.example.com:5000/app:1.0')),
    'malformed, missing and null: another control tells': tweakContainer(
      'initContainers',
      image(null),
      tweakContainer('containers', image('App:')),
    ),
    'an image volume with a tag': tweakPod(MINIMAL_POD, (spec) => {
      spec.volumes = [{ name: 'model', image: { reference: 'registry.example.com/model:1.0' } }];
    }),
  },
  fails: {
    'latest': [
      tweakContainer('containers', image('nginx:latest'), MINIMAL_DEPLOYMENT),
      [
        `Deployment prod/web: container "app" has image "nginx:latest", whose tag is "latest" (spec.template.spec.containers[0].image); ${REPAIR}`,
      ],
    ],
    'no tag, behind a port': [
      tweakContainer('containers', image('registry.example.com:5000/app')),
      [
        `Pod prod/web: container "app" has image "registry.example.com:5000/app", without a tag or digest (spec.containers[0].image); ${REPAIR}`,
      ],
    ],
    'an init container': [
      tweakContainer('initContainers', image('busybox')),
      [
        `Pod prod/web: init container "setup" has image "busybox", without a tag or digest (spec.initContainers[0].image); ${REPAIR}`,
      ],
    ],
    'an ephemeral container': [
      tweakContainer('ephemeralContainers', image('busybox')),
      [
        `Pod prod/web: ephemeral container "debug" has image "busybox", without a tag or digest (spec.ephemeralContainers[0].image); ${REPAIR}`,
      ],
    ],
    'an image volume': [
      tweakPod(MINIMAL_POD, (spec) => {
        spec.volumes = [{ name: 'model', image: { reference: 'registry.example.com/model' } }];
      }),
      [
        `Pod prod/web: volume "model" has image "registry.example.com/model", without a tag or digest (spec.volumes[0].image.reference); ${REPAIR}`,
      ],
    ],
  },
});
