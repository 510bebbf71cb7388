import * as kplus from 'cdk8s-plus-28';
import { Shape } from '../kubernetes/shape';
import { ExternalSecretKey } from './external-secret-binding';
import { ExternalSecretStore } from './external-secret-store';
import { ApiServerFlowOptions, DnsFlowOptions, HttpsFlowOptions } from './flow-options';
import { DEPLOYMENT_SHAPE, HardenedAgentDeploymentProps } from './hardened-agent-deployment-props';
import { NamespaceQuota } from './namespace-options';
import { NetworkFlow } from './network-flow';

/** A right that the agent uses where it is granted, and does without where it is not: agent/contract.json, "optional". */
export enum AgentFeature {
  /** The log tail of failing containers: get pods/log. */
  POD_LOGS = 'pod-logs',
  /** Events of the watched namespaces: list and watch events. */
  EVENTS = 'events',
  /** Services without ready endpoints, exactly: read endpointslices. */
  ENDPOINT_SLICES = 'endpoint-slices',
  /** Roll-outs: read deployments, replicasets, statefulsets, daemonsets. */
  WORKLOADS = 'workloads',
  /** CPU and memory of watched pods: get and list pods.metrics.k8s.io. */
  METRICS = 'metrics',
  /** Failing nodes: read nodes. A right in the whole cluster. */
  NODES = 'nodes',
  /** One active replica: a Lease in the agent's own namespace. */
  LEASES = 'leases',
}

/** Who may read the agent's metrics. */
export interface MonitoringOptions {
  /**
   * Namespace of Prometheus.
   *
   * @default "monitoring"
   */
  readonly namespace?: string;
  /**
   * Labels of the Prometheus pods.
   *
   * @default { "app.kubernetes.io/name": "prometheus" }
   */
  readonly podLabels?: { readonly [key: string]: string };
}

/** The agent's secrets in an external store. */
export interface AgentExternalSecret {
  /** The store. */
  readonly store: ExternalSecretStore;
  /**
   * The keys, and where their values come from.
   *
   * @default - ALERT_WEBHOOK_URL from /aiops/webhook-url
   */
  readonly data?: ExternalSecretKey[];
}

/** Properties of an `AiopsAgent`. */
export interface AiopsAgentProps extends HardenedAgentDeploymentProps {
  /**
   * Whether the namespace is made. Where it is not, it must exist, and should enforce Pod Security `restricted`.
   *
   * @default true
   */
  readonly createNamespace?: boolean;
  /**
   * The namespace's quota. It must have room for all replicas and one more.
   *
   * @default - room for twice as many agents, and 10 pods at least
   */
  readonly quota?: NamespaceQuota;
  /**
   * Optional rights. Each lets the agent see more; without them it has exactly the guide's rights.
   *
   * @default - none
   */
  readonly features?: AgentFeature[];
  /**
   * Who may read the agent's metrics.
   *
   * @default - Prometheus in the namespace "monitoring"
   */
  readonly monitoring?: MonitoringOptions;
  /**
   * The cluster's DNS.
   *
   * @default - the pods k8s-app=kube-dns of kube-system
   */
  readonly dns?: DnsFlowOptions;
  /**
   * Addresses of the API server.
   *
   * @default - port 6443 of any private address, and port 443 of 10.96.0.1
   */
  readonly apiServer?: ApiServerFlowOptions;
  /**
   * Addresses of webhook receivers.
   *
   * @default - port 443 of all public addresses
   */
  readonly https?: HttpsFlowOptions;
  /**
   * Further traffic.
   *
   * @default - none
   */
  readonly flows?: NetworkFlow[];
  /**
   * The agent's secrets come from an external store.
   *
   * @default - they come from `secrets`
   */
  readonly externalSecret?: AgentExternalSecret;
  /**
   * The agent's secrets are sealed: ciphertext by key.
   *
   * @default - they come from `secrets`
   */
  readonly sealedSecret?: { readonly [key: string]: string };
  /**
   * Who may quarantine pods.
   *
   * @default - the service account "NAME-responder", which is made
   */
  readonly responders?: kplus.ISubject[];
}

/** What each property must be. */
export const AGENT_SHAPE: Shape<AiopsAgentProps> = {
  ...DEPLOYMENT_SHAPE,
  createNamespace: 'flag',
  quota: 'object',
  features: 'list',
  monitoring: 'object',
  dns: 'object',
  apiServer: 'object',
  https: 'object',
  flows: 'list',
  externalSecret: 'object',
  sealedSecret: 'object',
  responders: 'list',
};
