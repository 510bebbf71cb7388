import { rbacImpersonate } from '../../../../lib/validator/checks/rbac/rbac-impersonate';
import { checkSuite } from '../../../support/checks';
import { clusterRole, escalationRows, role } from '../../../support/rbac';

const { passes, notApplicable } = escalationRows('impersonate on users');

checkSuite(rbacImpersonate, {
  passes: {
    ...passes,
    'get,list on serviceaccounts': role('get,list on serviceaccounts'),
    'impersonated on users': role('impersonated on users'),
  },
  fails: {
    'impersonate on users,groups,serviceaccounts': [
      role('impersonate on users,groups,serviceaccounts'),
      [
        'Role prod/reader: grants "impersonate on users, groups, serviceaccounts": who impersonates an administrator is one (rules[0]); give the subject the rights it needs under its own name.',
      ],
    ],
    'impersonate on users named jane': [
      role('impersonate on users named jane'),
      [
        'Role prod/reader: grants "impersonate on users" named "jane": who impersonates an administrator is one (rules[0]); give the subject the rights it needs under its own name.',
      ],
    ],
    'impersonate on userextras/scopes of authentication.k8s.io': [
      role('impersonate on userextras/scopes of authentication.k8s.io'),
      [
        'Role prod/reader: grants "impersonate on userextras/scopes": who impersonates an administrator is one (rules[0]); give the subject the rights it needs under its own name.',
      ],
    ],
    'impersonate:user-info on users of authentication.k8s.io': [
      role('impersonate:user-info on users of authentication.k8s.io'),
      [
        'Role prod/reader: grants "impersonate:user-info on users": who impersonates an administrator is one (rules[0]); give the subject the rights it needs under its own name.',
      ],
    ],
    'impersonate-on:user-info:create on pods': [
      role('impersonate-on:user-info:create on pods'),
      [
        'Role prod/reader: grants "impersonate-on:user-info:create on pods": who impersonates an administrator is one (rules[0]); give the subject the rights it needs under its own name.',
      ],
    ],
    '* on groups': [
      role('* on groups'),
      [
        'Role prod/reader: grants "* on groups": who impersonates an administrator is one (rules[0]); give the subject the rights it needs under its own name.',
      ],
    ],
    'the second rule of a ClusterRole': [
      clusterRole('reader', 'get on pods', 'impersonate on users,groups,serviceaccounts'),
      [
        'ClusterRole reader: grants "impersonate on users, groups, serviceaccounts": who impersonates an administrator is one (rules[1]); give the subject the rights it needs under its own name.',
      ],
    ],
  },
  notApplicable,
});
