import { networkPolicyTypes } from '../../../../lib/validator/checks/network/network-policy-types';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { Raw } from '../../../support/minimal';
import { CLIENTS, DENY_ALL, networkPolicy } from '../../../support/network-policies';

const INGRESS = { ingress: [{ from: [CLIENTS] }] };
const EGRESS = { egress: [{ to: [CLIENTS] }] };

function typed(policyTypes: unknown, rules = {}): Raw {
  return networkPolicy({ policyTypes, ...rules });
}

const noEffect = (types: string, direction: string, missing: string): string =>
  `NetworkPolicy prod/web: policyTypes names ${types} only, so that the ${direction} rules have no effect (spec.policyTypes); add "${missing}", or remove the rules.`;
const unknown = (type: string, index: number): string =>
  `NetworkPolicy prod/web: policyTypes holds "${type}", which is no direction (spec.policyTypes[${index}]); write "Ingress" or "Egress".`;

const set = agentSet();
const weakened = find(set, 'NetworkPolicy', 'aiops-agent-allow-https');
weakened.spec.policyTypes = ['Ingress'];

checkSuite(networkPolicyTypes, {
  passes: {
    'both': typed(['Ingress', 'Egress'], { ...INGRESS, ...EGRESS }),
    'the one with rules': typed(['Egress'], EGRESS),
    'more than have rules': DENY_ALL,
    'empty rules of the other': typed(['Ingress'], { ...INGRESS, egress: [] }),
    'rules of the other that are null': typed(['Ingress'], { ...INGRESS, egress: null }),
  },
  fails: {
    'egress left out': [typed(['Ingress'], EGRESS), [noEffect('"Ingress"', 'egress', 'Egress')]],
    'ingress left out': [typed(['Egress'], { ...INGRESS, ...EGRESS }), [noEffect('"Egress"', 'ingress', 'Ingress')]],
    'misspelt': [typed(['ingress', 'Egress'], INGRESS), [unknown('ingress', 0)]],
    'a word that is none': [typed(['Both'], EGRESS), [unknown('Both', 0), noEffect('"Both"', 'egress', 'Egress')]],
    'a word that is null': [typed(['Ingress', null]), [unknown('', 1)]],
    'the agent, weakened': [
      weakened,
      [
        'NetworkPolicy aiops/aiops-agent-allow-https: policyTypes names "Ingress" only, so that the egress rules have no effect (spec.policyTypes); add "Egress", or remove the rules.',
      ],
    ],
  },
  notApplicable: {
    'absent: rules say it': networkPolicy({ ...INGRESS, ...EGRESS }),
    'null': typed(null, EGRESS),
    'empty': typed([], EGRESS),
  },
});
