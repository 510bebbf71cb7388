import { noServiceLinks } from '../../../../lib/validator/checks/workload/no-service-links';
import { checkSuite } from '../../../support/checks';
import { agentSet, find, podSpec } from '../../../support/manifests';
import { MINIMAL_POD, Raw, tweakPod } from '../../../support/minimal';

const set = agentSet();
delete podSpec(set).enableServiceLinks;
const weakened = find(set, 'Deployment');

const REPAIR = 'set enableServiceLinks: false.';

function linked(value: unknown): Raw {
  return tweakPod(MINIMAL_POD, (spec) => (spec.enableServiceLinks = value));
}

checkSuite(noServiceLinks, {
  passes: { false: linked(false) },
  fails: {
    'absent': [
      MINIMAL_POD,
      [`Pod prod/web: the pod does not switch service links off (spec.enableServiceLinks); ${REPAIR}`],
    ],
    'null': [
      linked(null),
      [`Pod prod/web: the pod does not switch service links off (spec.enableServiceLinks); ${REPAIR}`],
    ],
    'true': [
      linked(true),
      [`Pod prod/web: the pod sets enableServiceLinks to true (spec.enableServiceLinks); ${REPAIR}`],
    ],
    'the agent, weakened': [
      weakened,
      [
        `Deployment aiops/aiops-agent: the pod does not switch service links off (spec.template.spec.enableServiceLinks); ${REPAIR}`,
      ],
    ],
  },
});
