import { networkNamespaceLabels } from '../../../../lib/validator/checks/network/network-namespace-labels';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { Raw } from '../../../support/minimal';
import { CLIENTS, DENY_ALL, egressPolicy, ingressPolicy, networkPolicy } from '../../../support/network-policies';

const REPAIR = 'select by kubernetes.io/metadata.name, or label the Namespace in the same tree.';
const FIELD = 'spec.ingress[0].from[0].namespaceSelector';

function from(namespaceSelector: unknown): Raw {
  return ingressPolicy({ from: [{ namespaceSelector }] });
}

function namespace(labels: unknown): Raw {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'monitoring', labels } };
}

function message(label: string, at: string): string {
  return `NetworkPolicy prod/web: namespaceSelector asks for the label "${label}", which no Namespace here carries (${FIELD}.${at}); ${REPAIR}`;
}

const BY_NAME = { matchLabels: { name: 'monitoring' } };
const IN = { matchExpressions: [{ key: 'team', operator: 'In', values: ['a', 'b'] }] };
const EXISTS = { matchExpressions: [{ key: 'team', operator: 'Exists' }] };

const set = agentSet();
const weakened = find(set, 'NetworkPolicy', 'aiops-agent-allow-monitoring');
weakened.spec.ingress[0].from[0].namespaceSelector = BY_NAME;

checkSuite(networkNamespaceLabels, {
  passes: {
    'the label that Kubernetes sets': from({ matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } }),
    'the same in an expression': from({
      matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: ['dev'] }],
    }),
    'a label that OpenShift sets': from({ matchLabels: { 'network.openshift.io/policy-group': 'ingress' } }),
    'a label that Rancher sets': from({ matchLabels: { 'field.cattle.io/projectId': 'p-1' } }),
    'a label of a Namespace here': [from(BY_NAME), namespace({ name: 'monitoring' })],
    'one of the values': [from(IN), namespace({ team: 'b' })],
    'any value': [from(EXISTS), namespace({ team: 'c' })],
    'no selector of namespaces': ingressPolicy({ from: [CLIENTS, { ipBlock: { cidr: '10.0.0.0/8' } }] }),
    'an empty selector': from({}),
    'selectors that are null': from({ matchLabels: null, matchExpressions: null }),
  },
  fails: {
    'another label': [from(BY_NAME), [message('name: monitoring', 'matchLabels.name')]],
    'a Namespace without labels': [[from(BY_NAME), namespace(null)], [message('name: monitoring', 'matchLabels.name')]],
    'another value': [
      [from(BY_NAME), namespace({ name: 'logging' })],
      [message('name: monitoring', 'matchLabels.name')],
    ],
    'a value that is null': [from({ matchLabels: { team: null } }), [message('team: ', 'matchLabels.team')]],
    'none of the values': [[from(IN), namespace({ team: 'c' })], [message('team', 'matchExpressions[0].key')]],
    'In without values': [
      [from({ matchExpressions: [{ key: 'team', operator: 'In', values: [] }] }), namespace({ team: 'c' })],
      [message('team', 'matchExpressions[0].key')],
    ],
    'any value of a label that none has': [from(EXISTS), [message('team', 'matchExpressions[0].key')]],
    'absence of a label that none has': [
      from({ matchExpressions: [{ key: 'team', operator: 'DoesNotExist' }] }),
      [message('team', 'matchExpressions[0].key')],
    ],
    'each label': [
      from({ matchLabels: { 'app': 'x', 'example.com/team': 'a' } }),
      [message('app: x', 'matchLabels.app'), message('example.com/team: a', 'matchLabels["example.com/team"]')],
    ],
    'egress': [
      egressPolicy({ to: [CLIENTS, { namespaceSelector: BY_NAME, podSelector: {} }] }),
      [
        `NetworkPolicy prod/web: namespaceSelector asks for the label "name: monitoring", which no Namespace here carries (spec.egress[0].to[1].namespaceSelector.matchLabels.name); ${REPAIR}`,
      ],
    ],
    'the agent, weakened': [
      [weakened, ...set],
      [
        `NetworkPolicy aiops/aiops-agent-allow-monitoring: namespaceSelector asks for the label "name: monitoring", which no Namespace here carries (${FIELD}.matchLabels.name); ${REPAIR}`,
      ],
    ],
  },
  notApplicable: { 'no rules': DENY_ALL, 'no spec': networkPolicy({ podSelector: null }) },
});
