import { noTokenAutomount } from '../../../../lib/validator/checks/workload/no-token-automount';
import { checkSuite } from '../../../support/checks';
import { agentSet, find, podSpec } from '../../../support/manifests';
import { MINIMAL_POD, Raw, tweakPod } from '../../../support/minimal';

const set = agentSet();
podSpec(set).automountServiceAccountToken = true;
const weakened = find(set, 'Deployment');

const REPAIR = 'set it to false, and mount a projected token where the program talks to the API server.';
const AT = '(spec.automountServiceAccountToken)';

function pod(fields: { [field: string]: unknown }): Raw {
  return tweakPod(MINIMAL_POD, (spec) => Object.assign(spec, fields));
}

function account(name: string, automountServiceAccountToken: unknown, namespace = 'prod'): Raw {
  return { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace }, automountServiceAccountToken };
}

function silent(name: string): string {
  return `Pod prod/web: the pod does not set automountServiceAccountToken, and so mounts the token of service account "${name}" ${AT}; ${REPAIR}`;
}

checkSuite(noTokenAutomount, {
  passes: {
    'false': pod({ automountServiceAccountToken: false }),
    'false, though the account says true': pod({ serviceAccountName: 'open', automountServiceAccountToken: false }),
    'absent, and false in the account': pod({ serviceAccountName: 'closed' }),
    'absent, and false in the account by the old name of the field': pod({ serviceAccount: 'closed' }),
    'null, and false in the account': pod({ serviceAccountName: 'closed', automountServiceAccountToken: null }),
  },
  fails: {
    'absent, and no account': [MINIMAL_POD, [silent('default')]],
    'absent, and an account that is not in the tree': [pod({ serviceAccountName: 'gone' }), [silent('gone')]],
    'absent, and an account of another namespace': [pod({ serviceAccountName: 'elsewhere' }), [silent('elsewhere')]],
    'absent, and true in the account': [pod({ serviceAccountName: 'open' }), [silent('open')]],
    'absent, and absent in the account': [pod({ serviceAccountName: 'silent' }), [silent('silent')]],
    'true, though the account says false': [
      pod({ serviceAccountName: 'closed', automountServiceAccountToken: true }),
      [
        `Pod prod/web: the pod sets automountServiceAccountToken to true, and so mounts the token of service account "closed" ${AT}; ${REPAIR}`,
      ],
    ],
    'the agent, weakened': [
      weakened,
      [
        `Deployment aiops/aiops-agent: the pod sets automountServiceAccountToken to true, and so mounts the token of service account "aiops-agent" (spec.template.spec.automountServiceAccountToken); ${REPAIR}`,
      ],
    ],
  },
  others: [
    account('closed', false),
    account('open', true),
    account('silent', undefined),
    account('elsewhere', false, 'other'),
  ],
});
