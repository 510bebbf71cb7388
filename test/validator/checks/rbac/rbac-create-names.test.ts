import { rbacCreateNames } from '../../../../lib/validator/checks/rbac/rbac-create-names';
import { checkSuite } from '../../../support/checks';
import { BOOTSTRAPPED, clusterRole, role, rule } from '../../../support/rbac';

checkSuite(rbacCreateNames, {
  passes: {
    'create without names': role('create on leases of coordination.k8s.io'),
    'names without create': role('get,list,watch,update,patch,delete on leases of coordination.k8s.io named lock'),
    'a subresource, whose URL holds the name': role(
      'create on pods/exec named web-0',
      'create on serviceaccounts/token named web',
    ),
    'a resource beside a subresource': role('get,create on pods,pods/exec named web-0'),
    'every resource': role('create on * of example.com named a'),
    'every verb': role('* on leases named lock'),
    'names are empty': { ...role(), rules: [{ ...rule('create on leases'), resourceNames: [] }] },
    'names are null': { ...role(), rules: [{ ...rule('create on leases'), resourceNames: null }] },
    'no resources': { ...role(), rules: [{ verbs: ['create'], resourceNames: ['lock'] }] },
    'rules are null': { ...role(), rules: null },
    'a rule is null': { ...role(), rules: [null] },
  },
  fails: {
    'create': [
      role('get on pods', 'create,get,update on leases of coordination.k8s.io named lock'),
      [
        'Role prod/reader: limits "create" on "leases" to "lock", but such a request names no object, and so the rule does not allow it (rules[1].resourceNames); grant "create" by a rule without resourceNames, or remove the verb.',
      ],
    ],
    'deletecollection, of several resources and names': [
      clusterRole('cleaner', 'deletecollection,create on secrets,configmaps named b,a'),
      [
        'ClusterRole cleaner: limits "create" and "deletecollection" on "configmaps" and "secrets" to "a" and "b", but such a request names no object, and so the rule does not allow it (rules[0].resourceNames); grant "create" and "deletecollection" by a rule without resourceNames, or remove the verb.',
      ],
    ],
  },
  notApplicable: {
    'a role of Kubernetes itself': {
      ...clusterRole('', 'create on leases named lock'),
      metadata: { name: 'system:example', labels: BOOTSTRAPPED },
    },
  },
});
