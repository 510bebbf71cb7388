import { Connection, isAllowed, OtherEnd, PodEnd } from '../../lib/analysis/reachability';
import { find, Manifest } from './manifests';

/** The far end of a connection that a test tries: who, port and protocol (TCP where it is left out). */
export type Attempt = readonly [other: OtherEnd, port: number, protocol?: Connection['protocol']];

/** A pod of a namespace that carries the label that Kubernetes gives it. */
export function pod(namespace: string, labels: PodEnd['labels'] = {}): PodEnd {
  return { namespace, namespaceLabels: { 'kubernetes.io/metadata.name': namespace }, labels };
}

/** The agent's pod as the Deployment of the set makes it, with further labels. */
export function agentPod(set: readonly Manifest[], labels: PodEnd['labels'] = {}): PodEnd {
  const { metadata, spec } = find(set, 'Deployment').spec.template;
  const ports = spec.containers[0].ports.map(({ name, containerPort }: Manifest) => [name, containerPort]);
  return { ...pod('aiops', { ...metadata.labels, ...labels }), namedPorts: Object.fromEntries(ports) };
}

/** All network policies of the set. */
export function policies(set: readonly Manifest[]): Manifest[] {
  return set.filter(({ kind }) => kind === 'NetworkPolicy');
}

/** Names of the attempts that all policies of the set together let through, at this pod's end. */
export function allowed(
  set: readonly Manifest[],
  self: PodEnd,
  direction: Connection['direction'],
  attempts: { readonly [name: string]: Attempt },
): string[] {
  return Object.entries(attempts)
    .filter(([, [other, port, protocol = 'TCP']]) =>
      isAllowed(policies(set), { direction, pod: self, other, port, protocol }),
    )
    .map(([name]) => name);
}

/** One more policy of the namespace. Policies only add: this is how a set is opened without a change to any other. */
export function addPolicy(set: Manifest[], rules: Manifest): void {
  const policyTypes = [rules.ingress ? 'Ingress' : 'Egress'];
  const metadata = { name: 'other', namespace: 'aiops' };
  set.push({ kind: 'NetworkPolicy', metadata, spec: { podSelector: {}, policyTypes, ...rules } });
}
