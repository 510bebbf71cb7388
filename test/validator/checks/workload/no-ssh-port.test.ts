import { noSshPort } from '../../../../lib/validator/checks/workload/no-ssh-port';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, tweakContainer } from '../../../support/minimal';

const REPAIR = 'remove the port; use kubectl debug.';

function offering(...ports: unknown[]) {
  return (container: any): void => {
    container.ports = ports;
  };
}

checkSuite(noSshPort, {
  passes: {
    'no ports': MINIMAL_POD,
    'other ports, null and none': tweakContainer('containers', offering({ containerPort: 8080 }, null, {})),
    'port 22 of another protocol': tweakContainer('containers', offering({ containerPort: 22, protocol: 'UDP' })),
  },
  fails: {
    'a container': [
      tweakContainer('containers', offering({ containerPort: 8080 }, { containerPort: 22 }), MINIMAL_DEPLOYMENT),
      [
        `Deployment prod/web: container "app" offers SSH on port 22 (spec.template.spec.containers[0].ports[1].containerPort); ${REPAIR}`,
      ],
    ],
    'an init container': [
      tweakContainer('initContainers', offering({ containerPort: 22, protocol: 'TCP' })),
      [
        `Pod prod/web: init container "setup" offers SSH on port 22 (spec.initContainers[0].ports[0].containerPort); ${REPAIR}`,
      ],
    ],
    'an ephemeral container': [
      tweakContainer('ephemeralContainers', offering({ containerPort: 22, protocol: null })),
      [
        `Pod prod/web: ephemeral container "debug" offers SSH on port 22 (spec.ephemeralContainers[0].ports[0].containerPort); ${REPAIR}`,
      ],
    ],
  },
});
