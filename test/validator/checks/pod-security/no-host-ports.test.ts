import { noHostPorts } from '../../../../lib/validator/checks/pod-security/no-host-ports';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, tweakContainer } from '../../../support/minimal';

const REPAIR = 'remove hostPort or set it to 0.';

checkSuite(noHostPorts, {
  passes: {
    'no ports': MINIMAL_POD,
    'ports: null': tweakContainer('containers', (container) => (container.ports = null)),
    '0, null and absent': tweakContainer('containers', (container) => {
      container.ports = [
        { containerPort: 1, hostPort: 0 },
        { containerPort: 2, hostPort: null },
        { containerPort: 3 },
        null,
      ];
    }),
  },
  fails: {
    'an init container': [
      tweakContainer('initContainers', (container) => (container.ports = [{ containerPort: 1, hostPort: 1 }])),
      [`Pod prod/web: init container "setup" uses hostPort 1 (spec.initContainers[0].ports[0].hostPort); ${REPAIR}`],
    ],
    'a container of a Deployment, two of three ports': [
      tweakContainer(
        'containers',
        (container) => {
          container.ports = [{ hostPort: 8080 }, { containerPort: 8081 }, { hostPort: 8082 }];
        },
        MINIMAL_DEPLOYMENT,
      ),
      [
        `Deployment prod/web: container "app" uses hostPort 8080 (spec.template.spec.containers[0].ports[0].hostPort); ${REPAIR}`,
        `Deployment prod/web: container "app" uses hostPort 8082 (spec.template.spec.containers[0].ports[2].hostPort); ${REPAIR}`,
      ],
    ],
    'an ephemeral container, negative': [
      tweakContainer('ephemeralContainers', (container) => (container.ports = [{ hostPort: -1 }])),
      [
        `Pod prod/web: ephemeral container "debug" uses hostPort -1 (spec.ephemeralContainers[0].ports[0].hostPort); ${REPAIR}`,
      ],
    ],
  },
});
