import { seccomp } from '../../../../lib/validator/checks/pod-security/seccomp';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, tweak, tweakContainer, tweakPod } from '../../../support/minimal';

const SET = 'set type to "Localhost" or "RuntimeDefault".';
const MISSING = 'set seccompProfile.type to "RuntimeDefault" in the securityContext of the pod or of the container.';

const profile =
  (seccompProfile: unknown) =>
  (holder: any): unknown =>
    (holder.securityContext = { seccompProfile });
const bare = tweakPod(MINIMAL_POD, (spec) => delete spec.securityContext);
const windows = tweakPod(bare, (spec) => (spec.os = { name: 'windows' }));

checkSuite(seccomp, {
  passes: {
    'RuntimeDefault for the pod': MINIMAL_POD,
    'Localhost for the pod': tweakPod(MINIMAL_POD, profile({ type: 'Localhost', localhostProfile: 'web.json' })),
    'for every container': tweakContainer('containers', profile({ type: 'RuntimeDefault' }), bare),
    'null for a container': tweakContainer('containers', profile(null)),
  },
  fails: {
    'nowhere, in all kinds of containers': [
      tweak(MINIMAL_POD, (object) => {
        object.spec = {
          securityContext: { seccompProfile: null },
          initContainers: [{ name: 'setup' }],
          containers: [{ name: 'app', securityContext: {} }],
          ephemeralContainers: [{ name: 'debug', securityContext: { seccompProfile: null } }],
        };
      }),
      [
        `Pod prod/web: init container "setup" has no seccomp profile (spec.initContainers[0].securityContext.seccompProfile); ${MISSING}`,
        `Pod prod/web: container "app" has no seccomp profile (spec.containers[0].securityContext.seccompProfile); ${MISSING}`,
        `Pod prod/web: ephemeral container "debug" has no seccomp profile (spec.ephemeralContainers[0].securityContext.seccompProfile); ${MISSING}`,
      ],
    ],
    'one container of two': [
      tweakContainer('initContainers', profile({ type: 'RuntimeDefault' }), bare),
      [
        `Pod prod/web: container "app" has no seccomp profile (spec.containers[0].securityContext.seccompProfile); ${MISSING}`,
      ],
    ],
    'Unconfined for the pod, from which the containers have it': [
      tweakPod(MINIMAL_POD, profile({ type: 'Unconfined' })),
      [
        `Pod prod/web: the pod sets its seccomp profile to "Unconfined" (spec.securityContext.seccompProfile.type); ${SET}`,
      ],
    ],
    'Unconfined for a container of a Deployment': [
      tweakContainer('containers', profile({ type: 'Unconfined' }), MINIMAL_DEPLOYMENT),
      [
        `Deployment prod/web: container "app" sets its seccomp profile to "Unconfined" (spec.template.spec.containers[0].securityContext.seccompProfile.type); ${SET}`,
      ],
    ],
    'no type': [
      tweakContainer('containers', profile({})),
      [
        `Pod prod/web: container "app" sets its seccomp profile to "" (spec.containers[0].securityContext.seccompProfile.type); ${SET}`,
      ],
    ],
  },
  notApplicable: { 'a Windows pod': windows },
  patches: {
    'for the whole pod': [
      bare,
      [{ op: 'add', path: '/spec/securityContext/seccompProfile', value: { type: 'RuntimeDefault' } }],
    ],
  },
});

checkSuite(seccomp, {
  minor: 24,
  passes: { 'RuntimeDefault for the pod': MINIMAL_POD },
  fails: {
    'a Windows pod, too': [
      windows,
      [
        `Pod prod/web: container "app" has no seccomp profile (spec.containers[0].securityContext.seccompProfile); ${MISSING}`,
      ],
    ],
  },
  patches: { 'is not made in a Windows pod: the API server refuses it': [windows, []] },
});

checkSuite(seccomp, { minor: 18, passes: {}, fails: {}, notApplicable: { anything: bare } });
