import { validImage } from '../../../../lib/validator/checks/workload/valid-image';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, tweakContainer, tweakPod } from '../../../support/minimal';

function image(value: unknown) {
  return (container: any): void => {
    container.image = value;
  };
}

const REPAIR = 'write it as registry/name:tag@sha256:digest.';

function wrong(reference: string): [any, string[]] {
  return [
    tweakContainer('containers', image(reference)),
    [
      `Pod prod/web: container "app" has image "${reference}", which is no image reference (spec.containers[0].image); ${REPAIR}`,
    ],
  ];
}

const MISSING =
  'Pod prod/web: container "app" has no image (spec.containers[0].image); set it to registry/name:tag@sha256:digest.';

checkSuite(validImage, {
  passes: {
    'a digest': MINIMAL_POD,
    'a short name': tweakContainer('containers', image('nginx')),
    'missing in a custom resource, whose operator may fill it in': {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Rollout',
      metadata: { name: 'web' },
      spec: { template: { spec: { containers: [{ name: 'app' }] } } },
    },
  },
  fails: {
    'upper case': wrong('registry.example.com/App:1.0'),
    'an empty tag': wrong('app:'),
    'a scheme': wrong('https://registry.example.com/app:1.0'),
    'a space': wrong('app:1.0 '),
    'a placeholder': wrong('registry.example.com/app:${TAG}'),
    'a short digest': wrong('app@sha256:0123'),
    'missing': [tweakContainer('containers', image(undefined)), [MISSING]],
    'null': [tweakContainer('containers', image(null)), [MISSING]],
    'empty': [tweakContainer('containers', image('')), [MISSING]],
    'an init container': [
      tweakContainer('initContainers', image('app:')),
      [
        `Pod prod/web: init container "setup" has image "app:", which is no image reference (spec.initContainers[0].image); ${REPAIR}`,
      ],
    ],
    'an ephemeral container': [
      tweakContainer('ephemeralContainers', image('app:')),
      [
        `Pod prod/web: ephemeral container "debug" has image "app:", which is no image reference (spec.ephemeralContainers[0].image); ${REPAIR}`,
      ],
    ],
    'an image volume of a Deployment': [
      tweakPod(MINIMAL_DEPLOYMENT, (spec) => (spec.volumes = [{ name: 'model', image: { pullPolicy: 'Always' } }])),
      [
        'Deployment prod/web: volume "model" has no image (spec.template.spec.volumes[0].image.reference); set it to registry/name:tag@sha256:digest.',
      ],
    ],
  },
});
