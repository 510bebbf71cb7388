import { METADATA_ADDRESSES } from '../../../../lib/hardening';
import { networkMetadata } from '../../../../lib/validator/checks/network/network-metadata';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { Raw } from '../../../support/minimal';
import { CLIENTS, DENY_ALL, egressPolicy, ingressPolicy } from '../../../support/network-policies';

const HTTPS = [{ port: 443 }];

function to(ipBlock: unknown, ports: unknown = HTTPS): Raw {
  return egressPolicy({ to: [{ ipBlock }], ports });
}

function open(range: string, which: string, repair: string): string {
  return `NetworkPolicy prod/web: egress to "${range}" does not except the metadata ${which} (spec.egress[0].to[0].ipBlock.except); add ${repair} under except.`;
}

function itself(range: string): string {
  return `NetworkPolicy prod/web: egress rule allows the metadata address "${range}" (spec.egress[0].to[0].ipBlock.cidr); remove it, and use the cloud's workload identity for the pod.`;
}

const IPV4 = METADATA_ADDRESSES.filter((address) => !address.includes(':'));
const ALL_IPV4 = open(
  '0.0.0.0/0',
  'addresses "169.254.169.254/32", "169.254.169.253/32", "169.254.169.252/32" and 8 more',
  '"100.100.100.200/32", "100.96.0.96/32", "168.63.129.16/32", "169.254.0.23/32", "169.254.169.252/32", "169.254.169.253/32", "169.254.169.254/32", "169.254.170.2/32", "169.254.170.23/32", "169.254.42.42/32" and "192.0.0.192/32"',
);

const set = agentSet();
const weakened = find(set, 'NetworkPolicy', 'aiops-agent-allow-https');
weakened.spec.egress[0].to[0].ipBlock.except = ['169.254.0.0/16', '100.64.0.0/10', '192.0.0.0/24'];

checkSuite(networkMetadata, {
  passes: {
    'every address excepted': to({ cidr: '0.0.0.0/0', except: IPV4 }),
    'the ranges around them': to({
      cidr: '0.0.0.0/0',
      except: ['169.254.0.0/16', '100.64.0.0/10', '168.63.129.16/32', '192.0.0.0/24'],
    }),
    'IPv6': to({ cidr: '::/0', except: ['fc00::/7'] }),
    'a private range': to({ cidr: '10.0.0.0/8' }),
    'a DNS cache on the node': to({ cidr: '169.254.20.10/32' }),
    'DNS at the same address': to({ cidr: '169.254.169.254/32' }, [{ port: 53, protocol: 'UDP' }, { port: 53 }]),
    'time at the same address': to({ cidr: '169.254.169.123/32' }, [{ port: 123, protocol: 'UDP' }]),
    'a port at which none answers': to({ cidr: '0.0.0.0/0' }, [{ port: 5432 }]),
    'a port by name': to({ cidr: '0.0.0.0/0' }, [{ port: 'https' }]),
    'no range': to({ cidr: 'everywhere' }),
    'pods': egressPolicy({ to: [CLIENTS] }),
    'every peer, left to network-open-egress': egressPolicy({}),
  },
  fails: {
    'no except': [to({ cidr: '0.0.0.0/0' }), [ALL_IPV4]],
    'except: null': [to({ cidr: '0.0.0.0/0', except: null }), [ALL_IPV4]],
    'no ports': [to({ cidr: '0.0.0.0/0' }, []), [ALL_IPV4]],
    'port 80': [to({ cidr: '0.0.0.0/0' }, [{ port: 80 }]), [ALL_IPV4]],
    'a range of ports': [to({ cidr: '0.0.0.0/0' }, [{ port: 1024, endPort: 65535 }]), [ALL_IPV4]],
    'all of TCP': [to({ cidr: '0.0.0.0/0' }, [{ protocol: 'TCP' }]), [ALL_IPV4]],
    'one address left': [
      to({ cidr: '0.0.0.0/0', except: IPV4.slice(1) }),
      [open('0.0.0.0/0', 'address "169.254.169.254/32"', '"169.254.169.254/32"')],
    ],
    'two addresses left': [
      to({ cidr: '0.0.0.0/0', except: IPV4.slice(2) }),
      [
        open(
          '0.0.0.0/0',
          'addresses "169.254.169.254/32" and "169.254.169.253/32"',
          '"169.254.169.253/32" and "169.254.169.254/32"',
        ),
      ],
    ],
    'a part of a range of addresses': [
      to({ cidr: 'fd00:ec2::/31', except: ['fd00:ec2::254/128'] }),
      [open('fd00:ec2::/31', 'address "fd00:ec2::/32"', '"fd00:ec2::/32"')],
    ],
    'the range of carriers': [
      to({ cidr: '100.64.0.0/10' }),
      [
        open(
          '100.64.0.0/10',
          'addresses "100.96.0.96/32" and "100.100.100.200/32"',
          '"100.100.100.200/32" and "100.96.0.96/32"',
        ),
      ],
    ],
    'the address itself': [to({ cidr: '169.254.169.254/32' }), [itself('169.254.169.254/32')]],
    'one of its range': [to({ cidr: 'fd00:ec2::254/128' }), [itself('fd00:ec2::254/128')]],
    'the agent, weakened': [
      weakened,
      [
        'NetworkPolicy aiops/aiops-agent-allow-https: egress to "0.0.0.0/0" does not except the metadata address "168.63.129.16/32" (spec.egress[0].to[0].ipBlock.except); add "168.63.129.16/32" under except.',
      ],
    ],
  },
  notApplicable: {
    'no rules': DENY_ALL,
    'ingress': ingressPolicy({ from: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }),
  },
});
