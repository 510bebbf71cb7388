import { networkOpenEgress } from '../../../../lib/validator/checks/network/network-open-egress';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { CLIENTS, DENY_ALL, egressPolicy, ingressPolicy, networkPolicy } from '../../../support/network-policies';

const REPAIR = 'name the peers under to.';
const DNS = [{ port: 53, protocol: 'UDP' }, { port: 53 }];

const everyPeer = `NetworkPolicy prod/web: egress rule is open to every peer (spec.egress[0].to); ${REPAIR}`;
const metadata = `NetworkPolicy prod/web: egress rule is open to every peer, the cloud's metadata service among them (spec.egress[0].to); ${REPAIR}`;
const everyPod = `NetworkPolicy prod/web: egress rule is open to every pod of every namespace (spec.egress[0].to[0].namespaceSelector); ${REPAIR}`;

const set = agentSet();
const weakened = find(set, 'NetworkPolicy', 'aiops-agent-allow-https');
delete weakened.spec.egress[0].to;

checkSuite(networkOpenEgress, {
  passes: {
    'pods of the own namespace': egressPolicy({ to: [CLIENTS] }),
    'a namespace by label': egressPolicy({ to: [{ namespaceSelector: { matchLabels: { team: 'a' } } }] }),
    'DNS pods wherever they are': egressPolicy({
      to: [{ namespaceSelector: {}, podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }],
      ports: DNS,
    }),
    'public addresses, left to network-https': egressPolicy({ to: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }),
  },
  fails: {
    'no to': [egressPolicy({ ports: DNS }), [everyPeer]],
    'to: null': [egressPolicy({ to: null, ports: DNS }), [everyPeer]],
    'an empty to': [egressPolicy({ to: [], ports: [{ port: 8080 }] }), [everyPeer]],
    'a port of metadata services': [egressPolicy({ ports: [{ port: 80 }] }), [metadata]],
    'a range with one': [egressPolicy({ ports: [{ port: 1, endPort: 1024 }] }), [metadata]],
    'its number by UDP': [egressPolicy({ ports: [{ port: 80, protocol: 'UDP' }] }), [everyPeer]],
    'an empty rule': [egressPolicy({}), [metadata]],
    'a rule that is null': [networkPolicy({ policyTypes: ['Egress'], egress: [null] }), [metadata]],
    'an empty namespaceSelector': [egressPolicy({ to: [{ namespaceSelector: {} }], ports: DNS }), [everyPod]],
    'both selectors empty': [egressPolicy({ to: [{ namespaceSelector: {}, podSelector: {} }] }), [everyPod]],
    'the agent, weakened': [
      weakened,
      [
        `NetworkPolicy aiops/aiops-agent-allow-https: egress rule is open to every peer, the cloud's metadata service among them (spec.egress[0].to); ${REPAIR}`,
      ],
    ],
  },
  notApplicable: {
    'a default deny': DENY_ALL,
    'ingress rules': ingressPolicy({}),
  },
});
