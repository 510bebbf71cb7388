import { Raw } from './minimal';

/** A NetworkPolicy of namespace prod for its pods `app: web`, unless the spec or the metadata say otherwise. */
export function networkPolicy(spec: { [field: string]: unknown }, metadata: { [field: string]: unknown } = {}): Raw {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'web', namespace: 'prod', ...metadata },
    spec: { podSelector: { matchLabels: { app: 'web' } }, ...spec },
  };
}

/** Such a policy with one ingress rule. */
export function ingressPolicy(rule: { [field: string]: unknown }): Raw {
  return networkPolicy({ policyTypes: ['Ingress'], ingress: [rule] });
}

/** Such a policy with one egress rule. */
export function egressPolicy(rule: { [field: string]: unknown }): Raw {
  return networkPolicy({ policyTypes: ['Egress'], egress: [rule] });
}

/** Isolates every pod of prod in both directions. */
export const DENY_ALL: Raw = networkPolicy(
  { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
  { name: 'default-deny' },
);

/** The namespace of these policies. */
export const PROD: Raw = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'prod' } };

/** A peer that is somebody. */
export const CLIENTS = { podSelector: { matchLabels: { app: 'client' } } };
