import { networkOpenPorts } from '../../../../lib/validator/checks/network/network-open-ports';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { CLIENTS, DENY_ALL, egressPolicy, ingressPolicy, networkPolicy } from '../../../support/network-policies';

const every = (direction: string): string =>
  `NetworkPolicy prod/web: ${direction} rule allows every port (spec.${direction}[0].ports); list the ports.`;
const everyOf = (protocol: string): string =>
  `NetworkPolicy prod/web: ingress rule allows every ${protocol} port (spec.ingress[0].ports[0].port); list the ports.`;

const set = agentSet();
const weakened = find(set, 'NetworkPolicy', 'aiops-agent-allow-dns');
weakened.spec.egress[0].ports = [];

checkSuite(networkOpenPorts, {
  passes: {
    'a number': ingressPolicy({ from: [CLIENTS], ports: [{ port: 8080 }] }),
    'a name': ingressPolicy({ from: [CLIENTS], ports: [{ port: 'http' }] }),
    'a range': egressPolicy({ to: [CLIENTS], ports: [{ port: 1, endPort: 65534 }] }),
    'port 1': egressPolicy({ to: [CLIENTS], ports: [{ port: 1 }] }),
    'every peer, left to the checks of peers': networkPolicy({ ingress: [{}], egress: [{ to: [] }] }),
  },
  fails: {
    'no ports': [ingressPolicy({ from: [CLIENTS] }), [every('ingress')]],
    'ports: null': [ingressPolicy({ from: [CLIENTS], ports: null }), [every('ingress')]],
    'empty ports': [egressPolicy({ to: [CLIENTS], ports: [] }), [every('egress')]],
    'both directions': [
      networkPolicy({ ingress: [{ from: [CLIENTS] }], egress: [{ to: [CLIENTS] }] }),
      [every('ingress'), every('egress')],
    ],
    'a protocol alone': [ingressPolicy({ from: [CLIENTS], ports: [{ protocol: 'UDP' }] }), [everyOf('UDP')]],
    'an empty port': [ingressPolicy({ from: [CLIENTS], ports: [{}] }), [everyOf('TCP')]],
    'a port that is null': [ingressPolicy({ from: [CLIENTS], ports: [null] }), [everyOf('TCP')]],
    'the whole range': [ingressPolicy({ from: [CLIENTS], ports: [{ port: 1, endPort: 65535 }] }), [everyOf('TCP')]],
    'the agent, weakened': [
      weakened,
      [
        'NetworkPolicy aiops/aiops-agent-allow-dns: egress rule allows every port (spec.egress[0].ports); list the ports.',
      ],
    ],
  },
  notApplicable: { 'a default deny': DENY_ALL },
});
