import { dropCapabilities } from '../../../../lib/validator/checks/pod-security/drop-capabilities';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, tweakContainer, tweakPod } from '../../../support/minimal';

const DROP = 'set drop to ["ALL"].';
const ADD = 'remove it: only "NET_BIND_SERVICE" may be added.';
const windows = tweakPod(MINIMAL_POD, (spec) => {
  spec.os = { name: 'windows' };
  spec.containers[0].securityContext = {};
});

checkSuite(dropCapabilities, {
  passes: {
    'all dropped': MINIMAL_POD,
    'NET_BIND_SERVICE added': tweakContainer(
      'containers',
      ({ securityContext }) => (securityContext.capabilities.add = ['NET_BIND_SERVICE']),
    ),
    'ALL among others': tweakContainer(
      'containers',
      ({ securityContext }) => (securityContext.capabilities.drop = ['CHOWN', 'ALL']),
    ),
  },
  fails: {
    'an init container without capabilities': [
      tweakContainer('initContainers', ({ securityContext }) => delete securityContext.capabilities),
      [
        `Pod prod/web: init container "setup" does not drop all capabilities (spec.initContainers[0].securityContext.capabilities.drop); ${DROP}`,
      ],
    ],
    'a container that drops "all", and adds': [
      tweakContainer('containers', ({ securityContext }) => {
        securityContext.capabilities = { drop: ['all'], add: ['NET_BIND_SERVICE', 'CHOWN'] };
      }),
      [
        `Pod prod/web: container "app" does not drop all capabilities (spec.containers[0].securityContext.capabilities.drop); ${DROP}`,
        `Pod prod/web: container "app" adds capability "CHOWN" (spec.containers[0].securityContext.capabilities.add[1]); ${ADD}`,
      ],
    ],
    'an ephemeral container that drops nothing: null': [
      tweakContainer('ephemeralContainers', ({ securityContext }) => (securityContext.capabilities.drop = null)),
      [
        `Pod prod/web: ephemeral container "debug" does not drop all capabilities (spec.ephemeralContainers[0].securityContext.capabilities.drop); ${DROP}`,
      ],
    ],
    'no security context, in a Deployment': [
      tweakContainer('containers', (container) => delete container.securityContext, MINIMAL_DEPLOYMENT),
      [
        `Deployment prod/web: container "app" does not drop all capabilities (spec.template.spec.containers[0].securityContext.capabilities.drop); ${DROP}`,
      ],
    ],
  },
  notApplicable: { 'a Windows pod': windows },
});

checkSuite(dropCapabilities, {
  minor: 24,
  passes: { 'all dropped': MINIMAL_POD },
  fails: {
    'a Windows pod, too': [
      windows,
      [
        `Pod prod/web: container "app" does not drop all capabilities (spec.containers[0].securityContext.capabilities.drop); ${DROP}`,
      ],
    ],
  },
});

checkSuite(dropCapabilities, { minor: 21, passes: {}, fails: {}, notApplicable: { anything: MINIMAL_POD } });
