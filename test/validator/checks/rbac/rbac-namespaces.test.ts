import { rbacNamespaces } from '../../../../lib/validator/checks/rbac/rbac-namespaces';
import { checkSuite } from '../../../support/checks';
import { clusterRole, escalationRows, role } from '../../../support/rbac';

const { passes, notApplicable } = escalationRows('patch on namespaces');

checkSuite(rbacNamespaces, {
  passes: {
    ...passes,
    'get,list,watch,create on namespaces': role('get,list,watch,create on namespaces'),
  },
  fails: {
    'patch on namespaces': [
      role('patch on namespaces'),
      [
        'Role prod/reader: grants "patch on namespaces": a changed label switches Pod Security off for the namespace, and a deleted one takes all that is in it (rules[0]); leave namespaces to the deployment pipeline.',
      ],
    ],
    'get,delete on namespaces': [
      role('get,delete on namespaces'),
      [
        'Role prod/reader: grants "delete on namespaces": a changed label switches Pod Security off for the namespace, and a deleted one takes all that is in it (rules[0]); leave namespaces to the deployment pipeline.',
      ],
    ],
    'update on namespaces/finalize': [
      role('update on namespaces/finalize'),
      [
        'Role prod/reader: grants "update on namespaces/finalize": a changed label switches Pod Security off for the namespace, and a deleted one takes all that is in it (rules[0]); leave namespaces to the deployment pipeline.',
      ],
    ],
    'update on namespaces/status': [
      role('update on namespaces/status'),
      [
        'Role prod/reader: grants "update on namespaces/status": a changed label switches Pod Security off for the namespace, and a deleted one takes all that is in it (rules[0]); leave namespaces to the deployment pipeline.',
      ],
    ],
    'patch on namespaces named prod': [
      role('patch on namespaces named prod'),
      [
        'Role prod/reader: grants "patch on namespaces" named "prod": a changed label switches Pod Security off for the namespace, and a deleted one takes all that is in it (rules[0]); leave namespaces to the deployment pipeline.',
      ],
    ],
    'the second rule of a ClusterRole': [
      clusterRole('reader', 'get on pods', 'patch on namespaces'),
      [
        'ClusterRole reader: grants "patch on namespaces": a changed label switches Pod Security off for the namespace, and a deleted one takes all that is in it (rules[1]); leave namespaces to the deployment pipeline.',
      ],
    ],
  },
  notApplicable,
});
