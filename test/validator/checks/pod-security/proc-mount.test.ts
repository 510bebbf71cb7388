import { procMount } from '../../../../lib/validator/checks/pod-security/proc-mount';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, tweakContainer, tweakPod } from '../../../support/minimal';

const REPAIR = 'remove procMount or set it to "Default".';

const mount =
  (value: unknown) =>
  (container: any): unknown =>
    (container.securityContext.procMount = value);
const inUserNamespace = tweakPod(tweakContainer('containers', mount('Unmasked')), (spec) => (spec.hostUsers = false));

checkSuite(procMount, {
  passes: {
    'absent': MINIMAL_POD,
    'null': tweakContainer('containers', mount(null)),
    'Default': tweakContainer('containers', mount('Default')),
    'a pod with a user namespace': inUserNamespace,
  },
  fails: {
    'an init container': [
      tweakContainer('initContainers', mount('Unmasked')),
      [
        `Pod prod/web: init container "setup" has procMount "Unmasked" (spec.initContainers[0].securityContext.procMount); ${REPAIR}`,
      ],
    ],
    'a container of a Deployment, a value that Kubernetes does not know': [
      tweakContainer('containers', mount('default'), MINIMAL_DEPLOYMENT),
      [
        `Deployment prod/web: container "app" has procMount "default" (spec.template.spec.containers[0].securityContext.procMount); ${REPAIR}`,
      ],
    ],
    'an ephemeral container, empty': [
      tweakContainer('ephemeralContainers', mount('')),
      [
        `Pod prod/web: ephemeral container "debug" has procMount "" (spec.ephemeralContainers[0].securityContext.procMount); ${REPAIR}`,
      ],
    ],
    'hostUsers: true': [
      tweakPod(inUserNamespace, (spec) => (spec.hostUsers = true)),
      [
        `Pod prod/web: container "app" has procMount "Unmasked" (spec.containers[0].securityContext.procMount); ${REPAIR}`,
      ],
    ],
    'hostUsers: null': [
      tweakPod(inUserNamespace, (spec) => (spec.hostUsers = null)),
      [
        `Pod prod/web: container "app" has procMount "Unmasked" (spec.containers[0].securityContext.procMount); ${REPAIR}`,
      ],
    ],
  },
});

checkSuite(procMount, {
  minor: 34,
  passes: { absent: MINIMAL_POD },
  fails: {
    'a pod with a user namespace': [
      inUserNamespace,
      [
        `Pod prod/web: container "app" has procMount "Unmasked" (spec.containers[0].securityContext.procMount); ${REPAIR}`,
      ],
    ],
  },
});
