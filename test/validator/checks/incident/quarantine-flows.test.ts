import { quarantineFlows } from '../../../../lib/validator/checks/incident/quarantine-flows';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { Raw } from '../../../support/minimal';
import { CLIENTS, DENY_ALL, networkPolicy } from '../../../support/network-policies';

const LABEL = 'cdk8s-hardened/quarantine';
const DOES_NOT_EXIST = { key: LABEL, operator: 'DoesNotExist' };

function allow(podSelector: unknown): Raw {
  return networkPolicy({ podSelector, policyTypes: ['Egress'], egress: [{ to: [CLIENTS] }] });
}

function expression(operator: string, values?: string[]): unknown {
  return { matchLabels: { app: 'web' }, matchExpressions: [{ key: LABEL, operator, values }] };
}

const message = (directions = 'egress', title = 'NetworkPolicy prod/web'): string =>
  `${title}: pods with the label "${LABEL}" stay selected, and keep what the policy allows for ${directions} (spec.podSelector.matchExpressions); add the expression "${LABEL}" DoesNotExist.`;

const DORMANT = networkPolicy(
  { podSelector: { matchExpressions: [{ key: LABEL, operator: 'Exists' }] }, policyTypes: ['Ingress', 'Egress'] },
  { name: 'quarantine' },
);

const set = agentSet();
const weakened = find(set, 'NetworkPolicy', 'aiops-agent-allow-https');
delete weakened.spec.podSelector.matchExpressions;

checkSuite(quarantineFlows, {
  others: [DORMANT],
  passes: {
    'excepted by DoesNotExist': allow(expression('DoesNotExist')),
    'excepted by NotIn': allow(expression('NotIn', ['true'])),
    'excepted by another value': allow({ matchLabels: { app: 'web', [LABEL]: 'false' } }),
    'excepted by In': allow(expression('In', ['false'])),
    'for quarantined pods only': allow({ matchLabels: { [LABEL]: 'true' } }),
    'for quarantined pods only, by Exists': allow(expression('Exists')),
  },
  fails: {
    'other labels': [allow({ matchLabels: { app: 'web' } }), [message()]],
    'every pod': [allow({}), [message()]],
    'podSelector: null': [allow(null), [message()]],
    'matchExpressions: null': [allow({ matchExpressions: null }), [message()]],
    'another expression': [allow({ matchExpressions: [{ key: 'app', operator: 'Exists' }] }), [message()]],
    'another value is excepted': [allow(expression('NotIn', ['false'])), [message()]],
    'both directions': [
      networkPolicy({ ingress: [{ from: [CLIENTS] }], egress: [{ to: [CLIENTS] }] }),
      [message('ingress and egress')],
    ],
    'the agent, weakened': [[weakened, ...set], [message('egress', 'NetworkPolicy aiops/aiops-agent-allow-https')]],
  },
  patches: {
    'no expressions yet': [
      allow({ matchLabels: { app: 'web' } }),
      [{ op: 'add', path: '/spec/podSelector/matchExpressions', value: [DOES_NOT_EXIST] }],
    ],
    'after the others': [
      allow({ matchExpressions: [{ key: 'app', operator: 'Exists' }] }),
      [{ op: 'add', path: '/spec/podSelector/matchExpressions/1', value: DOES_NOT_EXIST }],
    ],
  },
  notApplicable: {
    'no rules': DENY_ALL,
    'rules that do not count': networkPolicy({ policyTypes: ['Ingress'], egress: [{ to: [CLIENTS] }] }),
    'quarantine in another namespace': { ...allow({}), metadata: { name: 'web', namespace: 'dev' } },
  },
});

checkSuite(quarantineFlows, {
  passes: {},
  fails: {
    'where another policy excepts quarantined pods': [
      [allow({ matchLabels: { app: 'web' } }), allow(expression('DoesNotExist'))],
      [message()],
    ],
  },
  patches: {
    'none where nothing else closes the pod': [
      [allow({ matchLabels: { app: 'web' } }), allow(expression('DoesNotExist'))],
      [],
    ],
  },
  notApplicable: { 'no quarantine': allow({}) },
});
