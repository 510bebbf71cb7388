import { rbacToken } from '../../../../lib/validator/checks/rbac/rbac-token';
import { checkSuite } from '../../../support/checks';
import { clusterRole, escalationRows, role } from '../../../support/rbac';

const { passes, notApplicable } = escalationRows('create on serviceaccounts/token');

checkSuite(rbacToken, {
  passes: {
    ...passes,
    'get,list,watch on serviceaccounts': role('get,list,watch on serviceaccounts'),
    'create on serviceaccounts': role('create on serviceaccounts'),
    'create on tokenreviews of authentication.k8s.io': role('create on tokenreviews of authentication.k8s.io'),
  },
  fails: {
    'create on serviceaccounts/token': [
      role('create on serviceaccounts/token'),
      [
        'Role prod/reader: grants "create on serviceaccounts/token": a token of another service account is that account (rules[0]); mount a projected token of the own account.',
      ],
    ],
    'create on serviceaccounts/token named web': [
      role('create on serviceaccounts/token named web'),
      [
        'Role prod/reader: grants "create on serviceaccounts/token" named "web": a token of another service account is that account (rules[0]); mount a projected token of the own account.',
      ],
    ],
    'create on */token': [
      role('create on */token'),
      [
        'Role prod/reader: grants "create on */token": a token of another service account is that account (rules[0]); mount a projected token of the own account.',
      ],
    ],
    'update,patch on serviceaccounts': [
      role('update,patch on serviceaccounts'),
      [
        'Role prod/reader: grants "update, patch on serviceaccounts": an annotation of a service account names the role of the cloud that its pods get (rules[0]); keep service accounts in Git, applied by the deployment pipeline.',
      ],
    ],
    'the second rule of a ClusterRole': [
      clusterRole('reader', 'get on pods', 'create on serviceaccounts/token'),
      [
        'ClusterRole reader: grants "create on serviceaccounts/token": a token of another service account is that account (rules[1]); mount a projected token of the own account.',
      ],
    ],
  },
  notApplicable,
});
