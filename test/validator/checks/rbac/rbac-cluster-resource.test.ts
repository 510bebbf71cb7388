import { rbacClusterResource } from '../../../../lib/validator/checks/rbac/rbac-cluster-resource';
import { checkSuite } from '../../../support/checks';
import { BOOTSTRAPPED, clusterRole, role } from '../../../support/rbac';

const REPAIR = 'use a ClusterRole with a ClusterRoleBinding, or remove it';

checkSuite(rbacClusterResource, {
  passes: {
    'what has a namespace': role('get on pods,services', 'get on deployments of apps'),
    // GET /api/v1/namespaces/prod is a request in the namespace prod.
    'its own namespace': role('get on namespaces', 'patch,update,delete on namespaces', '* on namespaces'),
    'the same word in other API groups': role(
      'get on nodes,volumeattachments of longhorn.io',
      'get on nodes of ,longhorn.io',
    ),
    'every API group': role('get on nodes of *'),
    'rules are null': { ...role(), rules: null },
    'a rule is null': { ...role(), rules: [null] },
  },
  fails: {
    'nodes': [
      role('get on pods', 'get,list on pods,nodes,persistentvolumes'),
      [
        `Role prod/reader: names "nodes", which has no namespace: a Role cannot grant it (rules[1].resources[1]); ${REPAIR}.`,
        `Role prod/reader: names "persistentvolumes", which has no namespace: a Role cannot grant it (rules[1].resources[2]); ${REPAIR}.`,
      ],
    ],
    'a subresource': [
      role('get on nodes/metrics'),
      [
        `Role prod/reader: names "nodes/metrics", which has no namespace: a Role cannot grant it (rules[0].resources[0]); ${REPAIR}.`,
      ],
    ],
    'the list of namespaces': [
      role('list,watch on namespaces'),
      [
        `Role prod/reader: names "namespaces", which has no namespace: a Role cannot grant it (rules[0].resources[0]); ${REPAIR}.`,
      ],
    ],
    'in another group of Kubernetes': [
      role('get on ingressclasses of networking.k8s.io'),
      [
        `Role prod/reader: names "ingressclasses", which has no namespace: a Role cannot grant it (rules[0].resources[0]); ${REPAIR}.`,
      ],
    ],
    'URLs': [
      { ...role(), rules: [{ verbs: ['get'], nonResourceURLs: ['/metrics'] }] },
      [
        'Role prod/reader: names URLs, which have no namespace: the API server refuses the Role (rules[0].nonResourceURLs); use a ClusterRole with a ClusterRoleBinding, or remove them.',
      ],
    ],
  },
  notApplicable: {
    'a ClusterRole': clusterRole('reader', 'get on nodes'),
    'a role of Kubernetes itself': {
      ...role('get on nodes'),
      metadata: { name: 'system:controller:example', namespace: 'kube-system', labels: BOOTSTRAPPED },
    },
  },
});
