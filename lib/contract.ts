import * as data from '../agent/contract.json';

/** One RBAC rule as the Kubernetes API writes it. */
export interface ContractRule {
  readonly apiGroups: string[];
  readonly resources: string[];
  readonly resourceNames?: string[];
  readonly verbs: string[];
}

/** A right that the agent uses where it is granted, and does without where it is not. */
export interface OptionalRight {
  /** The value of `AgentFeature` that asks for it. */
  readonly feature: string;
  /** Where it must be granted: in each watched namespace, in the agent's own, or for the whole cluster. */
  readonly scope: string;
  readonly rules: ContractRule[];
}

/** What the agent and its manifests agree on; `agent/README.md` explains each field. */
export interface Contract {
  readonly name: string;
  readonly user: number;
  readonly group: number;
  readonly http: {
    readonly port: number;
    readonly paths: { readonly liveness: string; readonly readiness: string; readonly metrics: string };
  };
  readonly volumes: { readonly name: string; readonly path: string; readonly sizeMiB: number }[];
  readonly files: {
    readonly apiCredentials: {
      readonly path: string;
      readonly token: string;
      readonly certificateAuthority: string;
      readonly namespace: string;
    };
    readonly secrets: { readonly path: string; readonly reloads: boolean };
  };
  readonly environment: {
    readonly name: string;
    readonly secret: boolean;
    readonly optional: boolean;
    readonly default?: string;
  }[];
  readonly rights: { readonly required: ContractRule[]; readonly optional: OptionalRight[] };
  readonly egress: string[];
  readonly resources: {
    readonly requests: { readonly [name: string]: string };
    readonly limits: { readonly [name: string]: string };
  };
}

/**
 * The contract between the agent and the constructs, read from `agent/contract.json`.
 * Probes, Service, volumes, Role and network policies are derived from it, so that neither side can drift.
 */
export const contract: Contract = data;
