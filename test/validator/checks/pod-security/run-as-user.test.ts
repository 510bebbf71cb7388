import { runAsUser } from '../../../../lib/validator/checks/pod-security/run-as-user';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, tweakContainer, tweakPod } from '../../../support/minimal';

const REPAIR = 'remove runAsUser or set it to the number of another user.';

const user =
  (value: unknown) =>
  (holder: any): unknown =>
    (holder.securityContext = { runAsUser: value });
const inUserNamespace = tweakPod(tweakContainer('containers', user(0)), (spec) => (spec.hostUsers = false));

checkSuite(runAsUser, {
  passes: {
    'absent': MINIMAL_POD,
    'null': tweakPod(MINIMAL_POD, user(null)),
    'another user': tweakPod(tweakContainer('containers', user(1)), user(1000)),
    'a pod with a user namespace': inUserNamespace,
  },
  fails: {
    'the pod': [
      tweakPod(MINIMAL_POD, user(0)),
      [`Pod prod/web: the pod sets runAsUser to 0, which is root (spec.securityContext.runAsUser); ${REPAIR}`],
    ],
    'an init container': [
      tweakContainer('initContainers', user(0)),
      [
        `Pod prod/web: init container "setup" sets runAsUser to 0, which is root (spec.initContainers[0].securityContext.runAsUser); ${REPAIR}`,
      ],
    ],
    'a container of a Deployment': [
      tweakContainer('containers', user(0), MINIMAL_DEPLOYMENT),
      [
        `Deployment prod/web: container "app" sets runAsUser to 0, which is root (spec.template.spec.containers[0].securityContext.runAsUser); ${REPAIR}`,
      ],
    ],
    'an ephemeral container': [
      tweakContainer('ephemeralContainers', user(0)),
      [
        `Pod prod/web: ephemeral container "debug" sets runAsUser to 0, which is root (spec.ephemeralContainers[0].securityContext.runAsUser); ${REPAIR}`,
      ],
    ],
  },
});

checkSuite(runAsUser, {
  minor: 34,
  passes: { absent: MINIMAL_POD },
  fails: {
    'a pod with a user namespace': [
      inUserNamespace,
      [
        `Pod prod/web: container "app" sets runAsUser to 0, which is root (spec.containers[0].securityContext.runAsUser); ${REPAIR}`,
      ],
    ],
  },
});

checkSuite(runAsUser, {
  minor: 22,
  passes: {},
  fails: {},
  notApplicable: { anything: tweakPod(MINIMAL_POD, user(0)) },
});
