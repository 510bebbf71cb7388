import { networkNoHttp } from '../../../../lib/validator/checks/network/network-no-http';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { Raw } from '../../../support/minimal';
import { CLIENTS, DENY_ALL, egressPolicy, ingressPolicy } from '../../../support/network-policies';

const SOMEWHERE = { ipBlock: { cidr: '198.51.100.0/24' } };

function to(...ports: unknown[]): Raw {
  return egressPolicy({ to: [SOMEWHERE], ports });
}

const message = (what = 'port 80', index = 0): string =>
  `NetworkPolicy prod/web: egress rule allows ${what} (spec.egress[0].ports[${index}].port); use port 443.`;

const set = agentSet();
const weakened = find(set, 'NetworkPolicy', 'aiops-agent-allow-https');
weakened.spec.egress[0].ports.push({ protocol: 'TCP', port: 80 });

checkSuite(networkNoHttp, {
  passes: {
    'port 443': to({ port: 443 }),
    'port 80 of UDP': to({ port: 80, protocol: 'UDP' }),
    'port 80 of pods': egressPolicy({ to: [CLIENTS, { namespaceSelector: {} }], ports: [{ port: 80 }] }),
    'a name': to({ port: 'http' }),
    'a range beside': to({ port: 81, endPort: 90 }, { port: 1, endPort: 79 }),
    'every port, left to network-open-ports': to(),
    'every port of TCP': to({ protocol: 'TCP' }),
  },
  fails: {
    'port 80': [to({ port: 80 }), [message()]],
    'protocol: null': [to({ port: 80, protocol: null }), [message()]],
    'beside 443': [to({ port: 443 }, { port: 80 }), [message('port 80', 1)]],
    'a range with it': [to({ port: 1, endPort: 1024 }), [message('ports 1 to 1024, 80 among them')]],
    'every peer': [egressPolicy({ ports: [{ port: 80 }] }), [message()]],
    'pods and addresses': [egressPolicy({ to: [CLIENTS, SOMEWHERE], ports: [{ port: 80 }] }), [message()]],
    'the agent, weakened': [
      weakened,
      [
        'NetworkPolicy aiops/aiops-agent-allow-https: egress rule allows port 80 (spec.egress[0].ports[1].port); use port 443.',
      ],
    ],
  },
  notApplicable: {
    'no rules': DENY_ALL,
    'ingress': ingressPolicy({ ports: [{ port: 80 }] }),
  },
});
