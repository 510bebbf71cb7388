import { networkOpenIngress } from '../../../../lib/validator/checks/network/network-open-ingress';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { CLIENTS, DENY_ALL, egressPolicy, ingressPolicy, networkPolicy } from '../../../support/network-policies';

const REPAIR = 'name the peers under from; what serves everybody needs a waiver.';
const ports = [{ port: 8080 }];

const everyPeer = `NetworkPolicy prod/web: ingress rule is open to every peer (spec.ingress[0].from); ${REPAIR}`;
const everyPod = `NetworkPolicy prod/web: ingress rule is open to every pod of every namespace (spec.ingress[0].from[0].namespaceSelector); ${REPAIR}`;
const addresses = (range: string): string =>
  `NetworkPolicy prod/web: ingress rule is open to the addresses "${range}" (spec.ingress[0].from[0].ipBlock.cidr); ${REPAIR}`;

const set = agentSet();
const weakened = find(set, 'NetworkPolicy', 'aiops-agent-allow-monitoring');
weakened.spec.ingress[0].from = [];

checkSuite(networkOpenIngress, {
  passes: {
    'pods of the own namespace': ingressPolicy({ from: [CLIENTS], ports }),
    'all pods of the own namespace': ingressPolicy({ from: [{ podSelector: {} }], ports }),
    'a namespace by label': ingressPolicy({ from: [{ namespaceSelector: { matchLabels: { team: 'a' } } }], ports }),
    'some pods of every namespace': ingressPolicy({ from: [{ namespaceSelector: {}, ...CLIENTS }], ports }),
    'a range': ingressPolicy({ from: [{ ipBlock: { cidr: '10.0.0.0/8' } }, { ipBlock: { cidr: 'fc00::/7' } }], ports }),
    'a malformed range': ingressPolicy({ from: [{ ipBlock: { cidr: 'everywhere' } }, { ipBlock: {} }], ports }),
  },
  fails: {
    'no from': [ingressPolicy({ ports }), [everyPeer]],
    'from: null': [ingressPolicy({ from: null, ports }), [everyPeer]],
    'an empty from': [ingressPolicy({ from: [], ports }), [everyPeer]],
    'an empty rule': [ingressPolicy({}), [everyPeer]],
    'a rule that is null': [networkPolicy({ policyTypes: ['Ingress'], ingress: [null] }), [everyPeer]],
    'a direction that does not count yet': [networkPolicy({ policyTypes: ['Egress'], ingress: [{}] }), [everyPeer]],
    'an empty namespaceSelector': [ingressPolicy({ from: [{ namespaceSelector: {} }], ports }), [everyPod]],
    'both selectors empty': [ingressPolicy({ from: [{ namespaceSelector: {}, podSelector: {} }], ports }), [everyPod]],
    'both selectors empty, written out': [
      ingressPolicy({
        from: [{ namespaceSelector: { matchLabels: {} }, podSelector: { matchExpressions: [] } }],
        ports,
      }),
      [everyPod],
    ],
    '0.0.0.0/0': [ingressPolicy({ from: [{ ipBlock: { cidr: '0.0.0.0/0' } }], ports }), [addresses('0.0.0.0/0')]],
    '::/0 with exceptions': [
      ingressPolicy({ from: [{ ipBlock: { cidr: '::/0', except: ['fc00::/7'] } }], ports }),
      [addresses('::/0')],
    ],
    'half of the internet': [
      ingressPolicy({ from: [{ ipBlock: { cidr: '128.0.0.0/1' } }], ports }),
      [addresses('128.0.0.0/1')],
    ],
    'each rule and peer by itself': [
      networkPolicy({ ingress: [{ from: [CLIENTS, { namespaceSelector: {} }] }, {}] }),
      [
        `NetworkPolicy prod/web: ingress rule is open to every pod of every namespace (spec.ingress[0].from[1].namespaceSelector); ${REPAIR}`,
        `NetworkPolicy prod/web: ingress rule is open to every peer (spec.ingress[1].from); ${REPAIR}`,
      ],
    ],
    'the agent, weakened': [
      weakened,
      [
        `NetworkPolicy aiops/aiops-agent-allow-monitoring: ingress rule is open to every peer (spec.ingress[0].from); ${REPAIR}`,
      ],
    ],
  },
  notApplicable: {
    'a default deny': DENY_ALL,
    'egress rules': egressPolicy({}),
    'ingress: null': networkPolicy({ ingress: null }),
  },
});
