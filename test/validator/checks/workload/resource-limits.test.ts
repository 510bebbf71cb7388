import { resourceLimits } from '../../../../lib/validator/checks/workload/resource-limits';
import { checkSuite } from '../../../support/checks';
import { agentSet, container, find } from '../../../support/manifests';
import { MINIMAL_DEPLOYMENT, Raw, tweakContainer, tweakPod } from '../../../support/minimal';

const set = agentSet();
delete container(set).resources.limits.memory;
const weakened = find(set, 'Deployment');

function resources(requests: unknown, limits: unknown) {
  return (container: any): void => {
    container.resources = { requests, limits };
  };
}

const ALL = 'set resources.requests and resources.limits for cpu and memory.';
const FULL = { cpu: '100m', memory: '128Mi' };
const SET = tweakContainer('containers', resources(FULL, FULL));

function pod(requests: unknown, limits: unknown, own: unknown = undefined): Raw {
  return tweakPod(
    tweakContainer('containers', (container) => (container.resources = own)),
    (spec) => (spec.resources = { requests, limits }),
  );
}

checkSuite(resourceLimits, {
  passes: {
    'requests and limits': SET,
    'limits only, which are the requests then': tweakContainer('containers', resources(undefined, FULL)),
    'numbers': tweakContainer('containers', resources({ cpu: 0.1, memory: 1e8 }, { cpu: 1, memory: 2e8 })),
    'what is no quantity: another control tells': tweakContainer(
      'containers',
      resources({}, { cpu: 'x', memory: 'y' }),
    ),
    'an ephemeral container, which cannot have any': tweakContainer(
      'ephemeralContainers',
      (container) => delete container.resources,
      SET,
    ),
    'limits of the pod': pod(undefined, FULL),
    'requests of the container, limits of the pod': pod(undefined, FULL, { requests: FULL }),
    'cpu of the container, memory of the pod': pod({ memory: '1Gi' }, { memory: '1Gi' }, { limits: { cpu: 1 } }),
  },
  fails: {
    'no resources': [
      MINIMAL_DEPLOYMENT,
      [
        `Deployment prod/web: container "app" neither requests nor limits cpu and memory (spec.template.spec.containers[0].resources); ${ALL}`,
      ],
    ],
    'resources: null': [
      tweakContainer('containers', (container) => (container.resources = null)),
      [
        `Pod prod/web: container "app" neither requests nor limits cpu and memory (spec.containers[0].resources); ${ALL}`,
      ],
    ],
    'empty': [
      tweakContainer('containers', resources({}, { cpu: null, memory: null })),
      [
        `Pod prod/web: container "app" neither requests nor limits cpu and memory (spec.containers[0].resources); ${ALL}`,
      ],
    ],
    'no limits': [
      tweakContainer('containers', resources(FULL, undefined)),
      [
        'Pod prod/web: container "app" does not limit cpu and memory (spec.containers[0].resources.limits); set resources.limits for cpu and memory.',
      ],
    ],
    'no CPU limit': [
      tweakContainer('containers', resources(FULL, { memory: '128Mi' })),
      [
        'Pod prod/web: container "app" does not limit cpu (spec.containers[0].resources.limits.cpu); set resources.limits for cpu.',
      ],
    ],
    'no memory at all': [
      tweakContainer('containers', resources({ cpu: 1 }, { cpu: 1 })),
      [
        'Pod prod/web: container "app" neither requests nor limits memory (spec.containers[0].resources); set resources.requests and resources.limits for memory.',
      ],
    ],
    'something of each': [
      tweakContainer('containers', resources({ cpu: 1 }, {})),
      [
        `Pod prod/web: container "app" neither requests nor limits memory and does not limit cpu (spec.containers[0].resources); ${ALL}`,
      ],
    ],
    'a request of 0, which is none': [
      tweakContainer('containers', resources({ cpu: 0, memory: '128Mi' }, FULL)),
      [
        'Pod prod/web: container "app" does not request cpu (spec.containers[0].resources.requests.cpu); set resources.requests for cpu.',
      ],
    ],
    'a limit of 0, which is none': [
      tweakContainer('containers', resources(FULL, { cpu: 1, memory: '0Mi' })),
      [
        'Pod prod/web: container "app" does not limit memory (spec.containers[0].resources.limits.memory); set resources.limits for memory.',
      ],
    ],
    'an init container': [
      tweakContainer('initContainers', (container) => delete container.resources, SET),
      [
        `Pod prod/web: init container "setup" neither requests nor limits cpu and memory (spec.initContainers[0].resources); ${ALL}`,
      ],
    ],
    'requests of the pod only': [
      pod(FULL, undefined),
      [
        'Pod prod/web: container "app" does not limit cpu and memory (spec.containers[0].resources.limits); set resources.limits for cpu and memory.',
      ],
    ],
    'the agent, weakened': [
      weakened,
      [
        'Deployment aiops/aiops-agent: container "aiops-agent" does not limit memory (spec.template.spec.containers[0].resources.limits.memory); set resources.limits for memory.',
      ],
    ],
  },
});

checkSuite(resourceLimits, {
  minor: 31,
  passes: {},
  fails: {
    'limits of the pod, which this version does not know': [
      pod(undefined, FULL),
      [
        `Pod prod/web: container "app" neither requests nor limits cpu and memory (spec.containers[0].resources); ${ALL}`,
      ],
    ],
  },
});
