import { noLoadBalancer } from '../../../../lib/validator/checks/network/no-load-balancer';
import { checkSuite } from '../../../support/checks';
import { agentSet, find } from '../../../support/manifests';
import { Raw } from '../../../support/minimal';

function balancer(spec: { [field: string]: unknown } = {}, annotations: unknown = undefined): Raw {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', namespace: 'prod', annotations },
    spec: { type: 'LoadBalancer', ...spec },
  };
}

const open = (title = 'Service prod/web'): string =>
  `${title}: type "LoadBalancer" is open to everybody (spec.type); use type ClusterIP behind an Ingress, set loadBalancerSourceRanges, or make it internal.`;
const everybody = (range: string, index: number): string =>
  `Service prod/web: loadBalancerSourceRanges lets "${range}" in, which is everybody (spec.loadBalancerSourceRanges[${index}]); name the ranges of the clients.`;

const RANGES = 'service.beta.kubernetes.io/load-balancer-source-ranges';
const AWS = 'service.beta.kubernetes.io/aws-load-balancer-';

const weakened = find(agentSet(), 'Service');
weakened.spec.type = 'LoadBalancer';

checkSuite(noLoadBalancer, {
  passes: {
    'named clients': balancer({ loadBalancerSourceRanges: ['198.51.100.0/24', '10.0.0.0/8'] }),
    'named clients by annotation': balancer({}, { [RANGES]: '198.51.100.0/24, 10.0.0.0/8' }),
    'a malformed range, which the API server refuses': balancer({ loadBalancerSourceRanges: ['clients'] }),
  },
  fails: {
    'no ranges': [balancer(), [open()]],
    'ranges: null': [balancer({ loadBalancerSourceRanges: null }), [open()]],
    'empty ranges': [balancer({ loadBalancerSourceRanges: [] }), [open()]],
    'everybody among the ranges': [
      balancer({ loadBalancerSourceRanges: ['10.0.0.0/8', '0.0.0.0/0', '::/0'] }),
      [everybody('0.0.0.0/0', 1), everybody('::/0', 2)],
    ],
    'everybody by annotation': [balancer({}, { [RANGES]: '10.0.0.0/8, 0.0.0.0/0' }), [open()]],
    'an empty annotation': [balancer({}, { [RANGES]: '' }), [open()]],
    'not internal': [balancer({}, { [`${AWS}internal`]: 'false' }), [open()]],
    'of the AWS controller, for the internet': [
      balancer({ loadBalancerClass: 'service.k8s.aws/nlb' }, { [`${AWS}scheme`]: 'internet-facing' }),
      [open()],
    ],
    'another class': [balancer({ loadBalancerClass: 'example.com/nlb' }), [open()]],
    'the agent, weakened': [weakened, [open('Service aiops/aiops-agent')]],
  },
  notApplicable: {
    'another type': balancer({ type: 'ClusterIP' }),
    'no type': balancer({ type: undefined }),
    'type: null': balancer({ type: null }),
    'internal at AWS': balancer({}, { [`${AWS}internal`]: 'true' }),
    'internal by scheme': balancer({ loadBalancerClass: 'service.k8s.aws/nlb' }, { [`${AWS}scheme`]: 'internal' }),
    'internal by default of the class': balancer({ loadBalancerClass: 'service.k8s.aws/nlb' }),
    'internal by default of the type': balancer({}, { [`${AWS}type`]: 'external' }),
    'internal at Google': balancer({}, { 'networking.gke.io/load-balancer-type': 'Internal' }),
    'internal at Azure': balancer({}, { 'service.beta.kubernetes.io/azure-load-balancer-internal': 'true' }),
    'internal at Tencent, by a subnet': balancer(
      {},
      { 'service.kubernetes.io/qcloud-loadbalancer-internal-subnetid': 'subnet-1' },
    ),
    'a private network': balancer({ loadBalancerClass: 'tailscale' }),
  },
});
