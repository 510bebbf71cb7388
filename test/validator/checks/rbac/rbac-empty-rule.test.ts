import { rbacEmptyRule } from '../../../../lib/validator/checks/rbac/rbac-empty-rule';
import { checkSuite } from '../../../support/checks';
import { BOOTSTRAPPED, clusterRole, role, rule } from '../../../support/rbac';

function withRules(...rules: unknown[]): any {
  return { ...role(), rules };
}

const GET_PODS = rule('get on pods');

checkSuite(rbacEmptyRule, {
  passes: {
    'a complete rule': role('get on pods'),
    'no rules': { ...role(), rules: undefined },
    'rules are null': { ...role(), rules: null },
    'rules are empty': role(),
    'URLs need no API group': { ...clusterRole('probe'), rules: [{ verbs: ['get'], nonResourceURLs: ['/metrics'] }] },
    // The type is wrong, which is another finding.
    'verbs of the wrong type': withRules({ ...GET_PODS, verbs: 'get' }),
    'rules of the wrong type': { ...role(), rules: 'none' },
  },
  fails: {
    'no verbs': [
      withRules(GET_PODS, { ...GET_PODS, verbs: [] }),
      ['Role prod/reader: a rule without "verbs" grants nothing (rules[1].verbs); complete the rule or remove it.'],
    ],
    'verbs are null': [
      withRules({ ...GET_PODS, verbs: null }),
      ['Role prod/reader: a rule without "verbs" grants nothing (rules[0].verbs); complete the rule or remove it.'],
    ],
    'no API groups, which are not the core group': [
      withRules({ ...GET_PODS, apiGroups: undefined }),
      [
        'Role prod/reader: a rule without "apiGroups" grants nothing (rules[0].apiGroups); complete the rule or remove it.',
      ],
    ],
    'a resource without a name': [
      withRules({ ...GET_PODS, resources: [''] }),
      [
        'Role prod/reader: a rule without "resources" grants nothing (rules[0].resources); complete the rule or remove it.',
      ],
    ],
    'nothing at all': [
      withRules({}, null),
      [
        'Role prod/reader: a rule without "apiGroups", "resources" and "verbs" grants nothing (rules[0]); complete the rule or remove it.',
        'Role prod/reader: a rule without "apiGroups", "resources" and "verbs" grants nothing (rules[1]); complete the rule or remove it.',
      ],
    ],
    'URLs without verbs': [
      { ...clusterRole('probe'), rules: [{ nonResourceURLs: ['/metrics'] }] },
      ['ClusterRole probe: a rule without "verbs" grants nothing (rules[0].verbs); complete the rule or remove it.'],
    ],
    'resources and URLs': [
      { ...clusterRole('probe'), rules: [{ ...GET_PODS, nonResourceURLs: ['/metrics'] }] },
      [
        'ClusterRole probe: a rule names resources and URLs: the API server refuses the role (rules[0].nonResourceURLs); split it into two rules.',
      ],
    ],
  },
  notApplicable: {
    'a role of Kubernetes itself': {
      ...clusterRole('', 'get on pods'),
      metadata: { name: 'system:example', labels: BOOTSTRAPPED },
      rules: [{}],
    },
  },
});
