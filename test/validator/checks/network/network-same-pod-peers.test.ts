import { networkSamePodPeers } from '../../../../lib/validator/checks/network/network-same-pod-peers';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { MINIMAL_DEPLOYMENT, tweak } from '../../../support/minimal';
import { CLIENTS, DENY_ALL, egressPolicy, ingressPolicy, PROD } from '../../../support/network-policies';

const KUBE_SYSTEM = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } };
const DNS_PODS = { podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } };
const WEB = { podSelector: { matchLabels: { app: 'web' } } };
const ADDRESSES = { ipBlock: { cidr: '10.0.0.0/8' } };

const message = (peer: string, title = 'NetworkPolicy prod/web'): string =>
  `${title}: podSelector stands in a list item of its own and matches no pod of this namespace, while the namespaceSelector beside it allows every pod there (${peer}.podSelector); put podSelector and namespaceSelector into one item.`;

const set = agentSet();
const weakened = find(set, 'NetworkPolicy', 'aiops-agent-allow-dns');
const [rule] = weakened.spec.egress;
rule.to = [{ namespaceSelector: rule.to[0].namespaceSelector }, { podSelector: rule.to[0].podSelector }];

checkSuite(networkSamePodPeers, {
  passes: {
    'one item': egressPolicy({ to: [{ ...KUBE_SYSTEM, ...DNS_PODS }] }),
    'pods that may be anywhere': egressPolicy({ to: [KUBE_SYSTEM, CLIENTS] }),
    'pods of another file: the Namespace is not here': [
      egressPolicy({ to: [KUBE_SYSTEM, CLIENTS] }),
      MINIMAL_DEPLOYMENT,
    ],
    'no pods here': [egressPolicy({ to: [KUBE_SYSTEM, CLIENTS] }), PROD],
    'pods of this namespace': [egressPolicy({ to: [KUBE_SYSTEM, WEB] }), PROD, MINIMAL_DEPLOYMENT],
    'all pods of this namespace': [egressPolicy({ to: [KUBE_SYSTEM, { podSelector: {} }] }), PROD, MINIMAL_DEPLOYMENT],
    'no neighbours': [egressPolicy({ to: [KUBE_SYSTEM, ADDRESSES, DNS_PODS] }), PROD, MINIMAL_DEPLOYMENT],
    'a neighbour that names its pods': egressPolicy({ to: [{ ...KUBE_SYSTEM, ...CLIENTS }, DNS_PODS] }),
    'a neighbour open to all': egressPolicy({ to: [{ namespaceSelector: {} }, DNS_PODS] }),
    'DNS pods in their own namespace': tweak(egressPolicy({ to: [KUBE_SYSTEM, DNS_PODS] }), ({ metadata }) => {
      metadata.namespace = 'kube-system';
    }),
    'items that are null': egressPolicy({ to: [null, KUBE_SYSTEM, null] }),
  },
  fails: {
    'DNS pods': [egressPolicy({ to: [KUBE_SYSTEM, DNS_PODS] }), [message('spec.egress[0].to[1]')]],
    'in the other order': [egressPolicy({ to: [DNS_PODS, KUBE_SYSTEM] }), [message('spec.egress[0].to[0]')]],
    'no such pods in this namespace': [
      [ingressPolicy({ from: [KUBE_SYSTEM, CLIENTS] }), PROD, MINIMAL_DEPLOYMENT],
      [message('spec.ingress[0].from[1]')],
    ],
    'the agent, weakened': [weakened, [message('spec.egress[0].to[1]', 'NetworkPolicy aiops/aiops-agent-allow-dns')]],
  },
  notApplicable: { 'no rules': DENY_ALL },
});
