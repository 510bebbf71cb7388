import { ESCALATION_PATHS, EscalationPath } from './escalation-paths';

/** A rule of a Role or ClusterRole. */
export interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  readonly resourceNames?: readonly string[];
}

/** An escalation path that a rule opens, with the part of the rule that opens it. */
export interface Escalation {
  readonly path: EscalationPath;
  /** `get, list on secrets` */
  readonly by: string;
}

/** Whether a rule's resource covers one of the path's: by name, by `*`, or by a subresource of any resource. */
export function coversResource(granted: string, wanted: string): boolean {
  if (granted === '*' || granted === wanted) {
    return true;
  }
  // The authorizer asks for userextras/KEY, where KEY is anything.
  if (wanted === 'userextras/*') {
    return granted.startsWith('userextras/') || granted.startsWith('*/');
  }
  return granted.startsWith('*/') && wanted.endsWith(granted.slice(1));
}

/** `impersonate` also stands for the constrained verbs of KEP-5284, such as `impersonate:user-info`. */
function coversVerb(granted: string, wanted: string): boolean {
  return granted === '*' || granted === wanted || (wanted === 'impersonate' && /^impersonate(-on)?:/.test(granted));
}

/**
 * Whether a rule's resources can be those of the path's API groups. A path of every resource of its groups, such as those of
 * an operator, is not opened by "pods" of every group: that is none of the operator's.
 */
function coversGroup({ apiGroups, resources }: Rule, path: EscalationPath): boolean {
  return apiGroups.some(
    (group) =>
      path.apiGroups.includes(group) || (group === '*' && (!path.resources.includes('*') || resources.includes('*'))),
  );
}

function opened(rule: Rule, path: EscalationPath): string | undefined {
  // KEP-5284: `impersonate-on:user-info:create` stands on the resource that the impersonated user acts on.
  const onAny = path.verbs.includes('impersonate') && rule.verbs.some((verb) => verb.startsWith('impersonate-on:'));
  if (!onAny && !coversGroup(rule, path)) {
    return undefined;
  }
  const verbs = rule.verbs.filter(
    (granted) => path.verbs.includes('*') || path.verbs.some((wanted) => coversVerb(granted, wanted)),
  );
  // Most rules only read: no need to look at their resources.
  if (verbs.length === 0) {
    return undefined;
  }
  const resources = rule.resources.filter(
    (granted) =>
      onAny || path.resources.includes('*') || path.resources.some((wanted) => coversResource(granted, wanted)),
  );
  return resources.length > 0 ? `${verbs.join(', ')} on ${resources.join(', ')}` : undefined;
}

function wildcard(rule: Rule): string | undefined {
  const lists = { apiGroups: rule.apiGroups, resources: rule.resources, verbs: rule.verbs };
  const wild = Object.entries(lists).filter(([, values]) => values.some((value) => value.includes('*')));
  return wild.length > 0 ? `"*" in ${wild.map(([name]) => name).join(', ')}` : undefined;
}

/**
 * Every escalation path that a rule opens, one for each control, in the order of `ESCALATION_PATHS`. A wildcard opens its own path and all
 * that it covers. `resourceNames` narrows nothing here: one secret, or one role to bind, can be enough.
 */
export function escalations(rule: Rule): Escalation[] {
  const found = new Map<string, Escalation>();
  for (const path of ESCALATION_PATHS) {
    const by = path.control === 'rbac-wildcard' ? wildcard(rule) : opened(rule, path);
    if (by !== undefined && !found.has(path.control)) {
      found.set(path.control, { path, by });
    }
  }
  return [...found.values()];
}
