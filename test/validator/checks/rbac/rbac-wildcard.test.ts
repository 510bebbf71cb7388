import { rbacWildcard } from '../../../../lib/validator/checks/rbac/rbac-wildcard';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { clusterRole, roleRows, role, rule } from '../../../support/rbac';

const { passes, notApplicable } = roleRows('* on configmaps');
const REPAIR = 'name the API groups, resources and verbs';

const agent = structuredClone(find(agentSet(), 'Role', 'aiops-agent'));
agent.rules[0].verbs = ['*'];

checkSuite(rbacWildcard, {
  passes: {
    ...passes,
    'no wildcard': role('get,list on pods,pods/log of ,apps'),
    'URLs by prefix': { ...clusterRole('probe'), rules: [{ verbs: ['get'], nonResourceURLs: ['/healthz/*'] }] },
    'every URL, which rbac-non-resource-urls reports': {
      ...clusterRole('probe'),
      rules: [{ verbs: ['*'], nonResourceURLs: ['*'] }],
    },
    'a rule that grants nothing': { ...role(), rules: [{ ...rule('* on *'), verbs: [] }] },
  },
  fails: {
    'verbs': [
      role('get on pods', '* on configmaps'),
      [`Role prod/reader: has "*" in "verbs": a wildcard also grants what is added later (rules[1].verbs); ${REPAIR}.`],
    ],
    'API groups': [
      role('get on configmaps of *'),
      [
        `Role prod/reader: has "*" in "apiGroups": a wildcard also grants what is added later (rules[0].apiGroups); ${REPAIR}.`,
      ],
    ],
    'a subresource of every resource': [
      role('get on */status'),
      [
        `Role prod/reader: has "*" in "resources": a wildcard also grants what is added later (rules[0].resources); ${REPAIR}.`,
      ],
    ],
    'two lists': [
      clusterRole('reader', 'get,list on * of *'),
      [
        `ClusterRole reader: has "*" in "apiGroups" and "resources": a wildcard also grants what is added later (rules[0]); ${REPAIR}.`,
      ],
    ],
    'everything': [
      clusterRole('root', '* on * of *'),
      [
        `ClusterRole root: grants every verb on every resource of every API group, as cluster-admin does (rules[0]); ${REPAIR}.`,
      ],
    ],
    'everything of one name': [
      clusterRole('root', '* on * of * named a'),
      [
        `ClusterRole root: has "*" in "apiGroups", "resources" and "verbs": a wildcard also grants what is added later (rules[0]); ${REPAIR}.`,
      ],
    ],
    'every verb on a URL': [
      { ...clusterRole('probe'), rules: [{ verbs: ['*'], nonResourceURLs: ['/metrics'] }] },
      [
        `ClusterRole probe: has "*" in "verbs": a wildcard also grants what is added later (rules[0].verbs); ${REPAIR}.`,
      ],
    ],
    "the agent's own Role": [
      agent,
      [
        `Role aiops/aiops-agent: has "*" in "verbs": a wildcard also grants what is added later (rules[0].verbs); ${REPAIR}.`,
      ],
    ],
  },
  notApplicable,
});
