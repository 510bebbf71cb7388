import { rbacClusterAdmin } from '../../../../lib/validator/checks/rbac/rbac-cluster-admin';
import { checkSuite } from '../../../support/checks';
import { binding, BOOTSTRAPPED } from '../../../support/rbac';

const REPAIR = 'bind a role with the rights that are needed';
const OWN = { name: 'cluster-admin', labels: BOOTSTRAPPED };
const many = ['g', 'f', 'e', 'd', 'c', 'b', 'a'].map((name) => `User ${name}`);

checkSuite(rbacClusterAdmin, {
  passes: {
    'no subjects': binding('a', 'ClusterRole cluster-admin'),
    'subjects are null': { ...binding('a', 'ClusterRole cluster-admin'), subjects: null },
  },
  fails: {
    'by a ClusterRoleBinding': [
      binding('a', 'ClusterRole cluster-admin', 'ServiceAccount prod/web', 'Group admins'),
      [
        `ClusterRoleBinding a: binds ClusterRole "cluster-admin", which may do everything in the whole cluster, to Group "admins" and ServiceAccount "prod/web" (roleRef.name); ${REPAIR}.`,
      ],
    ],
    'by a RoleBinding': [
      binding('prod/a', 'ClusterRole cluster-admin', 'ServiceAccount web'),
      [
        `RoleBinding prod/a: binds ClusterRole "cluster-admin", which may do everything in its namespace, to ServiceAccount "prod/web" (roleRef.name); ${REPAIR}.`,
      ],
    ],
    'to many': [
      binding('a', 'ClusterRole cluster-admin', ...many),
      [
        `ClusterRoleBinding a: binds ClusterRole "cluster-admin", which may do everything in the whole cluster, to User "a", User "b", User "c", User "d", User "e" and 2 more (roleRef.name); ${REPAIR}.`,
      ],
    ],
    'by the binding of Kubernetes, with one more subject': [
      { ...binding('', 'ClusterRole cluster-admin', 'Group system:masters', 'User jane'), metadata: OWN },
      [
        `ClusterRoleBinding cluster-admin: binds ClusterRole "cluster-admin", which may do everything in the whole cluster, to Group "system:masters" and User "jane" (roleRef.name); ${REPAIR}.`,
      ],
    ],
  },
  notApplicable: {
    'another role': binding('a', 'ClusterRole reader', 'User jane'),
    'a Role of that name': binding('prod/a', 'Role cluster-admin', 'User jane'),
    'no roleRef': { ...binding('prod/a', 'Role reader', 'User jane'), roleRef: undefined },
    'the binding of Kubernetes itself': {
      ...binding('', 'ClusterRole cluster-admin', 'Group system:masters'),
      metadata: OWN,
    },
  },
});
