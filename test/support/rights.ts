import { Manifest } from './manifests';

/** One verb-list on one resource that the agent has, and where. */
export interface Right {
  readonly verbs: readonly string[];
  /** As kubectl writes it: `pods`, `pods/log`, `deployments.apps`, `*.*`. */
  readonly resource: string;
  /** `get, list on pods in aiops`. */
  readonly text: string;
}

/** Every subject that includes the agent's service account. */
const AGENT = [
  'ServiceAccount aiops/aiops-agent',
  'User system:serviceaccount:aiops:aiops-agent',
  'Group system:serviceaccounts:aiops',
  'Group system:serviceaccounts',
  'Group system:authenticated',
];

/** `ServiceAccount aiops/aiops-agent`, `Group system:masters`. */
export function subjectText({ kind, namespace, name }: Manifest): string {
  return `${kind} ${namespace ? `${namespace}/` : ''}${name}`;
}

/** All bindings of the set. */
export function bindings(set: readonly Manifest[]): Manifest[] {
  return set.filter(({ kind }) => kind === 'RoleBinding' || kind === 'ClusterRoleBinding');
}

/** The rules of a binding's role. A role that is not in the set may grant anything. */
function rulesOf(set: readonly Manifest[], { metadata, roleRef }: Manifest): Manifest[] {
  const role = set.find(
    ({ kind, metadata: { name, namespace } }) =>
      kind === roleRef.kind && name === roleRef.name && (kind === 'ClusterRole' || namespace === metadata.namespace),
  );
  return role?.rules ?? [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }];
}

/** One line for each rule of every role that is bound to the agent: `get on pods, services in aiops`. */
export function agentRules(set: readonly Manifest[]): string[] {
  return [...new Set(agentRights(set).map(({ text }) => text))];
}

/** What the agent's service account may do, by whatever binding, read as the RBAC authorizer reads it. */
export function agentRights(set: readonly Manifest[]): Right[] {
  return bindings(set)
    .filter(({ subjects }) => subjects.some((subject: Manifest) => AGENT.includes(subjectText(subject))))
    .flatMap((binding) => rulesOf(set, binding).flatMap((rule) => toRights(rule, binding.metadata.namespace)));
}

function toRights({ apiGroups, resources, verbs, resourceNames }: Manifest, namespace?: string): Right[] {
  const all: string[] = resources.flatMap((resource: string) =>
    apiGroups.map((group: string) => (group === '' ? resource : `${resource}.${group}`)),
  );
  const named = resourceNames ? ` named ${resourceNames.join(', ')}` : '';
  const text = `${verbs.join(', ')} on ${all.join(', ')}${named} in ${namespace ?? 'the cluster'}`;
  return all.map((resource) => ({ verbs, resource, text }));
}

/** `deployments/scale.apps` is resource `deployments/scale` of group `apps`. */
export function splitResource(resource: string): [resource: string, group: string] {
  const dot = resource.indexOf('.');
  return dot < 0 ? [resource, ''] : [resource.slice(0, dot), resource.slice(dot + 1)];
}

/** By name, by `*`, or by a subresource of any resource (RBAC reference, "Referring to resources"). */
function covers(granted: string, wanted: string): boolean {
  const [[resource, group], [wantedResource, wantedGroup]] = [splitResource(granted), splitResource(wanted)];
  return (
    (group === '*' || group === wantedGroup) &&
    (resource === '*' ||
      resource === wantedResource ||
      (resource.startsWith('*/') && wantedResource.endsWith(resource.slice(1))))
  );
}

/** The agent's rules that give one of these verbs (`*`: any) on one of these resources. */
export function rulesOn(set: readonly Manifest[], verbs: string, resources: readonly string[]): string[] {
  const wanted = verbs.split(',');
  const found = agentRights(set).filter(
    (right) =>
      resources.some((resource) => covers(right.resource, resource)) &&
      (wanted.includes('*') || right.verbs.some((verb) => verb === '*' || wanted.includes(verb))),
  );
  return [...new Set(found.map(({ text }) => text))];
}
