import { readOnlyRootFilesystem } from '../../../../lib/validator/checks/workload/read-only-root-filesystem';
import { checkSuite } from '../../../support/checks';
import { agentSet, container, find } from '../../../support/manifests';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, tweakContainer, tweakPod } from '../../../support/minimal';

const set = agentSet();
container(set).securityContext.readOnlyRootFilesystem = false;
const weakened = find(set, 'Deployment');

const REPAIR = 'set it to true and mount an emptyDir where the program writes.';
const FIELD = 'securityContext.readOnlyRootFilesystem';

function setting(value: unknown) {
  return (container: any): void => {
    container.securityContext.readOnlyRootFilesystem = value;
  };
}

const HARDENED = tweakContainer('containers', setting(true));

checkSuite(readOnlyRootFilesystem, {
  passes: {
    'all containers': tweakContainer('initContainers', setting(true), HARDENED),
    'an ephemeral container that may write': tweakContainer('ephemeralContainers', setting(false), HARDENED),
  },
  fails: {
    'absent': [
      MINIMAL_DEPLOYMENT,
      [
        `Deployment prod/web: container "app" does not set readOnlyRootFilesystem (spec.template.spec.containers[0].${FIELD}); ${REPAIR}`,
      ],
    ],
    'null': [
      tweakContainer('containers', setting(null)),
      [`Pod prod/web: container "app" does not set readOnlyRootFilesystem (spec.containers[0].${FIELD}); ${REPAIR}`],
    ],
    'no securityContext': [
      tweakContainer('containers', (container) => delete container.securityContext),
      [`Pod prod/web: container "app" does not set readOnlyRootFilesystem (spec.containers[0].${FIELD}); ${REPAIR}`],
    ],
    'an init container, false': [
      tweakContainer('initContainers', setting(false), HARDENED),
      [
        `Pod prod/web: init container "setup" sets readOnlyRootFilesystem to false (spec.initContainers[0].${FIELD}); ${REPAIR}`,
      ],
    ],
    'the agent, weakened': [
      weakened,
      [
        `Deployment aiops/aiops-agent: container "aiops-agent" sets readOnlyRootFilesystem to false (spec.template.spec.containers[0].${FIELD}); ${REPAIR}`,
      ],
    ],
  },
  notApplicable: { Windows: tweakPod(MINIMAL_POD, (spec) => (spec.os = { name: 'windows' })) },
});
