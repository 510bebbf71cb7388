import { rbacEscalate } from '../../../../lib/validator/checks/rbac/rbac-escalate';
import { checkSuite } from '../../../support/checks';
import { clusterRole, escalationRows, role } from '../../../support/rbac';

const { passes, notApplicable } = escalationRows('bind on roles of rbac.authorization.k8s.io');

checkSuite(rbacEscalate, {
  passes: {
    ...passes,
    'get,list,watch,delete on roles,rolebindings of rbac.authorization.k8s.io': role(
      'get,list,watch,delete on roles,rolebindings of rbac.authorization.k8s.io',
    ),
    'get on securitycontextconstraints of security.openshift.io': role(
      'get on securitycontextconstraints of security.openshift.io',
    ),
  },
  fails: {
    'bind on clusterroles of rbac.authorization.k8s.io named view': [
      role('bind on clusterroles of rbac.authorization.k8s.io named view'),
      [
        'Role prod/reader: grants "bind on clusterroles" named "view": who writes roles or bindings, or may escalate or bind, can give himself any right (rules[0]); keep roles and bindings in Git, applied by the deployment pipeline.',
      ],
    ],
    'escalate on roles of rbac.authorization.k8s.io': [
      role('escalate on roles of rbac.authorization.k8s.io'),
      [
        'Role prod/reader: grants "escalate on roles": who writes roles or bindings, or may escalate or bind, can give himself any right (rules[0]); keep roles and bindings in Git, applied by the deployment pipeline.',
      ],
    ],
    'create,get on rolebindings of rbac.authorization.k8s.io': [
      role('create,get on rolebindings of rbac.authorization.k8s.io'),
      [
        'Role prod/reader: grants "create on rolebindings": who writes roles or bindings, or may escalate or bind, can give himself any right (rules[0]); keep roles and bindings in Git, applied by the deployment pipeline.',
      ],
    ],
    'patch on clusterrolebindings of rbac.authorization.k8s.io': [
      role('patch on clusterrolebindings of rbac.authorization.k8s.io'),
      [
        'Role prod/reader: grants "patch on clusterrolebindings": who writes roles or bindings, or may escalate or bind, can give himself any right (rules[0]); keep roles and bindings in Git, applied by the deployment pipeline.',
      ],
    ],
    'update on roles of authorization.openshift.io': [
      role('update on roles of authorization.openshift.io'),
      [
        'Role prod/reader: grants "update on roles": who writes roles or bindings, or may escalate or bind, can give himself any right (rules[0]); keep roles and bindings in Git, applied by the deployment pipeline.',
      ],
    ],
    'use on securitycontextconstraints of security.openshift.io named privileged': [
      role('use on securitycontextconstraints of security.openshift.io named privileged'),
      [
        'Role prod/reader: grants "use on securitycontextconstraints" named "privileged": a wider constraint lets its pods be what Pod Security refuses (rules[0]); use restricted-v2, which every account may.',
      ],
    ],
    'the second rule of a ClusterRole': [
      clusterRole('reader', 'get on pods', 'bind on clusterroles of rbac.authorization.k8s.io named view'),
      [
        'ClusterRole reader: grants "bind on clusterroles" named "view": who writes roles or bindings, or may escalate or bind, can give himself any right (rules[1]); keep roles and bindings in Git, applied by the deployment pipeline.',
      ],
    ],
  },
  notApplicable,
});
