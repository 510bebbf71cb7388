import { noPrivilegedContainers } from '../../../../lib/validator/checks/pod-security/no-privileged-containers';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, tweakContainer, tweakPod } from '../../../support/minimal';

const REPAIR = 'remove privileged or set it to false.';

const privileged =
  (value: unknown) =>
  (container: any): unknown =>
    (container.securityContext.privileged = value);

checkSuite(noPrivilegedContainers, {
  passes: {
    absent: MINIMAL_POD,
    false: tweakContainer('containers', privileged(false)),
    null: tweakContainer('containers', privileged(null)),
  },
  fails: {
    'an init container': [
      tweakContainer('initContainers', privileged(true)),
      [
        `Pod prod/web: init container "setup" is privileged (spec.initContainers[0].securityContext.privileged); ${REPAIR}`,
      ],
    ],
    'a container of a Deployment': [
      tweakContainer('containers', privileged(true), MINIMAL_DEPLOYMENT),
      [
        `Deployment prod/web: container "app" is privileged (spec.template.spec.containers[0].securityContext.privileged); ${REPAIR}`,
      ],
    ],
    'an ephemeral container': [
      tweakContainer('ephemeralContainers', privileged(true)),
      [
        `Pod prod/web: ephemeral container "debug" is privileged (spec.ephemeralContainers[0].securityContext.privileged); ${REPAIR}`,
      ],
    ],
    'a user namespace changes nothing': [
      tweakPod(tweakContainer('containers', privileged(true)), (spec) => (spec.hostUsers = false)),
      [`Pod prod/web: container "app" is privileged (spec.containers[0].securityContext.privileged); ${REPAIR}`],
    ],
  },
});
