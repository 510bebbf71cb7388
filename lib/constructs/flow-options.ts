import { Shape } from '../kubernetes/shape';

/** Which end of a connection the selected pods are. */
export enum FlowDirection {
  /** They are connected to. */
  INGRESS = 'ingress',
  /** They connect. */
  EGRESS = 'egress',
}

/** Transport protocol of a port. */
export enum FlowProtocol {
  TCP = 'TCP',
  UDP = 'UDP',
}

/** A port, or a range of ports, of a flow. */
export interface FlowPort {
  /** Number of the port, or the first of a range: 1 to 65535. */
  readonly port: number;
  /**
   * The last port of a range.
   *
   * @default - `port`
   */
  readonly endPort?: number;
  /**
   * Transport protocol.
   *
   * @default FlowProtocol.TCP
   */
  readonly protocol?: FlowProtocol;
}

/** Options of `NetworkFlow.dns`. */
export interface DnsFlowOptions {
  /**
   * Namespace of the cluster's DNS pods.
   *
   * @default "kube-system"
   */
  readonly namespace?: string;
  /**
   * Labels of the cluster's DNS pods.
   *
   * @default { "k8s-app": "kube-dns" }
   */
  readonly podLabels?: { readonly [key: string]: string };
  /**
   * Addresses of a DNS cache on the node (NodeLocal DNSCache), for example `169.254.20.10/32`.
   *
   * @default - none
   */
  readonly nodeLocalCidrs?: string[];
}

/** Options of `NetworkFlow.apiServer`. */
export interface ApiServerFlowOptions {
  /**
   * Addresses of the API server's endpoints, as `kubectl get endpointslices kubernetes` lists them. Name them where
   * you can: the default lets the agent try this port on any private address.
   *
   * @default - the private ranges 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 and fc00::/7
   */
  readonly endpointCidrs?: string[];
  /**
   * Port of the endpoints.
   *
   * @default 6443
   */
  readonly endpointPort?: number;
  /**
   * Addresses of the Service `kubernetes.default`, for network plug-ins that match before translation.
   *
   * @default ["10.96.0.1/32"], the Service address of a cluster made by kubeadm
   */
  readonly serviceCidrs?: string[];
  /**
   * Port of the Service.
   *
   * @default 443
   */
  readonly servicePort?: number;
}

/** Options of `NetworkFlow.https` and `NetworkFlow.plainHttp`. */
export interface HttpsFlowOptions {
  /**
   * Addresses that may be reached.
   *
   * @default ["0.0.0.0/0", "::/0"]: all public addresses
   */
  readonly cidrs?: string[];
  /**
   * Further addresses that may not.
   *
   * @default - none
   */
  readonly exceptCidrs?: string[];
  /**
   * Private ranges that may be reached all the same, for a receiver inside, for example `10.20.0.0/16`.
   *
   * @default - none
   */
  readonly privateCidrs?: string[];
}

/** What each option of `NetworkFlow.dns` must be. */
export const DNS_SHAPE: Shape<DnsFlowOptions> = { namespace: 'text', podLabels: 'object', nodeLocalCidrs: 'list' };

/** What each option of `NetworkFlow.apiServer` must be. */
export const API_SERVER_SHAPE: Shape<ApiServerFlowOptions> = {
  endpointCidrs: 'list',
  endpointPort: 'count',
  serviceCidrs: 'list',
  servicePort: 'count',
};

/** What each option of `NetworkFlow.https` and `NetworkFlow.plainHttp` must be. */
export const HTTPS_SHAPE: Shape<HttpsFlowOptions> = { cidrs: 'list', exceptCidrs: 'list', privateCidrs: 'list' };
