import { HardeningProfile } from 'cdk8s-hardened';
import { hostUsers } from '../../../../lib/validator/checks/workload/host-users';
import { checkSuite } from '../../../support/checks';
import { agentSet, find, podSpec } from '../../../support/manifests';
import { MINIMAL_POD, Raw, tweakPod } from '../../../support/minimal';

const set = agentSet({ profile: HardeningProfile.STRICT });
delete podSpec(set).hostUsers;
const weakened = find(set, 'Deployment');

const REPAIR = 'set hostUsers: false.';

function withUsers(fields: { [field: string]: unknown }): Raw {
  return tweakPod(MINIMAL_POD, (spec) => Object.assign(spec, fields));
}

checkSuite(hostUsers, {
  passes: { false: withUsers({ hostUsers: false }) },
  fails: {
    'absent': [
      MINIMAL_POD,
      [`Pod prod/web: the pod does not set hostUsers, and shares the users of its node (spec.hostUsers); ${REPAIR}`],
    ],
    'null': [
      withUsers({ hostUsers: null, hostNetwork: false }),
      [`Pod prod/web: the pod does not set hostUsers, and shares the users of its node (spec.hostUsers); ${REPAIR}`],
    ],
    'true': [
      withUsers({ hostUsers: true }),
      [`Pod prod/web: the pod sets hostUsers to true, and shares the users of its node (spec.hostUsers); ${REPAIR}`],
    ],
    'the agent, weakened': [
      weakened,
      [
        `Deployment aiops/aiops-agent: the pod does not set hostUsers, and shares the users of its node (spec.template.spec.hostUsers); ${REPAIR}`,
      ],
    ],
  },
  notApplicable: {
    'Windows': withUsers({ os: { name: 'windows' } }),
    'the network of the node': withUsers({ hostNetwork: true }),
    'the processes of the node': withUsers({ hostPID: true }),
    'the shared memory of the node': withUsers({ hostIPC: true }),
  },
});

checkSuite(hostUsers, {
  minor: 32,
  passes: {},
  fails: {},
  notApplicable: { 'without effect by default': MINIMAL_POD },
});
