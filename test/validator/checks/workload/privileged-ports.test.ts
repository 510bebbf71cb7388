import { privilegedPorts } from '../../../../lib/validator/checks/workload/privileged-ports';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, Raw, tweakContainer, tweakPod } from '../../../support/minimal';

const REPAIR = 'listen on a port above 1023 and map it in the Service.';

function listening(...ports: unknown[]) {
  return (container: any): void => {
    container.ports = ports.map((containerPort) => ({ containerPort }));
  };
}

function withStart(value: unknown): Raw {
  return tweakPod(tweakContainer('containers', listening(80, 443)), (spec) => {
    spec.securityContext.sysctls = [{ name: 'net.ipv4.ip_unprivileged_port_start', value }];
  });
}

checkSuite(privilegedPorts, {
  passes: {
    'no ports': MINIMAL_POD,
    'from 1024 on, null and absent': tweakContainer('containers', listening(1024, 65535, null, undefined)),
    'SSH, which another control tells': tweakContainer('containers', listening(22)),
    'a border that the pod has moved': withStart('80'),
    'no border at all': withStart('0'),
  },
  fails: {
    'a container': [
      tweakContainer('containers', listening(8080, 80), MINIMAL_DEPLOYMENT),
      [
        `Deployment prod/web: container "app" listens on port 80, below 1024 (spec.template.spec.containers[0].ports[1].containerPort); ${REPAIR}`,
      ],
    ],
    'an init container': [
      tweakContainer('initContainers', listening(1023)),
      [
        `Pod prod/web: init container "setup" listens on port 1023, below 1024 (spec.initContainers[0].ports[0].containerPort); ${REPAIR}`,
      ],
    ],
    'an ephemeral container': [
      tweakContainer('ephemeralContainers', listening(443)),
      [
        `Pod prod/web: ephemeral container "debug" listens on port 443, below 1024 (spec.ephemeralContainers[0].ports[0].containerPort); ${REPAIR}`,
      ],
    ],
    'a border that the pod has moved, but not enough': [
      withStart('443'),
      [
        `Pod prod/web: container "app" listens on port 80, below 443 (spec.containers[0].ports[0].containerPort); ${REPAIR}`,
      ],
    ],
    'a border that is none': [
      withStart('low'),
      [
        `Pod prod/web: container "app" listens on port 80, below 1024 (spec.containers[0].ports[0].containerPort); ${REPAIR}`,
        `Pod prod/web: container "app" listens on port 443, below 1024 (spec.containers[0].ports[1].containerPort); ${REPAIR}`,
      ],
    ],
  },
  notApplicable: {
    Windows: tweakPod(tweakContainer('containers', listening(80)), (spec) => (spec.os = { name: 'windows' })),
  },
});
