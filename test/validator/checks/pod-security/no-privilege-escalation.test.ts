import { noPrivilegeEscalation } from '../../../../lib/validator/checks/pod-security/no-privilege-escalation';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, tweak, tweakContainer, tweakPod } from '../../../support/minimal';

const REPAIR = 'set allowPrivilegeEscalation to false.';

checkSuite(noPrivilegeEscalation, {
  passes: {
    'false in every container': MINIMAL_POD,
    'no containers': tweakPod(MINIMAL_POD, (spec) => delete spec.containers),
  },
  fails: {
    'an init container that does not say': [
      tweakContainer('initContainers', ({ securityContext }) => delete securityContext.allowPrivilegeEscalation),
      [
        `Pod prod/web: init container "setup" does not forbid privilege escalation (spec.initContainers[0].securityContext.allowPrivilegeEscalation); ${REPAIR}`,
      ],
    ],
    'a container that allows it': [
      tweakContainer('containers', ({ securityContext }) => (securityContext.allowPrivilegeEscalation = true)),
      [
        `Pod prod/web: container "app" allows privilege escalation (spec.containers[0].securityContext.allowPrivilegeEscalation); ${REPAIR}`,
      ],
    ],
    'an ephemeral container, null': [
      tweakContainer('ephemeralContainers', ({ securityContext }) => (securityContext.allowPrivilegeEscalation = null)),
      [
        `Pod prod/web: ephemeral container "debug" does not forbid privilege escalation (spec.ephemeralContainers[0].securityContext.allowPrivilegeEscalation); ${REPAIR}`,
      ],
    ],
    'no security context, in a Deployment': [
      tweakContainer('containers', (container) => delete container.securityContext, MINIMAL_DEPLOYMENT),
      [
        `Deployment prod/web: container "app" does not forbid privilege escalation (spec.template.spec.containers[0].securityContext.allowPrivilegeEscalation); ${REPAIR}`,
      ],
    ],
    'a user namespace changes nothing': [
      tweakPod(MINIMAL_POD, (spec) => {
        spec.hostUsers = false;
        spec.containers[0].securityContext = null;
      }),
      [
        `Pod prod/web: container "app" does not forbid privilege escalation (spec.containers[0].securityContext.allowPrivilegeEscalation); ${REPAIR}`,
      ],
    ],
  },
  notApplicable: {
    'a Windows pod': tweakPod(MINIMAL_POD, (spec) => {
      spec.os = { name: 'windows' };
      spec.containers[0].securityContext = {};
    }),
    'a ConfigMap': tweak(MINIMAL_POD, (object) => Object.assign(object, { kind: 'ConfigMap', spec: undefined })),
  },
  patches: {
    'is made': [
      tweakContainer('containers', ({ securityContext }) => (securityContext.allowPrivilegeEscalation = true)),
      [{ op: 'add', path: '/spec/containers/0/securityContext/allowPrivilegeEscalation', value: false }],
    ],
    'is not made where the API server refuses it: privileged': [
      tweakContainer('containers', (container) => (container.securityContext = { privileged: true })),
      [],
    ],
    'is not made where the API server refuses it: CAP_SYS_ADMIN': [
      tweakContainer('containers', ({ securityContext }) => {
        securityContext.allowPrivilegeEscalation = true;
        securityContext.capabilities.add = ['CAP_SYS_ADMIN'];
      }),
      [],
    ],
  },
});

checkSuite(noPrivilegeEscalation, {
  minor: 24,
  passes: { false: MINIMAL_POD },
  fails: {
    'a Windows pod, too': [
      tweakPod(MINIMAL_POD, (spec) => {
        spec.os = { name: 'windows' };
        spec.containers[0].securityContext = {};
      }),
      [
        `Pod prod/web: container "app" does not forbid privilege escalation (spec.containers[0].securityContext.allowPrivilegeEscalation); ${REPAIR}`,
      ],
    ],
  },
});

checkSuite(noPrivilegeEscalation, {
  minor: 7,
  passes: {},
  fails: {},
  notApplicable: { 'anything: the field does not exist yet': MINIMAL_POD },
});
