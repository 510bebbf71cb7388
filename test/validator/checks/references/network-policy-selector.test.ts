import { networkPolicySelector } from '../../../../lib/validator/checks/references/network-policy-selector';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { MINIMAL_DEPLOYMENT, Raw } from '../../../support/minimal';
import { networkPolicy } from '../../../support/network-policies';
import { customResource } from '../../../support/objects';

function selecting(podSelector: unknown): Raw {
  return networkPolicy({ podSelector });
}

const message = (labels: string): string =>
  `NetworkPolicy prod/web: selects no pod with ${labels} (spec.podSelector); use the labels of the pods.`;

const API = selecting({ matchLabels: { app: 'api' } });
const QUARANTINE = 'cdk8s-hardened/quarantine';
const set = agentSet();
const weakened = structuredClone(set);
const flow = find(weakened, 'NetworkPolicy', 'aiops-agent-allow-dns');
flow.spec.podSelector.matchLabels['app.kubernetes.io/name'] = 'other';

checkSuite(networkPolicySelector, {
  passes: {
    'a pod': [selecting({ matchLabels: { app: 'web' } }), MINIMAL_DEPLOYMENT],
    'an expression': [
      selecting({ matchExpressions: [{ key: 'app', operator: 'In', values: ['api', 'web'] }] }),
      MINIMAL_DEPLOYMENT,
    ],
    'but for quarantine': [
      selecting({ matchLabels: { app: 'web' }, matchExpressions: [{ key: QUARANTINE, operator: 'DoesNotExist' }] }),
      MINIMAL_DEPLOYMENT,
    ],
    'no pods here': API,
    'pods that an operator makes': [API, MINIMAL_DEPLOYMENT, customResource('api')],
    'a flow of the agent': [find(set, 'NetworkPolicy', 'aiops-agent-allow-dns'), ...set],
  },
  fails: {
    'another value': [[API, MINIMAL_DEPLOYMENT], [message('"app=api"')]],
    'an expression that selects none': [
      [
        selecting({
          matchLabels: { app: 'web' },
          matchExpressions: [
            { key: 'tier', operator: 'Exists' },
            { key: 'zone', operator: 'In', values: ['a', 'b'] },
          ],
        }),
        MINIMAL_DEPLOYMENT,
      ],
      [message('"app=web", "tier Exists" and "zone In a, b"')],
    ],
    'a weakened agent': [
      [flow, ...weakened],
      [
        'NetworkPolicy aiops/aiops-agent-allow-dns: selects no pod with "app.kubernetes.io/instance=aiops-agent", "app.kubernetes.io/name=other" and "cdk8s-hardened/quarantine DoesNotExist" (spec.podSelector); use the labels of the pods.',
      ],
    ],
  },
  notApplicable: {
    'every pod': [selecting({}), MINIMAL_DEPLOYMENT],
    'absent': [selecting(undefined), MINIMAL_DEPLOYMENT],
    'null': [selecting(null), MINIMAL_DEPLOYMENT],
    'pods in quarantine': [selecting({ matchLabels: { [QUARANTINE]: 'true' } }), MINIMAL_DEPLOYMENT],
    'by an expression': [
      selecting({ matchExpressions: [{ key: QUARANTINE, operator: 'Exists' }] }),
      MINIMAL_DEPLOYMENT,
    ],
    'the dormant policy of the agent': [find(set, 'NetworkPolicy', 'aiops-agent-quarantine'), ...set],
  },
});
