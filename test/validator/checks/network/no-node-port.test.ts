import { noNodePort } from '../../../../lib/validator/checks/network/no-node-port';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { Raw } from '../../../support/minimal';

function service(spec: unknown): Raw {
  return { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', namespace: 'prod' }, spec };
}

const message = (opens: string, title = 'Service prod/web'): string =>
  `${title}: type "NodePort" opens ${opens} on every node (spec.type); use type ClusterIP behind an Ingress.`;

const weakened = find(agentSet(), 'Service');
weakened.spec.type = 'NodePort';

checkSuite(noNodePort, {
  passes: {
    'ClusterIP': service({ type: 'ClusterIP' }),
    'LoadBalancer, left to no-load-balancer': service({ type: 'LoadBalancer', ports: [{ port: 80, nodePort: 30080 }] }),
  },
  fails: {
    'a port that the cluster chooses': [service({ type: 'NodePort', ports: [{ port: 80 }] }), [message('a port')]],
    'no ports': [service({ type: 'NodePort' }), [message('a port')]],
    'ports: null': [service({ type: 'NodePort', ports: null }), [message('a port')]],
    'one port': [service({ type: 'NodePort', ports: [{ port: 80, nodePort: 30080 }] }), [message('port "30080"')]],
    'two ports': [
      service({
        type: 'NodePort',
        ports: [
          { port: 443, nodePort: 30443 },
          { port: 80, nodePort: 30080 },
        ],
      }),
      [message('ports "30080" and "30443"')],
    ],
    'the agent, weakened': [weakened, [message('a port', 'Service aiops/aiops-agent')]],
  },
  notApplicable: {
    'no type': service({ ports: [{ port: 80 }] }),
    'type: null': service({ type: null }),
    'no spec': service(undefined),
  },
});
