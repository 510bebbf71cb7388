import { networkHttps } from '../../../../lib/validator/checks/network/network-https';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { Raw } from '../../../support/minimal';
import { CLIENTS, DENY_ALL, egressPolicy, ingressPolicy } from '../../../support/network-policies';

function to(...blocks: unknown[]): Raw {
  return egressPolicy({ to: blocks.map((ipBlock) => ({ ipBlock })), ports: [{ port: 443 }] });
}

function message(range: string, missing: string): string {
  return `NetworkPolicy prod/web: egress to "${range}" does not except ${missing} (spec.egress[0].to[0].ipBlock.except); except them, or name the peers.`;
}

const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];
const ALL_IPV4 = '"10.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12" and "192.168.0.0/16"';

const set = agentSet();
const weakened = find(set, 'NetworkPolicy', 'aiops-agent-allow-https');
weakened.spec.egress[0].to[1].ipBlock.except = ['fc00::/7'];

checkSuite(networkHttps, {
  passes: {
    'IPv4 without private ranges': to({ cidr: '0.0.0.0/0', except: [...PRIVATE, '169.254.0.0/16'] }),
    'IPv6 without private ranges': to({ cidr: '::/0', except: ['fc00::/7', 'fe80::/10'] }),
    'a wider exception': to({ cidr: '0.0.0.0/0', except: ['10.0.0.0/7', '160.0.0.0/4', '172.0.0.0/8', '192.0.0.0/8'] }),
    'a half in which none lies': to({ cidr: '64.0.0.0/2' }),
    'the public half of IPv6': to({ cidr: '2000::/3' }),
    'a private range by itself': to({ cidr: '10.0.0.0/8' }, { cidr: 'fc00::/7' }),
    'pods': egressPolicy({ to: [CLIENTS] }),
    'every peer, left to network-open-egress': egressPolicy({}),
    'no range': to({ cidr: 'everywhere' }, {}, null),
  },
  fails: {
    'no except': [to({ cidr: '0.0.0.0/0' }), [message('0.0.0.0/0', ALL_IPV4)]],
    'except: null': [to({ cidr: '0.0.0.0/0', except: null }), [message('0.0.0.0/0', ALL_IPV4)]],
    'an empty except': [to({ cidr: '0.0.0.0/0', except: [] }), [message('0.0.0.0/0', ALL_IPV4)]],
    'link-local missing': [to({ cidr: '0.0.0.0/0', except: PRIVATE }), [message('0.0.0.0/0', '"169.254.0.0/16"')]],
    'a part of a range': [
      to({ cidr: '0.0.0.0/0', except: [...PRIVATE.slice(1), '10.0.0.0/9', '169.254.0.0/16'] }),
      [message('0.0.0.0/0', '"10.0.0.0/8"')],
    ],
    'an exception that is none': [
      to({ cidr: '0.0.0.0/0', except: [...PRIVATE, '169.254/16'] }),
      [message('0.0.0.0/0', '"169.254.0.0/16"')],
    ],
    'half of the internet': [to({ cidr: '0.0.0.0/1' }), [message('0.0.0.0/1', '"10.0.0.0/8"')]],
    'IPv6': [to({ cidr: '::/0' }), [message('::/0', '"fc00::/7" and "fe80::/10"')]],
    'each block': [
      to({ cidr: '0.0.0.0/0' }, { cidr: '::/0' }),
      [message('0.0.0.0/0', ALL_IPV4), message('::/0', '"fc00::/7" and "fe80::/10"').replace('to[0]', 'to[1]')],
    ],
    'the agent, weakened': [
      weakened,
      [
        'NetworkPolicy aiops/aiops-agent-allow-https: egress to "::/0" does not except "fe80::/10" (spec.egress[0].to[1].ipBlock.except); except them, or name the peers.',
      ],
    ],
  },
  notApplicable: {
    'no rules': DENY_ALL,
    'ingress': ingressPolicy({ from: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }),
  },
});
