import { rbacLogsEverywhere } from '../../../../lib/validator/checks/rbac/rbac-logs-everywhere';
import { checkSuite } from '../../../support/checks';
import { binding, BOOTSTRAPPED, clusterRole } from '../../../support/rbac';

const BINDING = binding('a', 'ClusterRole logs', 'ServiceAccount prod/web', 'Group team');
const FOUND = [
  'ClusterRoleBinding a: lets Group "team" and ServiceAccount "prod/web" read the logs of every namespace, by ClusterRole "logs" (roleRef); bind in the namespaces that are watched.',
];

checkSuite(rbacLogsEverywhere, {
  passes: {
    'no logs': [BINDING, clusterRole('logs', 'get,list on pods', 'get on pods/status')],
    'logs of another API group': [BINDING, clusterRole('logs', 'get on pods/log of example.com')],
    'no get': [BINDING, clusterRole('logs', 'list on pods/log')],
    'everything, which rbac-wildcard reports': [BINDING, clusterRole('logs', '* on * of *')],
    'no subjects': [binding('a', 'ClusterRole logs'), clusterRole('logs', 'get on pods/log')],
    'rules are null': [BINDING, { ...clusterRole('logs'), rules: null }],
  },
  fails: {
    'pods/log': [[BINDING, clusterRole('logs', 'get on pods', 'get,list on pods/log')], FOUND],
    'the log of anything': [[BINDING, clusterRole('logs', 'get on */log')], FOUND],
    'every resource and verb': [[BINDING, clusterRole('logs', '* on *')], FOUND],
    'by aggregation': [
      [
        BINDING,
        { ...clusterRole('logs'), aggregationRule: { clusterRoleSelectors: [{ matchLabels: { collect: 'logs' } }] } },
        { ...clusterRole('part', 'get on pods/log'), metadata: { name: 'part', labels: { collect: 'logs' } } },
      ],
      FOUND,
    ],
    'by a copy of view': [
      [
        BINDING,
        {
          ...clusterRole('logs'),
          aggregationRule: {
            clusterRoleSelectors: [{ matchLabels: { 'rbac.authorization.k8s.io/aggregate-to-view': 'true' } }],
          },
        },
      ],
      FOUND,
    ],
  },
  notApplicable: {
    'a role that the tree does not hold': BINDING,
    'view, which rbac-built-in-role reports': binding('a', 'ClusterRole view', 'Group team'),
    'a RoleBinding': [binding('prod/a', 'ClusterRole logs', 'Group team'), clusterRole('logs', 'get on pods/log')],
    'no roleRef': { ...BINDING, roleRef: null },
    'a binding of Kubernetes itself': [
      {
        ...binding('', 'ClusterRole system:logs', 'Group team'),
        metadata: { name: 'system:logs', labels: BOOTSTRAPPED },
      },
      clusterRole('system:logs', 'get on pods/log'),
    ],
  },
});
