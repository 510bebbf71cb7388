import { ephemeralStorage } from '../../../../lib/validator/checks/workload/ephemeral-storage';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, tweakContainer, tweakPod } from '../../../support/minimal';

function resources(requests: unknown, limits: unknown) {
  return (container: any): void => {
    container.resources = { requests, limits };
  };
}

const ALL = 'set resources.requests and resources.limits for ephemeral-storage.';
const SET = tweakContainer('containers', resources(undefined, { 'ephemeral-storage': '1Gi' }));

checkSuite(ephemeralStorage, {
  passes: {
    'request and limit': tweakContainer(
      'containers',
      resources({ 'ephemeral-storage': '1Gi' }, { 'ephemeral-storage': '1Gi' }),
    ),
    'a limit, which is the request then': SET,
    'an ephemeral container, which cannot have any': tweakContainer(
      'ephemeralContainers',
      (container) => delete container.resources,
      SET,
    ),
  },
  fails: {
    'no resources': [
      MINIMAL_DEPLOYMENT,
      [
        `Deployment prod/web: container "app" neither requests nor limits ephemeral-storage (spec.template.spec.containers[0].resources); ${ALL}`,
      ],
    ],
    'null and 0': [
      tweakContainer('containers', resources({ 'ephemeral-storage': 0 }, { 'ephemeral-storage': null })),
      [
        `Pod prod/web: container "app" neither requests nor limits ephemeral-storage (spec.containers[0].resources); ${ALL}`,
      ],
    ],
    'no limit': [
      tweakContainer('containers', resources({ 'ephemeral-storage': '1Gi' }, {})),
      [
        'Pod prod/web: container "app" does not limit ephemeral-storage (spec.containers[0].resources.limits.ephemeral-storage); set resources.limits for ephemeral-storage.',
      ],
    ],
    'an init container': [
      tweakContainer('initContainers', (container) => delete container.resources, SET),
      [
        `Pod prod/web: init container "setup" neither requests nor limits ephemeral-storage (spec.initContainers[0].resources); ${ALL}`,
      ],
    ],
    'resources of the pod, which do not know it': [
      tweakPod(MINIMAL_DEPLOYMENT, (spec) => (spec.resources = { limits: { 'ephemeral-storage': '1Gi' } })),
      [
        `Deployment prod/web: container "app" neither requests nor limits ephemeral-storage (spec.template.spec.containers[0].resources); ${ALL}`,
      ],
    ],
  },
});
