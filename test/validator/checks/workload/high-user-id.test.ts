import { highUserId } from '../../../../lib/validator/checks/workload/high-user-id';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, Raw, tweakContainer, tweakPod } from '../../../support/minimal';

const USER = 'set runAsUser above 10000.';
const GROUP = 'set runAsGroup above 10000.';
const HIGH = { runAsUser: 10001, runAsGroup: 10001 };

function ids(pod: object, own: object = {}, list: any = 'containers'): Raw {
  return tweakPod(
    tweakContainer(list, (container) => Object.assign(container.securityContext, own)),
    (spec) => Object.assign(spec.securityContext, pod),
  );
}

checkSuite(highUserId, {
  passes: {
    'of the pod': ids(HIGH),
    'of the container': ids({}, HIGH),
    'of the container, though the pod is low': ids({ runAsUser: 0, runAsGroup: 1001 }, HIGH),
    'an ephemeral container that sets none': tweakContainer(
      'ephemeralContainers',
      (container) => delete container.securityContext,
      ids({}, HIGH),
    ),
  },
  fails: {
    'none': [
      MINIMAL_DEPLOYMENT,
      [
        `Deployment prod/web: no runAsUser is set for container "app" (spec.template.spec.securityContext.runAsUser); ${USER}`,
        `Deployment prod/web: no runAsGroup is set for container "app" (spec.template.spec.securityContext.runAsGroup); ${GROUP}`,
      ],
    ],
    'null, for two containers': [
      tweakContainer('initContainers', () => undefined, ids({ runAsUser: null, runAsGroup: 10001 })),
      [`Pod prod/web: no runAsUser is set for containers "app" and "setup" (spec.securityContext.runAsUser); ${USER}`],
    ],
    '10000 of the pod': [
      ids({ runAsUser: 10000, runAsGroup: 10000 }),
      [
        `Pod prod/web: the pod sets runAsUser to 10000 (spec.securityContext.runAsUser); ${USER}`,
        `Pod prod/web: the pod sets runAsGroup to 10000 (spec.securityContext.runAsGroup); ${GROUP}`,
      ],
    ],
    'an init container': [
      ids(HIGH, { runAsUser: 0 }, 'initContainers'),
      [
        `Pod prod/web: init container "setup" sets runAsUser to 0 (spec.initContainers[0].securityContext.runAsUser); ${USER}`,
      ],
    ],
    'an ephemeral container': [
      ids(HIGH, { runAsGroup: 1001 }, 'ephemeralContainers'),
      [
        `Pod prod/web: ephemeral container "debug" sets runAsGroup to 1001 (spec.ephemeralContainers[0].securityContext.runAsGroup); ${GROUP}`,
      ],
    ],
  },
  notApplicable: { Windows: tweakPod(MINIMAL_POD, (spec) => (spec.os = { name: 'windows' })) },
});
