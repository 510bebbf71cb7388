import { runAsGroup } from '../../../../lib/validator/checks/workload/run-as-group';
import { checkSuite } from '../../../support/checks';
import { agentSet, container, find } from '../../../support/manifests';
import { MINIMAL_DEPLOYMENT, MINIMAL_POD, Raw, tweakContainer, tweakPod } from '../../../support/minimal';

const set = agentSet();
container(set).securityContext.runAsGroup = 0;
const weakened = find(set, 'Deployment');

const REPAIR = 'set it to a number above 0.';

function ids(pod: object, own: object = {}, list: any = 'containers'): Raw {
  return tweakPod(
    tweakContainer(list, (container) => Object.assign(container.securityContext, own)),
    (spec) => Object.assign(spec.securityContext, pod),
  );
}

checkSuite(runAsGroup, {
  passes: {
    'neither user nor group: the image decides': MINIMAL_POD,
    'a group of the pod': ids({ runAsUser: 1001, runAsGroup: 1001, fsGroup: 1001, supplementalGroups: [1] }),
    'a group of the container, a user of the pod': ids({ runAsUser: 1001 }, { runAsGroup: 1001 }),
    'user 0, which another control tells': ids({ runAsUser: 0 }),
    'null': ids({ runAsGroup: null, fsGroup: null, supplementalGroups: null }, { runAsGroup: null }),
    'an ephemeral container with a user': ids({}, { runAsUser: 1001 }, 'ephemeralContainers'),
  },
  fails: {
    'group 0 of the pod, in all three fields': [
      ids({ runAsGroup: 0, fsGroup: 0, supplementalGroups: [1001, 0] }),
      [
        `Pod prod/web: the pod sets runAsGroup to 0 (spec.securityContext.runAsGroup); ${REPAIR}`,
        `Pod prod/web: the pod sets fsGroup to 0 (spec.securityContext.fsGroup); ${REPAIR}`,
        `Pod prod/web: the pod has supplemental group 0 (spec.securityContext.supplementalGroups[1]); ${REPAIR}`,
      ],
    ],
    'group 0 of a container': [
      tweakContainer('containers', (container) => (container.securityContext.runAsGroup = 0), MINIMAL_DEPLOYMENT),
      [
        `Deployment prod/web: container "app" sets runAsGroup to 0 (spec.template.spec.containers[0].securityContext.runAsGroup); ${REPAIR}`,
      ],
    ],
    'group 0 of an init container': [
      ids({ runAsUser: 1001, runAsGroup: 1001 }, { runAsGroup: 0 }, 'initContainers'),
      [
        `Pod prod/web: init container "setup" sets runAsGroup to 0 (spec.initContainers[0].securityContext.runAsGroup); ${REPAIR}`,
      ],
    ],
    'group 0 of an ephemeral container': [
      ids({}, { runAsGroup: 0 }, 'ephemeralContainers'),
      [
        `Pod prod/web: ephemeral container "debug" sets runAsGroup to 0 (spec.ephemeralContainers[0].securityContext.runAsGroup); ${REPAIR}`,
      ],
    ],
    'a user without a group': [
      ids({ runAsUser: 1001 }),
      [
        `Pod prod/web: runAsUser and no runAsGroup is set for container "app", whose group is 0 unless the image knows the user (spec.securityContext.runAsGroup); ${REPAIR}`,
      ],
    ],
    'the agent, weakened': [
      weakened,
      [
        `Deployment aiops/aiops-agent: container "aiops-agent" sets runAsGroup to 0 (spec.template.spec.containers[0].securityContext.runAsGroup); ${REPAIR}`,
      ],
    ],
  },
  notApplicable: { Windows: tweakPod(MINIMAL_POD, (spec) => (spec.os = { name: 'windows' })) },
});
