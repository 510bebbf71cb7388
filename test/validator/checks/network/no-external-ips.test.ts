import { noExternalIps } from '../../../../lib/validator/checks/network/no-external-ips';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { Raw } from '../../../support/minimal';

function service(spec: unknown): Raw {
  return { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', namespace: 'prod' }, spec };
}

const message = (addresses: string, title = 'Service prod/web'): string =>
  `${title}: externalIPs claims ${addresses} (spec.externalIPs); remove externalIPs.`;

const weakened = find(agentSet(), 'Service');
weakened.spec.externalIPs = ['192.0.2.1'];

checkSuite(noExternalIps, {
  passes: {},
  fails: {
    'one address': [service({ externalIPs: ['192.0.2.1'] }), [message('"192.0.2.1"')]],
    'several': [
      service({ externalIPs: ['203.0.113.1', '192.0.2.1', '198.51.100.1'] }),
      [message('"192.0.2.1", "198.51.100.1" and "203.0.113.1"')],
    ],
    'the agent, weakened': [weakened, [message('"192.0.2.1"', 'Service aiops/aiops-agent')]],
  },
  notApplicable: {
    'absent': service({ type: 'ClusterIP' }),
    'null': service({ externalIPs: null }),
    'empty': service({ externalIPs: [] }),
    'no spec': service(undefined),
  },
});
