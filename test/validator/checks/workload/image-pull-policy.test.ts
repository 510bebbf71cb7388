import { imagePullPolicy } from '../../../../lib/validator/checks/workload/image-pull-policy';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, tweakContainer, tweakPod } from '../../../support/minimal';

const REPAIR = 'set imagePullPolicy: Always.';
const ABSENT = 'has no pull policy, which means "IfNotPresent"';

function pulling(imagePullPolicy: unknown, image = 'registry.example.com/app:1.0') {
  return (container: any): void => {
    Object.assign(container, { image, imagePullPolicy });
  };
}

const ALWAYS = tweakContainer('containers', pulling('Always'));

checkSuite(imagePullPolicy, {
  passes: {
    'Always': ALWAYS,
    'absent, where Kubernetes sets it: latest': tweakContainer('containers', pulling(undefined, 'app:latest')),
    'absent, where Kubernetes sets it: no tag': tweakContainer('containers', pulling(null, 'app')),
    'absent, where Kubernetes sets it: latest with a digest': tweakContainer(
      'containers',
      pulling('', `app:latest@sha256:${'0'.repeat(64)}`),
    ),
    'absent, and no image that another control would not tell': tweakContainer(
      'containers',
      pulling(undefined, 'App:'),
    ),
  },
  fails: {
    'absent, with a digest': [
      MINIMAL_DEPLOYMENT,
      [`Deployment prod/web: container "app" ${ABSENT} (spec.template.spec.containers[0].imagePullPolicy); ${REPAIR}`],
    ],
    'null, with a tag': [
      tweakContainer('containers', pulling(null)),
      [`Pod prod/web: container "app" ${ABSENT} (spec.containers[0].imagePullPolicy); ${REPAIR}`],
    ],
    'empty': [
      tweakContainer('containers', pulling('')),
      [`Pod prod/web: container "app" ${ABSENT} (spec.containers[0].imagePullPolicy); ${REPAIR}`],
    ],
    'IfNotPresent, though the tag is latest': [
      tweakContainer('containers', pulling('IfNotPresent', 'app:latest')),
      [`Pod prod/web: container "app" has pull policy "IfNotPresent" (spec.containers[0].imagePullPolicy); ${REPAIR}`],
    ],
    'Never, in an init container': [
      tweakContainer('initContainers', pulling('Never'), ALWAYS),
      [
        `Pod prod/web: init container "setup" has pull policy "Never" (spec.initContainers[0].imagePullPolicy); ${REPAIR}`,
      ],
    ],
    'an unknown one, in an ephemeral container': [
      tweakContainer('ephemeralContainers', pulling('always'), ALWAYS),
      [
        `Pod prod/web: ephemeral container "debug" has pull policy "always" (spec.ephemeralContainers[0].imagePullPolicy); ${REPAIR}`,
      ],
    ],
    'an image volume': [
      tweakPod(ALWAYS, (spec) => (spec.volumes = [{ name: 'model', image: { reference: 'model:1.0' } }])),
      [`Pod prod/web: volume "model" ${ABSENT} (spec.volumes[0].image.pullPolicy); set pullPolicy: Always.`],
    ],
  },
});
