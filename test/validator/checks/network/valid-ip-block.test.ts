import { validIpBlock } from '../../../../lib/validator/checks/network/valid-ip-block';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { Raw } from '../../../support/minimal';
import { CLIENTS, DENY_ALL, egressPolicy, ingressPolicy } from '../../../support/network-policies';

const WRITE = 'write a range such as 10.20.0.0/16, and one address as 192.0.2.1/32.';
const BLOCK = 'spec.egress[0].to[0].ipBlock';

function to(ipBlock: unknown): Raw {
  return egressPolicy({ to: [{ ipBlock }] });
}

const noRange = (field: string, text: string, at = field): string =>
  `NetworkPolicy prod/web: ${field} "${text}" is no range of addresses (${BLOCK}.${at}); ${WRITE}`;
const odd = (field: string, text: string, right: string, at = field): string =>
  `NetworkPolicy prod/web: ${field} "${text}" is not written as a range of addresses is (${BLOCK}.${at}); write ${right}.`;
const outside = (text: string, cidr: string, index = 0): string =>
  `NetworkPolicy prod/web: except "${text}" is no part of cidr "${cidr}" (${BLOCK}.except[${index}]); except a smaller range within it.`;

const LONG = `${'1'.repeat(100)}.0.0.0/8`;

const set = agentSet();
const weakened = find(set, 'NetworkPolicy', 'aiops-agent-allow-https');
weakened.spec.egress[0].to[0].ipBlock.cidr = '0.0.0.0';

checkSuite(validIpBlock, {
  passes: {
    'IPv4': to({ cidr: '10.0.0.0/8' }),
    'IPv6': to({ cidr: '2001:db8::/32' }),
    'one address': to({ cidr: '192.0.2.1/32' }),
    'with exceptions': to({ cidr: '10.0.0.0/8', except: ['10.1.0.0/16', '10.2.3.4/32'] }),
    'except: null': to({ cidr: '10.0.0.0/8', except: null }),
    'everything': ingressPolicy({ from: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] } }] }),
  },
  fails: {
    'no prefix': [to({ cidr: '10.0.0.1' }), [noRange('cidr', '10.0.0.1')]],
    'no range at all': [to({ cidr: 'everywhere' }), [noRange('cidr', 'everywhere')]],
    'a prefix too long': [to({ cidr: '10.0.0.0/33' }), [noRange('cidr', '10.0.0.0/33')]],
    'IPv4 in the form of IPv6': [to({ cidr: '::ffff:10.0.0.0/104' }), [noRange('cidr', '::ffff:10.0.0.0/104')]],
    'no cidr': [to({ except: ['10.0.0.0/8'] }), [noRange('cidr', '')]],
    'cidr: null': [to({ cidr: null }), [noRange('cidr', '')]],
    'an endless text': [to({ cidr: LONG }), [noRange('cidr', `${'1'.repeat(80)}...`)]],
    'bits of the host': [to({ cidr: '10.1.2.3/8' }), [odd('cidr', '10.1.2.3/8', '10.0.0.0/8')]],
    'IPv6 in full': [to({ cidr: '2001:0DB8::/32' }), [odd('cidr', '2001:0DB8::/32', '2001:db8::/32')]],
    'an exception that is no range': [
      to({ cidr: '10.0.0.0/8', except: ['10.1.0.0/16', '10.2.0.0'] }),
      [noRange('except', '10.2.0.0', 'except[1]')],
    ],
    'an exception that is null': [to({ cidr: '10.0.0.0/8', except: [null] }), [noRange('except', '', 'except[0]')]],
    'an exception with bits of the host': [
      to({ cidr: '10.0.0.0/8', except: ['10.1.2.3/16'] }),
      [odd('except', '10.1.2.3/16', '10.1.0.0/16', 'except[0]')],
    ],
    'an exception outside': [
      to({ cidr: '10.0.0.0/8', except: ['192.168.0.0/16'] }),
      [outside('192.168.0.0/16', '10.0.0.0/8')],
    ],
    'the same range': [to({ cidr: '10.0.0.0/8', except: ['10.0.0.0/8'] }), [outside('10.0.0.0/8', '10.0.0.0/8')]],
    'a wider range': [to({ cidr: '10.0.0.0/8', except: ['0.0.0.0/0'] }), [outside('0.0.0.0/0', '10.0.0.0/8')]],
    'the other family': [to({ cidr: '0.0.0.0/0', except: ['fc00::/7'] }), [outside('fc00::/7', '0.0.0.0/0')]],
    'each block': [
      ingressPolicy({ from: [CLIENTS, { ipBlock: { cidr: 'a' } }, { ipBlock: { cidr: 'b' } }] }),
      [
        `NetworkPolicy prod/web: cidr "a" is no range of addresses (spec.ingress[0].from[1].ipBlock.cidr); ${WRITE}`,
        `NetworkPolicy prod/web: cidr "b" is no range of addresses (spec.ingress[0].from[2].ipBlock.cidr); ${WRITE}`,
      ],
    ],
    'the agent, weakened': [
      weakened,
      [
        `NetworkPolicy aiops/aiops-agent-allow-https: cidr "0.0.0.0" is no range of addresses (spec.egress[0].to[0].ipBlock.cidr); ${WRITE}`,
      ],
    ],
  },
  patches: {
    'bits of the host': [
      to({ cidr: '10.1.2.3/8', except: ['10.1.2.3/16'] }),
      [
        { op: 'replace', path: '/spec/egress/0/to/0/ipBlock/cidr', value: '10.0.0.0/8' },
        { op: 'replace', path: '/spec/egress/0/to/0/ipBlock/except/0', value: '10.1.0.0/16' },
      ],
    ],
    'none where it is no range': [to({ cidr: '10.0.0.1' }), []],
  },
  notApplicable: { 'no rules': DENY_ALL, 'no ranges': egressPolicy({ to: [CLIENTS] }) },
});
