import { LABEL_ONLY } from '../analysis/label-only';
import { NAMESPACE_NAME_LABEL } from '../hardening';
import type { Manifest } from './manifest';
import type { Subject } from './subjects';
import type { Tree } from './tree';

type AdmissionPolicy = Manifest<'admissionregistration.k8s.io/ValidatingAdmissionPolicy'>;
type Spec = NonNullable<AdmissionPolicy['body']['spec']>;
type MatchConstraints = NonNullable<Spec['matchConstraints']>;
type ResourceRule = NonNullable<MatchConstraints['resourceRules']>[number];

const RESPONDERS =
  /^request\.userInfo\.username in (\[.*?\]) \|\| request\.userInfo\.groups\.exists\(group, group in (\[.*\])\)$/;

/** Whom an admission policy keeps from changing anything of a pod but the quarantine label. */
interface Limit {
  readonly users: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
  /** Resources of the core group on which it holds, for creating and for changing them. */
  readonly resources: ReadonlySet<string>;
}

/** The strings of a list in CEL, which takes JSON's; none where it is no such list. */
function strings(literal: string): readonly string[] {
  try {
    const value: unknown = JSON.parse(literal);
    return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
  } catch {
    return [];
  }
}

/** Whether a map has no fields but these: what is unknown might narrow the policy. */
function hasOnly(value: object, ...fields: readonly string[]): boolean {
  return Object.keys(value).every((field) => fields.includes(field));
}

function isNothing(value: object | undefined): boolean {
  return value === undefined || Object.keys(value).length === 0;
}

/** What a rule must ask for, in each of its lists or by "*". */
const WHOLE: readonly (readonly ['apiGroups' | 'apiVersions' | 'operations', readonly string[]])[] = [
  ['apiGroups', ['']],
  ['apiVersions', ['v1']],
  ['operations', ['CREATE', 'UPDATE']],
];

/** The resources of the core group whose creation and change a rule hands to the policy. */
function guarded(rule: ResourceRule): readonly string[] {
  const whole = WHOLE.every(([field, wanted]) => {
    const values = rule[field] ?? [];
    return values.includes('*') || wanted.every((value) => values.includes(value));
  });
  const known = hasOnly(rule, 'resources', 'scope', ...WHOLE.map(([field]) => field));
  return whole && known && rule.scope !== 'Cluster' ? (rule.resources ?? []) : [];
}

/** The one namespace in which a policy holds, '' for all; `undefined` where that hangs on labels that may change. */
function namespaceOf({ namespaceSelector = {} }: MatchConstraints): string | undefined {
  if (isNothing(namespaceSelector)) {
    return '';
  }
  const { matchLabels = {} } = namespaceSelector;
  return hasOnly(namespaceSelector, 'matchLabels') && hasOnly(matchLabels, NAMESPACE_NAME_LABEL)
    ? matchLabels[NAMESPACE_NAME_LABEL]
    : undefined;
}

/** Whether nothing takes requests out of a policy, and an error in it refuses. */
function isStrict({ failurePolicy = 'Fail', matchConditions = [], paramKind, matchConstraints = {} }: Spec): boolean {
  const { objectSelector } = matchConstraints;
  return (
    failurePolicy === 'Fail' &&
    matchConditions.length === 0 &&
    paramKind === undefined &&
    isNothing(objectSelector) &&
    hasOnly(matchConstraints, 'matchPolicy', 'namespaceSelector', 'objectSelector', 'resourceRules')
  );
}

/** The users and groups that the policy calls responders. */
function respondersOf({ variables = [] }: Spec): readonly [users: string, groups: string] | undefined {
  const [variable, ...others] = variables.filter(({ name }) => name === 'responder');
  const [, users, groups] = RESPONDERS.exec(variable?.expression ?? '') ?? [];
  return users === undefined || groups === undefined || others.length > 0 ? undefined : [users, groups];
}

function limitOf(spec: Spec): Limit | undefined {
  const responders = respondersOf(spec);
  const refuses = (spec.validations ?? []).some(({ expression }) => expression === LABEL_ONLY);
  if (responders === undefined || !refuses || !isStrict(spec)) {
    return undefined;
  }
  return {
    users: new Set(strings(responders[0])),
    groups: new Set(strings(responders[1])),
    resources: new Set((spec.matchConstraints?.resourceRules ?? []).flatMap(guarded)),
  };
}

/** The policies that some binding enforces everywhere they match. */
function enforced(tree: Tree): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { body, misfits } of tree.all('admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding')) {
    const { policyName = '', validationActions = [], matchResources, paramRef } = body.spec ?? {};
    if (
      misfits.length === 0 &&
      validationActions.includes('Deny') &&
      isNothing(matchResources) &&
      paramRef === undefined
    ) {
      names.add(policyName);
    }
  }
  return names;
}

function limits(tree: Tree): ReadonlyMap<string, readonly Limit[]> {
  const policies = tree.all('admissionregistration.k8s.io/ValidatingAdmissionPolicy');
  const names = policies.length === 0 ? new Set<string>() : enforced(tree);
  const found = new Map<string, Limit[]>();
  for (const { name, body, misfits } of policies) {
    const spec = body.spec ?? {};
    // The API server refuses a policy with a field of the wrong type.
    const limit = names.has(name) && misfits.length === 0 ? limitOf(spec) : undefined;
    const namespace = namespaceOf(spec.matchConstraints ?? {});
    if (limit !== undefined && namespace !== undefined) {
      found.set(namespace, [...(found.get(namespace) ?? []), limit]);
    }
  }
  return found;
}

/**
 * Whether an admission policy of the tree lets a subject change nothing of these resources of a namespace but the
 * quarantine label: one that refuses on failure, that a binding enforces by Deny, and that nothing narrows.
 */
export function isLimitedResponder(
  tree: Tree,
  { identity: { kind, name } }: Subject,
  namespace: string,
  resources: readonly string[],
): boolean {
  const byNamespace = tree.once(limits);
  return ['', namespace]
    .flatMap((each) => byNamespace.get(each) ?? [])
    .some(
      (limit) =>
        (kind === 'User' ? limit.users : limit.groups).has(name) &&
        resources.every((resource) => limit.resources.has(resource)),
    );
}
