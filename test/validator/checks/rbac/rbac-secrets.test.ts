import { rbacSecrets } from '../../../../lib/validator/checks/rbac/rbac-secrets';
import { checkSuite } from '../../../support/checks';
import { clusterRole, escalationRows, role } from '../../../support/rbac';

const { passes, notApplicable } = escalationRows('get on secrets');

checkSuite(rbacSecrets, {
  passes: {
    ...passes,
    'get,list,watch on configmaps': role('get,list,watch on configmaps'),
    'get on secrets/status': role('get on secrets/status'),
    'get,list on externalsecrets of external-secrets.io': role('get,list on externalsecrets of external-secrets.io'),
    'get on secrets of example.com': role('get on secrets of example.com'),
  },
  fails: {
    'get on secrets': [
      role('get on secrets'),
      [
        'Role prod/reader: grants "get on secrets": every verb on secrets answers with their contents, or makes credentials (rules[0]); mount the one secret that the program needs.',
      ],
    ],
    'list,watch on configmaps,secrets': [
      role('list,watch on configmaps,secrets'),
      [
        'Role prod/reader: grants "list, watch on secrets": every verb on secrets answers with their contents, or makes credentials (rules[0]); mount the one secret that the program needs.',
      ],
    ],
    'patch on secrets': [
      role('patch on secrets'),
      [
        'Role prod/reader: grants "patch on secrets": every verb on secrets answers with their contents, or makes credentials (rules[0]); mount the one secret that the program needs.',
      ],
    ],
    'deletecollection on secrets': [
      role('deletecollection on secrets'),
      [
        'Role prod/reader: grants "deletecollection on secrets": every verb on secrets answers with their contents, or makes credentials (rules[0]); mount the one secret that the program needs.',
      ],
    ],
    'get,update on secrets named db,ca': [
      role('get,update on secrets named db,ca'),
      [
        'Role prod/reader: grants "get, update on secrets" named "ca" and "db": every verb on secrets answers with their contents, or makes credentials (rules[0]); mount the one secret that the program needs.',
      ],
    ],
    '* on secrets': [
      role('* on secrets'),
      [
        'Role prod/reader: grants "* on secrets": every verb on secrets answers with their contents, or makes credentials (rules[0]); mount the one secret that the program needs.',
      ],
    ],
    'get on secrets of *': [
      role('get on secrets of *'),
      [
        'Role prod/reader: grants "get on secrets": every verb on secrets answers with their contents, or makes credentials (rules[0]); mount the one secret that the program needs.',
      ],
    ],
    'create on pushsecrets of external-secrets.io': [
      role('create on pushsecrets of external-secrets.io'),
      [
        'Role prod/reader: grants "create on pushsecrets": the operator copies whatever store, secret or push is named, with its own rights (rules[0]); leave it to the deployment pipeline.',
      ],
    ],
    'the second rule of a ClusterRole': [
      clusterRole('reader', 'get on pods', 'get on secrets'),
      [
        'ClusterRole reader: grants "get on secrets": every verb on secrets answers with their contents, or makes credentials (rules[1]); mount the one secret that the program needs.',
      ],
    ],
  },
  notApplicable,
});
