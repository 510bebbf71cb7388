import { dedicatedServiceAccount } from '../../../../lib/validator/checks/workload/dedicated-service-account';
import { checkSuite } from '../../../support/checks';
import { agentSet, find, podSpec } from '../../../support/manifests';
import { MINIMAL_POD, Raw, tweakPod } from '../../../support/minimal';

const set = agentSet();
delete podSpec(set).serviceAccountName;
const weakened = find(set, 'Deployment');

const REPAIR = 'create a ServiceAccount and set serviceAccountName.';
const NONE = `Pod prod/web: the pod names no service account, and runs under "default" (spec.serviceAccountName); ${REPAIR}`;

function account(fields: { [field: string]: unknown }): Raw {
  return tweakPod(MINIMAL_POD, (spec) => Object.assign(spec, fields));
}

checkSuite(dedicatedServiceAccount, {
  passes: {
    'an account of its own': account({ serviceAccountName: 'web' }),
    'by the old name of the field': account({ serviceAccount: 'web' }),
    'by the old name, the new one empty': account({ serviceAccountName: '', serviceAccount: 'web' }),
  },
  fails: {
    'absent': [MINIMAL_POD, [NONE]],
    'null': [account({ serviceAccountName: null }), [NONE]],
    'empty': [account({ serviceAccountName: '' }), [NONE]],
    'default': [
      account({ serviceAccountName: 'default' }),
      [`Pod prod/web: the pod runs under service account "default" (spec.serviceAccountName); ${REPAIR}`],
    ],
    'the agent, weakened': [
      weakened,
      [
        `Deployment aiops/aiops-agent: the pod names no service account, and runs under "default" (spec.template.spec.serviceAccountName); ${REPAIR}`,
      ],
    ],
  },
});
