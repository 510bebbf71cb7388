import { limitRatio } from '../../../../lib/validator/checks/workload/limit-ratio';
import { checkSuite } from '../../../support/checks';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, tweakContainer, tweakPod } from '../../../support/minimal';

function resources(requests: unknown, limits: unknown) {
  return (container: any): void => {
    container.resources = { requests, limits };
  };
}

const REPAIR = 'raise the request, or lower the limit, to at most 4 times the request.';

function memory(request: unknown, limit: unknown): (container: any) => void {
  return resources({ memory: request }, { memory: limit });
}

checkSuite(limitRatio, {
  passes: {
    'exactly 4 times': tweakContainer('containers', memory('256Mi', '1Gi')),
    'no request, which is the limit then': tweakContainer('containers', memory(null, '1Gi')),
    'no limit': tweakContainer('containers', memory('1Mi', undefined)),
    'a request of 0, which another control tells': tweakContainer('containers', memory(0, '1Gi')),
    'what is no quantity': tweakContainer('containers', memory('x', 'y')),
    'CPU': tweakContainer('containers', resources({ cpu: '10m' }, { cpu: 8 })),
  },
  fails: {
    'a little more than 4 times': [
      tweakContainer('containers', memory('256Mi', '1025Mi'), MINIMAL_DEPLOYMENT),
      [
        `Deployment prod/web: container "app" limits memory to "1025Mi", more than 4 times its request of "256Mi" (spec.template.spec.containers[0].resources.limits.memory); ${REPAIR}`,
      ],
    ],
    'an init container, in numbers': [
      tweakContainer('initContainers', memory(1000000, 4000001)),
      [
        `Pod prod/web: init container "setup" limits memory to "4000001", more than 4 times its request of "1000000" (spec.initContainers[0].resources.limits.memory); ${REPAIR}`,
      ],
    ],
    'the pod': [
      tweakPod(MINIMAL_POD, (spec) => {
        spec.resources = { requests: { memory: '1Gi' }, limits: { memory: '5G' } };
      }),
      [
        `Pod prod/web: the pod limits memory to "5G", more than 4 times its request of "1Gi" (spec.resources.limits.memory); ${REPAIR}`,
      ],
    ],
  },
  notApplicable: {
    'no resources': MINIMAL_POD,
    'an ephemeral container': tweakContainer('ephemeralContainers', memory('1Mi', '1Gi')),
  },
});
