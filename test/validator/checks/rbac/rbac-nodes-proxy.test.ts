import { rbacNodesProxy } from '../../../../lib/validator/checks/rbac/rbac-nodes-proxy';
import { checkSuite } from '../../../support/checks';
import { clusterRole, escalationRows, role } from '../../../support/rbac';

const { passes, notApplicable } = escalationRows('get on nodes/proxy');

checkSuite(rbacNodesProxy, {
  passes: {
    ...passes,
    'get,list,watch on nodes': role('get,list,watch on nodes'),
    'get on nodes/metrics,nodes/stats,nodes/log,nodes/configz': role(
      'get on nodes/metrics,nodes/stats,nodes/log,nodes/configz',
    ),
  },
  fails: {
    'get on nodes/proxy': [
      role('get on nodes/proxy'),
      [
        'Role prod/reader: grants "get on nodes/proxy": even get reaches exec on every pod of the node by a WebSocket, past audit and admission (rules[0]); use nodes/metrics or nodes/stats.',
      ],
    ],
    'create on nodes/proxy': [
      role('create on nodes/proxy'),
      [
        'Role prod/reader: grants "create on nodes/proxy": even get reaches exec on every pod of the node by a WebSocket, past audit and admission (rules[0]); use nodes/metrics or nodes/stats.',
      ],
    ],
    'create on nodes/checkpoint': [
      role('create on nodes/checkpoint'),
      [
        'Role prod/reader: grants "create on nodes/checkpoint": even get reaches exec on every pod of the node by a WebSocket, past audit and admission (rules[0]); use nodes/metrics or nodes/stats.',
      ],
    ],
    'get on */proxy': [
      role('get on */proxy'),
      [
        'Role prod/reader: grants "get on */proxy": even get reaches exec on every pod of the node by a WebSocket, past audit and admission (rules[0]); use nodes/metrics or nodes/stats.',
      ],
    ],
    'the second rule of a ClusterRole': [
      clusterRole('reader', 'get on pods', 'get on nodes/proxy'),
      [
        'ClusterRole reader: grants "get on nodes/proxy": even get reaches exec on every pod of the node by a WebSocket, past audit and admission (rules[1]); use nodes/metrics or nodes/stats.',
      ],
    ],
  },
  notApplicable,
});
