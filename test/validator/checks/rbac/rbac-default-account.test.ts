import { rbacDefaultAccount } from '../../../../lib/validator/checks/rbac/rbac-default-account';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { binding, BOOTSTRAPPED } from '../../../support/rbac';

const REPAIR = 'create a ServiceAccount and bind to it';

const agent = structuredClone(find(agentSet(), 'RoleBinding', 'aiops-agent'));
agent.subjects[0].name = 'default';

checkSuite(rbacDefaultAccount, {
  passes: {
    'an account of its own': binding('prod/a', 'Role reader', 'ServiceAccount prod/web'),
    'a namespace of that name': binding('default/a', 'Role reader', 'ServiceAccount default/web'),
    'a user and a group of that name': binding('prod/a', 'Role reader', 'User default', 'Group default'),
    'no subjects': binding('prod/a', 'Role reader'),
    'subjects are null': { ...binding('prod/a', 'Role reader'), subjects: null },
    'a subject is null': { ...binding('prod/a', 'Role reader'), subjects: [null] },
  },
  fails: {
    'a default account': [
      binding('prod/a', 'Role reader', 'ServiceAccount prod/web', 'ServiceAccount prod/default'),
      [
        `RoleBinding prod/a: binds Role "reader" to ServiceAccount "prod/default", as which every pod runs that names no account (subjects[1].name); ${REPAIR}.`,
      ],
    ],
    'without its namespace': [
      binding('prod/a', 'Role reader', 'ServiceAccount default'),
      [
        `RoleBinding prod/a: binds Role "reader" to ServiceAccount "prod/default", as which every pod runs that names no account (subjects[0].name); ${REPAIR}.`,
      ],
    ],
    'as a user': [
      binding('a', 'ClusterRole reader', 'User system:serviceaccount:prod:default'),
      [
        `ClusterRoleBinding a: binds ClusterRole "reader" to User "system:serviceaccount:prod:default", as which every pod runs that names no account (subjects[0].name); ${REPAIR}.`,
      ],
    ],
    "the agent's own binding": [
      agent,
      [
        `RoleBinding aiops/aiops-agent: binds Role "aiops-agent" to ServiceAccount "aiops/default", as which every pod runs that names no account (subjects[0].name); ${REPAIR}.`,
      ],
    ],
  },
  notApplicable: {
    'a binding of Kubernetes itself': {
      ...binding('', 'ClusterRole system:example', 'ServiceAccount kube-system/default'),
      metadata: { name: 'system:example', labels: BOOTSTRAPPED },
    },
  },
});
