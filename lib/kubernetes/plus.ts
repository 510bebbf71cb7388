import * as kplus from 'cdk8s-plus-28';
import { Peer, Selector } from '../analysis/reachability';
import { NAMESPACE_NAME_LABEL } from '../hardening';

/**
 * cdk8s-plus-28 offers no public way from its `LabelSelector` to the API's: `_toKube` exists at run time and is only
 * hidden from the types. The package has been frozen since 2024; test/kubernetes/plus.test.ts would notice a change.
 */
export function toLabelSelector(selector: kplus.LabelSelector): Selector {
  const kube = (selector as unknown as { _toKube(): Selector })._toKube();
  return {
    ...(kube.matchLabels && Object.keys(kube.matchLabels).length > 0 ? { matchLabels: kube.matchLabels } : {}),
    ...(kube.matchExpressions && kube.matchExpressions.length > 0 ? { matchExpressions: kube.matchExpressions } : {}),
  };
}

function toNamespaceSelector(config: kplus.NamespaceSelectorConfig): Selector {
  const labels = config.labelSelector ? toLabelSelector(config.labelSelector) : {};
  const names = config.names ?? [];
  return {
    ...labels,
    ...(names.length === 1 ? { matchLabels: { ...labels.matchLabels, [NAMESPACE_NAME_LABEL]: names[0] } } : {}),
    ...(names.length > 1
      ? {
          matchExpressions: [
            ...(labels.matchExpressions ?? []),
            { key: NAMESPACE_NAME_LABEL, operator: 'In', values: [...names].sort() },
          ],
        }
      : {}),
  };
}

/** A peer of cdk8s-plus-28 as one peer of the API: pods **in** namespaces, never pods **or** namespaces. */
export function toPolicyPeer(peer: kplus.INetworkPolicyPeer): Peer {
  const { ipBlock, podSelector } = peer.toNetworkPolicyPeerConfig();
  if (ipBlock) {
    return { ipBlock: { cidr: ipBlock.cidr, ...(ipBlock.except ? { except: [...ipBlock.except] } : {}) } };
  }
  return {
    ...(podSelector?.namespaces ? { namespaceSelector: toNamespaceSelector(podSelector.namespaces) } : {}),
    podSelector: podSelector ? toLabelSelector(podSelector.labelSelector) : {},
  };
}

/** An environment variable as the API writes it. */
export function toEnvVar(name: string, env: kplus.EnvValue): { [key: string]: unknown } {
  const value = env.value as string | undefined;
  if (value !== undefined) {
    return { name, value };
  }
  const from = env.valueFrom as { resourceFieldRef?: { divisor?: { value?: unknown } } } & { [key: string]: unknown };
  const resource = from.resourceFieldRef;
  if (resource?.divisor?.value !== undefined) {
    return { name, valueFrom: { resourceFieldRef: { ...resource, divisor: resource.divisor.value } } };
  }
  return { name, valueFrom: from };
}
