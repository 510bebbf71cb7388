import { rbacNetworkPolicies } from '../../../../lib/validator/checks/rbac/rbac-network-policies';
import { checkSuite } from '../../../support/checks';
import { clusterRole, escalationRows, role } from '../../../support/rbac';

const { passes, notApplicable } = escalationRows('create on networkpolicies of networking.k8s.io');

checkSuite(rbacNetworkPolicies, {
  passes: {
    ...passes,
    'get,list,watch on networkpolicies of networking.k8s.io': role(
      'get,list,watch on networkpolicies of networking.k8s.io',
    ),
    'create on ingresses of networking.k8s.io': role('create on ingresses of networking.k8s.io'),
  },
  fails: {
    'create on networkpolicies of networking.k8s.io': [
      role('create on networkpolicies of networking.k8s.io'),
      [
        `Role prod/reader: grants "create on networkpolicies": an allow policy of one's own opens whatever the others close (rules[0]); label the pod into a prepared policy (IncidentQuarantine).`,
      ],
    ],
    'delete on networkpolicies of networking.k8s.io': [
      role('delete on networkpolicies of networking.k8s.io'),
      [
        `Role prod/reader: grants "delete on networkpolicies": an allow policy of one's own opens whatever the others close (rules[0]); label the pod into a prepared policy (IncidentQuarantine).`,
      ],
    ],
    'create on ciliumnetworkpolicies of cilium.io': [
      role('create on ciliumnetworkpolicies of cilium.io'),
      [
        `Role prod/reader: grants "create on ciliumnetworkpolicies": an allow policy of one's own opens whatever the others close (rules[0]); label the pod into a prepared policy (IncidentQuarantine).`,
      ],
    ],
    'patch on globalnetworkpolicies of crd.projectcalico.org': [
      role('patch on globalnetworkpolicies of crd.projectcalico.org'),
      [
        `Role prod/reader: grants "patch on globalnetworkpolicies": an allow policy of one's own opens whatever the others close (rules[0]); label the pod into a prepared policy (IncidentQuarantine).`,
      ],
    ],
    'the second rule of a ClusterRole': [
      clusterRole('reader', 'get on pods', 'create on networkpolicies of networking.k8s.io'),
      [
        `ClusterRole reader: grants "create on networkpolicies": an allow policy of one's own opens whatever the others close (rules[1]); label the pod into a prepared policy (IncidentQuarantine).`,
      ],
    ],
  },
  notApplicable,
});
