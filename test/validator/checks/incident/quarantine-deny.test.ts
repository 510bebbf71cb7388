import { quarantineDeny } from '../../../../lib/validator/checks/incident/quarantine-deny';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { MINIMAL_DEPLOYMENT, Raw } from '../../../support/minimal';
import { CLIENTS, DENY_ALL, networkPolicy } from '../../../support/network-policies';

const LABEL = 'cdk8s-hardened/quarantine';
const BOTH = ['Ingress', 'Egress'];

const message = (directions: string, title = 'NetworkPolicy prod/web'): string =>
  `${title}: pods with the label "${LABEL}" are not selected, and no other policy denies them ${directions} (spec.podSelector); add a NetworkPolicy that selects the label, with policyTypes [Ingress, Egress] and no rules, or an IncidentQuarantine.`;

/** An allow policy for the pods `app: web` that are not in quarantine. */
function excepting(requirement: { [field: string]: unknown } = { operator: 'DoesNotExist' }, name = 'web'): Raw {
  return networkPolicy(
    {
      podSelector: { matchLabels: { app: 'web' }, matchExpressions: [{ key: LABEL, ...requirement }] },
      policyTypes: ['Egress'],
      egress: [{ to: [CLIENTS] }],
    },
    { name },
  );
}

function dormant(podSelector: unknown, policyTypes: unknown = BOTH): Raw {
  return networkPolicy({ podSelector, policyTypes }, { name: 'quarantine' });
}

const EXISTS = { matchExpressions: [{ key: LABEL, operator: 'Exists' }] };
const OWN = networkPolicy({ policyTypes: BOTH }, { name: 'own' });
const OTHERS = networkPolicy({ podSelector: { matchLabels: { app: 'api' } }, policyTypes: BOTH }, { name: 'others' });

const set = agentSet();
const flow = find(set, 'NetworkPolicy', 'aiops-agent-allow-dns');
const weakened = set.filter(
  ({ kind, metadata }) => kind !== 'NetworkPolicy' || metadata.name.startsWith('aiops-agent-allow-'),
);

checkSuite(quarantineDeny, {
  passes: {
    'a policy for the label': [excepting(), MINIMAL_DEPLOYMENT, dormant(EXISTS)],
    'a policy for its value': [excepting(), MINIMAL_DEPLOYMENT, dormant({ matchLabels: { [LABEL]: 'true' } })],
    'a default deny': [excepting(), MINIMAL_DEPLOYMENT, DENY_ALL],
    'a policy of the same pods': [excepting(), MINIMAL_DEPLOYMENT, OWN],
    'one for each direction': [
      excepting(),
      MINIMAL_DEPLOYMENT,
      dormant(EXISTS, ['Ingress']),
      dormant({ matchLabels: { [LABEL]: 'true', app: 'web' } }, ['Egress']),
    ],
    'no such pods here, but a policy': [excepting(), dormant({ matchLabels: { [LABEL]: 'true', app: 'web' } })],
    'nothing is excepted': [dormant(EXISTS), MINIMAL_DEPLOYMENT],
    'another value is excepted': [excepting({ operator: 'NotIn', values: ['false'] }), MINIMAL_DEPLOYMENT],
    'told of the first policy only': [excepting({ operator: 'DoesNotExist' }, 'second'), dormant(EXISTS)],
    'the agent': [flow, ...set],
  },
  fails: {
    'no other policy': [[excepting(), MINIMAL_DEPLOYMENT], [message('ingress and egress')]],
    'no other policy, no pods': [excepting(), [message('ingress and egress')]],
    'excepted by NotIn': [
      [excepting({ operator: 'NotIn', values: ['true'] }), MINIMAL_DEPLOYMENT],
      [message('ingress and egress')],
    ],
    'excepted by another value': [
      [
        networkPolicy({ podSelector: { matchLabels: { app: 'web', [LABEL]: 'false' } }, egress: [{ to: [CLIENTS] }] }),
        MINIMAL_DEPLOYMENT,
      ],
      // It selects no pod that is not labelled so: here only those without any label are.
      [message('ingress and egress')],
    ],
    'ingress only': [[excepting(), MINIMAL_DEPLOYMENT, dormant(EXISTS, ['Ingress'])], [message('egress')]],
    'another value': [
      [excepting(), MINIMAL_DEPLOYMENT, dormant({ matchLabels: { [LABEL]: 'yes' } })],
      [message('ingress and egress')],
    ],
    'other pods': [[excepting(), MINIMAL_DEPLOYMENT, OTHERS], [message('ingress and egress')]],
    'other pods in quarantine': [
      [excepting(), MINIMAL_DEPLOYMENT, dormant({ matchLabels: { [LABEL]: 'true', app: 'api' } })],
      [message('ingress and egress')],
    ],
    'the agent without its denies': [
      [flow, ...weakened.filter(({ metadata }) => metadata.name !== flow.metadata.name)],
      [message('ingress and egress', 'NetworkPolicy aiops/aiops-agent-allow-dns')],
    ],
  },
  notApplicable: {
    'no quarantine': [DENY_ALL, MINIMAL_DEPLOYMENT],
    'quarantine in another namespace': [DENY_ALL, { ...excepting(), metadata: { name: 'web', namespace: 'dev' } }],
  },
});

const FIRST = excepting({ operator: 'DoesNotExist' }, 'first');
checkSuite(quarantineDeny, {
  passes: { 'the second of a namespace': [DENY_ALL, FIRST, excepting()] },
  fails: {
    'the first of a namespace': [[FIRST, excepting()], [message('ingress and egress', 'NetworkPolicy prod/first')]],
  },
});
