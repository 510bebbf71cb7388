import { networkDns } from '../../../../lib/validator/checks/network/network-dns';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { CLIENTS, DENY_ALL, egressPolicy, ingressPolicy, networkPolicy } from '../../../support/network-policies';

const UDP = { port: 53, protocol: 'UDP' };
const TCP = { port: 53, protocol: 'TCP' };
const DNS_PODS = {
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
  podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
};
const lacks = (protocol: string): string =>
  `NetworkPolicy prod/web: rule for DNS does not allow ${protocol} 53 (spec.egress[0].ports); allow both UDP and TCP 53.`;
const anyOf = (range: string): string =>
  `NetworkPolicy prod/web: rule for DNS reaches any resolver in "${range}" (spec.egress[0].to[0].ipBlock.cidr); allow DNS to namespace kube-system and pods k8s-app: kube-dns.`;

function forAll(spec: { [field: string]: unknown }): ReturnType<typeof networkPolicy> {
  return networkPolicy({ podSelector: {}, policyTypes: ['Egress'], ...spec }, { name: 'dns' });
}

const set = agentSet();
const weakened = find(set, 'NetworkPolicy', 'aiops-agent-allow-dns');
weakened.spec.egress[0].ports = [UDP];

checkSuite(networkDns, {
  passes: {
    'both protocols': egressPolicy({ to: [DNS_PODS], ports: [UDP, TCP] }),
    'TCP by default': egressPolicy({ to: [DNS_PODS], ports: [UDP, { port: 53 }] }),
    'in two rules': networkPolicy({
      egress: [
        { to: [DNS_PODS], ports: [UDP] },
        { to: [DNS_PODS], ports: [TCP] },
      ],
    }),
    'TCP in a range': egressPolicy({ to: [DNS_PODS], ports: [UDP, { port: 1, endPort: 1024 }] }),
    'every port of TCP': egressPolicy({ to: [DNS_PODS], ports: [UDP, { protocol: 'TCP' }] }),
    'every port by another rule': networkPolicy({ egress: [{ to: [DNS_PODS], ports: [UDP] }, { to: [DNS_PODS] }] }),
    'TCP by a policy for all': [
      egressPolicy({ to: [DNS_PODS], ports: [UDP] }),
      forAll({ egress: [{ to: [DNS_PODS], ports: [TCP] }] }),
    ],
    'a DNS cache on the node': egressPolicy({ to: [{ ipBlock: { cidr: '169.254.20.10/32' } }], ports: [UDP, TCP] }),
    'every peer, left to network-open-egress': egressPolicy({ ports: [UDP, TCP] }),
  },
  fails: {
    'UDP only': [egressPolicy({ to: [DNS_PODS], ports: [UDP] }), [lacks('TCP')]],
    'TCP only': [egressPolicy({ to: [DNS_PODS], ports: [TCP] }), [lacks('UDP')]],
    'a range below': [egressPolicy({ to: [DNS_PODS], ports: [UDP, { port: 1, endPort: 52 }] }), [lacks('TCP')]],
    'TCP by name': [egressPolicy({ to: [DNS_PODS], ports: [UDP, { port: 'dns-tcp' }] }), [lacks('TCP')]],
    'a policy for all of another namespace': [
      [
        egressPolicy({ to: [DNS_PODS], ports: [UDP] }),
        { ...forAll({ egress: [{ ports: [TCP] }] }), metadata: { name: 'dns', namespace: 'dev' } },
      ],
      [lacks('TCP')],
    ],
    'a policy for all whose rules do not count': [
      [
        egressPolicy({ to: [DNS_PODS], ports: [UDP] }),
        forAll({ policyTypes: ['Ingress'], egress: [{ ports: [TCP] }] }),
      ],
      [lacks('TCP')],
    ],
    'any resolver': [
      egressPolicy({ to: [{ ipBlock: { cidr: '0.0.0.0/0' } }], ports: [UDP, TCP] }),
      [anyOf('0.0.0.0/0')],
    ],
    'any resolver but private ones': [
      egressPolicy({ to: [{ ipBlock: { cidr: '::/0', except: ['fc00::/7'] } }], ports: [UDP, TCP] }),
      [anyOf('::/0')],
    ],
    'both faults': [
      egressPolicy({ to: [{ ipBlock: { cidr: '0.0.0.0/0' } }], ports: [UDP] }),
      [lacks('TCP'), anyOf('0.0.0.0/0')],
    ],
    'the agent, weakened': [
      weakened,
      [
        'NetworkPolicy aiops/aiops-agent-allow-dns: rule for DNS does not allow TCP 53 (spec.egress[0].ports); allow both UDP and TCP 53.',
      ],
    ],
  },
  notApplicable: {
    'no rule for DNS': egressPolicy({ to: [CLIENTS], ports: [{ port: 443 }] }),
    'all ports of UDP': egressPolicy({ to: [CLIENTS], ports: [{ protocol: 'UDP' }] }),
    'no rules': DENY_ALL,
    'a DNS server': ingressPolicy({ from: [CLIENTS], ports: [UDP] }),
    'rules that do not count': networkPolicy({ policyTypes: ['Ingress'], egress: [{ ports: [UDP] }] }),
  },
});
