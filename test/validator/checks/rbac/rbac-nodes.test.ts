import { rbacNodes } from '../../../../lib/validator/checks/rbac/rbac-nodes';
import { checkSuite } from '../../../support/checks';
import { clusterRole, escalationRows, role } from '../../../support/rbac';

const { passes, notApplicable } = escalationRows('patch on nodes');

checkSuite(rbacNodes, {
  passes: {
    ...passes,
    'get,list,watch on nodes': role('get,list,watch on nodes'),
    'get on nodes/status': role('get on nodes/status'),
  },
  fails: {
    'patch on nodes': [
      role('patch on nodes'),
      [
        'Role prod/reader: grants "patch on nodes": labels and taints of nodes decide where pods, and with them secrets, are sent (rules[0]); read nodes.',
      ],
    ],
    'get,update on nodes': [
      role('get,update on nodes'),
      [
        'Role prod/reader: grants "update on nodes": labels and taints of nodes decide where pods, and with them secrets, are sent (rules[0]); read nodes.',
      ],
    ],
    'delete on nodes': [
      role('delete on nodes'),
      [
        'Role prod/reader: grants "delete on nodes": labels and taints of nodes decide where pods, and with them secrets, are sent (rules[0]); read nodes.',
      ],
    ],
    'patch on nodes/status': [
      role('patch on nodes/status'),
      [
        'Role prod/reader: grants "patch on nodes/status": labels and taints of nodes decide where pods, and with them secrets, are sent (rules[0]); read nodes.',
      ],
    ],
    'update on nodes named worker-1': [
      role('update on nodes named worker-1'),
      [
        'Role prod/reader: grants "update on nodes" named "worker-1": labels and taints of nodes decide where pods, and with them secrets, are sent (rules[0]); read nodes.',
      ],
    ],
    'the second rule of a ClusterRole': [
      clusterRole('reader', 'get on pods', 'patch on nodes'),
      [
        'ClusterRole reader: grants "patch on nodes": labels and taints of nodes decide where pods, and with them secrets, are sent (rules[1]); read nodes.',
      ],
    ],
  },
  notApplicable,
});
