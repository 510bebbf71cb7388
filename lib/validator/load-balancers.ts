import type { Manifest } from './manifest';

/** Annotations by which clouds make a load balancer internal, with the values that do; `*` stands for any. */
const INTERNAL: { readonly [annotation: string]: readonly string[] } = {
  'cloud.google.com/load-balancer-type': ['internal'],
  'load-balancer.hetzner.cloud/disable-public-network': ['true'],
  'networking.gke.io/load-balancer-type': ['internal'],
  'oci-network-load-balancer.oraclecloud.com/internal': ['true'],
  'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type': ['intranet'],
  'service.beta.kubernetes.io/aws-load-balancer-internal': ['true', '0.0.0.0/0'],
  'service.beta.kubernetes.io/aws-load-balancer-scheme': ['internal'],
  'service.beta.kubernetes.io/azure-load-balancer-internal': ['true'],
  'service.beta.kubernetes.io/cce-load-balancer-internal-vpc': ['true'],
  'service.beta.kubernetes.io/do-loadbalancer-network': ['internal'],
  'service.beta.kubernetes.io/oci-load-balancer-internal': ['true'],
  'service.beta.kubernetes.io/openstack-internal-load-balancer': ['true'],
  'service.beta.kubernetes.io/scw-loadbalancer-private': ['true'],
  'service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type': ['private'],
  'service.kubernetes.io/qcloud-loadbalancer-internal-subnetid': ['*'],
  'yandex.cloud/load-balancer-type': ['internal'],
};

const AWS_SCHEME = 'service.beta.kubernetes.io/aws-load-balancer-scheme';
const AWS_TYPE = 'service.beta.kubernetes.io/aws-load-balancer-type';
/** Types and classes of the AWS Load Balancer Controller, which are internal unless the scheme says otherwise. */
const AWS_TYPES = ['external', 'nlb-ip'];
const AWS_CLASSES = ['eks.amazonaws.com/nlb', 'service.k8s.aws/nlb'];
/** Classes that lead to no public network. */
const PRIVATE_CLASSES = ['tailscale'];

/** Whether the load balancer of a Service has no address on the internet, as far as annotations and class tell. */
export function isInternal({ annotations, body: { spec = {} } }: Manifest<'/Service'>): boolean {
  const { loadBalancerClass = '' } = spec;
  const byController =
    annotations[AWS_SCHEME] === undefined &&
    (AWS_CLASSES.includes(loadBalancerClass) || AWS_TYPES.includes(annotations[AWS_TYPE] ?? ''));
  return (
    byController ||
    PRIVATE_CLASSES.includes(loadBalancerClass) ||
    Object.entries(INTERNAL).some(([key, values]) => {
      const value = annotations[key];
      return value !== undefined && (values.includes('*') || values.includes(value.toLowerCase()));
    })
  );
}
