import { rbacPerNamespace } from '../../../../lib/validator/checks/rbac/rbac-per-namespace';
import { checkSuite } from '../../../support/checks';
import { binding, BOOTSTRAPPED, clusterRole } from '../../../support/rbac';

const BINDING = binding('a', 'ClusterRole reader', 'ServiceAccount prod/web', 'Group team');
const FOUND = [
  'ClusterRoleBinding a: binds ClusterRole "reader" to ServiceAccount "prod/web" in every namespace, although all that it grants has a namespace (roleRef); replace the ClusterRoleBinding by a RoleBinding in each namespace.',
];

checkSuite(rbacPerNamespace, {
  passes: {
    'nodes, too': [BINDING, clusterRole('reader', 'get on pods', 'get on nodes')],
    'namespaces, too': [BINDING, clusterRole('reader', 'get on pods,namespaces')],
    'reviews of tokens': [
      BINDING,
      clusterRole('reader', 'get on pods', 'create on tokenreviews of authentication.k8s.io'),
    ],
    'custom resources': [BINDING, clusterRole('reader', 'get on pods', 'get on certificates of cert-manager.io')],
    'a resource of the wrong group': [BINDING, clusterRole('reader', 'get on deployments')],
    'every resource': [BINDING, clusterRole('reader', 'get on *')],
    'every API group': [BINDING, clusterRole('reader', 'get on pods of *')],
    'URLs': [BINDING, { ...clusterRole('reader'), rules: [{ verbs: ['get'], nonResourceURLs: ['/metrics'] }] }],
  },
  fails: {
    'pods and Deployments': [
      [
        BINDING,
        clusterRole('reader', 'get,list on pods,pods/log', 'get on pods,deployments,deployments/scale of ,apps'),
      ],
      FOUND,
    ],
    'an account that is named as a user': [
      [
        binding('a', 'ClusterRole reader', 'User system:serviceaccount:prod:web'),
        clusterRole('reader', 'update on leases of coordination.k8s.io'),
      ],
      [
        'ClusterRoleBinding a: binds ClusterRole "reader" to User "system:serviceaccount:prod:web" in every namespace, although all that it grants has a namespace (roleRef); replace the ClusterRoleBinding by a RoleBinding in each namespace.',
      ],
    ],
  },
  notApplicable: {
    'a RoleBinding': [
      binding('prod/a', 'ClusterRole reader', 'ServiceAccount prod/web'),
      clusterRole('reader', 'get on pods'),
    ],
    'users and groups': [
      binding('a', 'ClusterRole reader', 'User jane', 'Group team'),
      clusterRole('reader', 'get on pods'),
    ],
    'a role that the tree does not hold': BINDING,
    'a role without rules': [BINDING, clusterRole('reader')],
    'rules are null': [BINDING, { ...clusterRole('reader'), rules: null }],
    'subjects are null': [{ ...BINDING, subjects: null }, clusterRole('reader', 'get on pods')],
    'a built-in role': binding('a', 'ClusterRole edit', 'ServiceAccount prod/web'),
    'a binding of Kubernetes itself': [
      {
        ...binding('', 'ClusterRole system:reader', 'ServiceAccount kube-system/reader'),
        metadata: { name: 'system:reader', labels: BOOTSTRAPPED },
      },
      clusterRole('system:reader', 'get on pods'),
    ],
  },
});
