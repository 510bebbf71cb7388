import { baselineCapabilities } from '../../../../lib/validator/checks/pod-security/baseline-capabilities';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, tweakContainer } from '../../../support/minimal';

const REPAIR =
  'remove it: only "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP", "SETUID" and "SYS_CHROOT" may be added.';

const add =
  (...capabilities: unknown[]) =>
  (container: any): unknown =>
    (container.securityContext = { capabilities: { add: capabilities } });

checkSuite(baselineCapabilities, {
  passes: {
    'none added': MINIMAL_POD,
    'an empty list': tweakContainer('containers', add()),
    'null': tweakContainer('containers', (container) => (container.securityContext.capabilities = { add: null })),
    'some of the default set': tweakContainer('containers', add('CHOWN', 'SYS_CHROOT')),
  },
  fails: {
    'an init container that adds several': [
      tweakContainer('initContainers', add('CHOWN', 'SYS_ADMIN', 'NET_RAW')),
      [
        `Pod prod/web: init container "setup" adds capability "SYS_ADMIN" (spec.initContainers[0].securityContext.capabilities.add[1]); ${REPAIR}`,
        `Pod prod/web: init container "setup" adds capability "NET_RAW" (spec.initContainers[0].securityContext.capabilities.add[2]); ${REPAIR}`,
      ],
    ],
    'a container of a Deployment, with a name that the API server does not know': [
      tweakContainer('containers', add('CAP_CHOWN'), MINIMAL_DEPLOYMENT),
      [
        `Deployment prod/web: container "app" adds capability "CAP_CHOWN" (spec.template.spec.containers[0].securityContext.capabilities.add[0]); ${REPAIR}`,
      ],
    ],
    'an ephemeral container, null in the list': [
      tweakContainer('ephemeralContainers', add(null)),
      [
        `Pod prod/web: ephemeral container "debug" adds capability "" (spec.ephemeralContainers[0].securityContext.capabilities.add[0]); ${REPAIR}`,
      ],
    ],
  },
});
