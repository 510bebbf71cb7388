import { rbacPublicSubject } from '../../../../lib/validator/checks/rbac/rbac-public-subject';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { binding, BOOTSTRAPPED } from '../../../support/rbac';

const REPAIR = 'bind to the one user, group or service account that needs it';

const agent = structuredClone(find(agentSet(), 'RoleBinding', 'aiops-agent'));
agent.subjects.push({ kind: 'Group', name: 'system:authenticated' });

checkSuite(rbacPublicSubject, {
  passes: {
    'one account, user and group': binding(
      'prod/a',
      'Role reader',
      'ServiceAccount prod/web',
      'User jane',
      'Group team',
    ),
    'an account of that name': binding('prod/a', 'Role reader', 'ServiceAccount prod/system:masters'),
    'no subjects': binding('prod/a', 'Role reader'),
    'subjects are null': { ...binding('prod/a', 'Role reader'), subjects: null },
    'a subject is null': { ...binding('prod/a', 'Role reader'), subjects: [null] },
    'a name of Object.prototype': binding('prod/a', 'Role reader', 'Group constructor'),
  },
  fails: {
    'every account': [
      binding('prod/a', 'Role reader', 'User jane', 'Group system:authenticated'),
      [
        `RoleBinding prod/a: binds Role "reader" to Group "system:authenticated": it is every account, service accounts of all namespaces among them (subjects[1]); ${REPAIR}.`,
      ],
    ],
    'several, cluster-wide': [
      binding(
        'a',
        'ClusterRole reader',
        'User system:anonymous',
        'Group system:unauthenticated',
        'Group system:masters',
      ),
      [
        `ClusterRoleBinding a: binds ClusterRole "reader" to User "system:anonymous": it is every request without credentials (subjects[0]); ${REPAIR}.`,
        `ClusterRoleBinding a: binds ClusterRole "reader" to Group "system:unauthenticated": it is every request without credentials (subjects[1]); ${REPAIR}.`,
        `ClusterRoleBinding a: binds ClusterRole "reader" to Group "system:masters": its members bypass RBAC altogether (subjects[2]); ${REPAIR}.`,
      ],
    ],
    'every account of a namespace': [
      binding('prod/a', 'Role reader', 'Group system:serviceaccounts:prod'),
      [
        `RoleBinding prod/a: binds Role "reader" to Group "system:serviceaccounts:prod": it is every service account of that namespace (subjects[0]); ${REPAIR}.`,
      ],
    ],
    'no roleRef': [
      { ...binding('prod/a', 'Role reader', 'Group system:nodes'), roleRef: null },
      [`RoleBinding prod/a: binds role "" to Group "system:nodes": it is every node (subjects[0]); ${REPAIR}.`],
    ],
    'the label of Kubernetes on a binding of another role': [
      {
        ...binding('a', 'ClusterRole reader', 'Group system:authenticated'),
        metadata: { name: 'system:a', labels: BOOTSTRAPPED },
      },
      [
        `ClusterRoleBinding system:a: binds ClusterRole "reader" to Group "system:authenticated": it is every account, service accounts of all namespaces among them (subjects[0]); ${REPAIR}.`,
      ],
    ],
    'the label of Kubernetes on a binding of another name': [
      { ...binding('a', 'ClusterRole a', 'Group system:nodes'), metadata: { name: 'a', labels: BOOTSTRAPPED } },
      [
        `ClusterRoleBinding a: binds ClusterRole "a" to Group "system:nodes": it is every node (subjects[0]); ${REPAIR}.`,
      ],
    ],
    "the agent's own binding": [
      agent,
      [
        `RoleBinding aiops/aiops-agent: binds Role "aiops-agent" to Group "system:authenticated": it is every account, service accounts of all namespaces among them (subjects[1]); ${REPAIR}.`,
      ],
    ],
  },
  notApplicable: {
    'a binding of Kubernetes itself': {
      ...binding('', 'ClusterRole system:discovery', 'Group system:authenticated'),
      metadata: { name: 'system:discovery', labels: BOOTSTRAPPED },
    },
    'one that is prefixed twice': {
      ...binding('', 'Role extension-apiserver-authentication-reader', 'Group system:masters'),
      metadata: {
        name: 'system::extension-apiserver-authentication-reader',
        namespace: 'kube-system',
        labels: BOOTSTRAPPED,
      },
    },
  },
});
