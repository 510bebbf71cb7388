import { BOOTSTRAP_LABEL, BOOTSTRAP_VALUE, BUILT_IN_CLUSTER_ROLES } from '../analysis/built-in-roles';
import { selects, Selector } from '../analysis/reachability';
import { Escalation, escalations, Rule } from '../analysis/rights';
import { NOT_APPLICABLE, ObjectCheck, objectCheck } from './check';
import type { Manifest } from './manifest';
import { cut, list } from './text';
import { selectorOf, Tree } from './tree';

/** The kinds that hold rules. */
export const ROLE_KINDS = ['rbac.authorization.k8s.io/ClusterRole', 'rbac.authorization.k8s.io/Role'] as const;

/** The kinds that bind roles to subjects. */
export const BINDING_KINDS = [
  'rbac.authorization.k8s.io/ClusterRoleBinding',
  'rbac.authorization.k8s.io/RoleBinding',
] as const;

/** A Role or ClusterRole. */
export type RoleManifest = Manifest<(typeof ROLE_KINDS)[number]>;

/** A RoleBinding or ClusterRoleBinding. */
export type BindingManifest = Manifest<(typeof BINDING_KINDS)[number]>;

const [CLUSTER_ROLE, ROLE] = ROLE_KINDS;

/** A rule as checks read it: any list may be missing. */
export type WrittenRule = NonNullable<RoleManifest['body']['rules']>[number];

/** The rule with all its lists. */
export function complete({ apiGroups = [], resources = [], verbs = [], resourceNames = [] }: WrittenRule): Rule {
  return { apiGroups, resources, verbs, resourceNames };
}

/** What the API server makes at its start without the prefix `system:`. */
const UNPREFIXED = new Set(['admin', 'cluster-admin', 'edit', 'view', 'extension-apiserver-authentication-reader']);

/**
 * Whether a role or binding is one that every API server makes at its start, as a dump of a cluster holds it. The label
 * alone proves nothing, since anybody may write it.
 */
export function isKubernetesOwn({ labels, name }: Manifest): boolean {
  return labels[BOOTSTRAP_LABEL] === BOOTSTRAP_VALUE && (name.startsWith('system:') || UNPREFIXED.has(name));
}

/** A ClusterRole as aggregation sees it. */
export interface ClusterRole {
  readonly labels: { readonly [key: string]: string };
  readonly selectors: readonly Selector[];
  readonly rules: readonly Rule[];
}

/** The role that every cluster has under this name; one without rules where it has none. */
export function builtIn(name: string): ClusterRole {
  if (!Object.hasOwn(BUILT_IN_CLUSTER_ROLES, name)) {
    return { labels: {}, selectors: [], rules: [] };
  }
  const { labels, collects, rules } = BUILT_IN_CLUSTER_ROLES[name];
  const marks = labels.map((label): [string, string] => [label, 'true']);
  return {
    labels: Object.fromEntries([[BOOTSTRAP_LABEL, BOOTSTRAP_VALUE], ...marks]),
    selectors: collects === undefined ? [] : [{ matchLabels: { [collects]: 'true' } }],
    rules,
  };
}

function labelKey(key: string, value: string): string {
  return `${key}\n${value}`;
}

/** How far aggregation is followed: view, edit and admin are 3 levels, and more is a mistake. Bounds the cost. */
const MAX_DEPTH = 10;

/** The ClusterRoles of a tree and the built-in ones, with aggregation resolved as the controller does it. */
class ClusterRoles {
  private readonly byName = new Map<string, ClusterRole>();
  private readonly byLabel = new Map<string, ClusterRole[]>();
  /** By the selectors, as JSON. */
  private readonly bySelectors = new Map<string, readonly ClusterRole[]>();
  private readonly collected = new Map<string, readonly Rule[]>();

  constructor(tree: Tree) {
    for (const role of tree.all(CLUSTER_ROLE)) {
      // What is applied under a built-in name adds to what is there.
      const { labels, selectors, rules } = builtIn(role.name);
      this.add(role.name, {
        labels: { ...role.labels, ...labels },
        selectors: [...selectors, ...(role.body.aggregationRule?.clusterRoleSelectors ?? []).map(selectorOf)],
        rules: [...rules, ...(role.body.rules ?? []).map(complete)],
      });
    }
    for (const name of Object.keys(BUILT_IN_CLUSTER_ROLES)) {
      this.add(name, builtIn(name));
    }
  }

  /** The first of a name stands for all: a tree may hold the same object for several clusters. */
  private add(name: string, role: ClusterRole): void {
    if (this.byName.has(name)) {
      return;
    }
    this.byName.set(name, role);
    for (const [key, value] of Object.entries(role.labels)) {
      const index = labelKey(key, value);
      this.byLabel.set(index, this.byLabel.get(index) ?? []);
      this.byLabel.get(index)!.push(role);
    }
  }

  /** The roles that a role collects, itself not among them. */
  private sources(role: ClusterRole): readonly ClusterRole[] {
    return this.matched(role).filter((other) => other !== role);
  }

  /** The roles that the selectors of a role match, once for all roles with the same ones: they may all match each other. */
  private matched(role: ClusterRole): readonly ClusterRole[] {
    const key = JSON.stringify(role.selectors);
    let matched = this.bySelectors.get(key);
    if (matched === undefined) {
      matched = [...new Set(role.selectors.flatMap((selector) => this.selected(selector)))];
      this.bySelectors.set(key, matched);
    }
    return matched;
  }

  private selected(selector: Selector): readonly ClusterRole[] {
    const label = Object.entries(selector.matchLabels ?? {})[0];
    const candidates = label === undefined ? [...this.byName.values()] : (this.byLabel.get(labelKey(...label)) ?? []);
    return candidates.filter((other) => selects(selector, other.labels));
  }

  /** Whether the rules that stand in a role are only a copy of what its sources hold. */
  isCopy(name: string): boolean {
    const role = this.byName.get(name);
    return role !== undefined && this.sources(role).length > 0;
  }

  /** What a role grants: its own rules, or those of its sources, of their sources and so on. */
  rules(name: string): readonly Rule[] | undefined {
    const role = this.byName.get(name);
    if (role === undefined || role.selectors.length === 0) {
      return role?.rules;
    }
    const key = JSON.stringify(role.selectors);
    let rules = this.collected.get(key);
    if (rules === undefined) {
      rules = this.collect(role);
      this.collected.set(key, rules);
    }
    return rules.length > 0 ? rules : role.rules;
  }

  /** The rules of all roles that are reached without a selector of their own: the controller overwrites what stands in others. */
  private collect(role: ClusterRole): readonly Rule[] {
    const reached = new Set<ClusterRole>();
    const asked = new Set<string>();
    let level: readonly ClusterRole[] = [role];
    for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth += 1) {
      const fresh: ClusterRole[] = [];
      for (const each of level) {
        const key = JSON.stringify(each.selectors);
        if (!asked.has(key)) {
          asked.add(key);
          fresh.push(...this.matched(each).filter((source) => !reached.has(source)));
          fresh.forEach((source) => reached.add(source));
        }
      }
      level = fresh;
    }
    return [...reached].filter((each) => each.selectors.length === 0).flatMap(({ rules }) => rules);
  }
}

function clusterRoles(tree: Tree): ClusterRoles {
  return new ClusterRoles(tree);
}

/** What a ClusterRole of the tree, or a built-in one, grants. `undefined` where the tree does not show it. */
export function rulesOfClusterRole(tree: Tree, name: string): readonly Rule[] | undefined {
  return tree.once(clusterRoles).rules(name);
}

/** What the role of a binding grants. `undefined` where the tree does not show it. */
export function rulesBound(tree: Tree, { body, namespace }: BindingManifest): readonly Rule[] | undefined {
  const { kind, name = '' } = body.roleRef ?? {};
  if (kind === 'ClusterRole') {
    return rulesOfClusterRole(tree, name);
  }
  return kind === 'Role' ? tree.find(ROLE, namespace, name)?.body.rules?.map(complete) : undefined;
}

/** Whether a binding is of a role that every cluster has. Its rights are judged by checks of its own. */
export function bindsBuiltIn({ body: { roleRef = {} } }: BindingManifest): boolean {
  return roleRef.kind === 'ClusterRole' && Object.hasOwn(BUILT_IN_CLUSTER_ROLES, roleRef.name ?? '');
}

/**
 * Whether the rules of a role are to be judged where they stand: not in Kubernetes' own roles, and not in a ClusterRole
 * that collects others of the tree, where each of them is judged itself.
 */
export function isJudged(role: RoleManifest, tree: Tree): boolean {
  if (isKubernetesOwn(role)) {
    return false;
  }
  return !role.is(CLUSTER_ROLE) || !role.body.aggregationRule || !tree.once(clusterRoles).isCopy(role.name);
}

/** A rule of a role that opens an escalation path. */
export interface Opening {
  readonly index: number;
  readonly rule: Rule;
  readonly escalation: Escalation;
}

type Openings = ReadonlyMap<string, readonly Opening[]>;

/** Every verb on every resource of every group. Names would narrow it. */
export function isEverything({ apiGroups, resources, verbs, resourceNames = [] }: Rule): boolean {
  return [apiGroups, resources, verbs].every((values) => values.includes('*')) && resourceNames.length === 0;
}

function openings(role: RoleManifest): Openings {
  const found = new Map<string, Opening[]>();
  for (const [index, written] of (role.body.rules ?? []).entries()) {
    const rule = complete(written);
    for (const escalation of isEverything(rule) ? [] : escalations(rule)) {
      const { control } = escalation.path;
      found.set(control, [...(found.get(control) ?? []), { index, rule, escalation }]);
    }
  }
  return found;
}

function noOpenings(): Map<RoleManifest, Openings> {
  return new Map();
}

/** The rules of a role that open the path of a control, looked at once for all controls. */
function openingsOf(role: RoleManifest, control: string, tree: Tree): readonly Opening[] {
  const known = tree.once(noOpenings);
  if (!known.has(role)) {
    known.set(role, openings(role));
  }
  return known.get(role)!.get(control) ?? [];
}

const MAX_GRANT = 200;

/** `"get, list on secrets"`, with the names of objects that a rule is limited to. */
function grantText({ rule, escalation }: Opening): string {
  const { resourceNames = [] } = rule;
  return `"${cut(escalation.by, MAX_GRANT)}"${resourceNames.length > 0 ? ` named ${list(resourceNames)}` : ''}`;
}

/**
 * A check of roles for the escalation paths of one control: one violation for each rule that opens one.
 *
 * A rule that grants everything is left to rbac-wildcard: it opens every path there is. `excused` says of what the rest of
 * the tree makes harmless.
 */
export function escalationCheck(
  id: string,
  excused: (role: RoleManifest, opening: Opening, tree: Tree) => boolean = () => false,
): ObjectCheck {
  return objectCheck({
    id,
    kinds: ROLE_KINDS,
    run: (role, { tree }) =>
      isJudged(role, tree)
        ? openingsOf(role, id, tree)
            .filter((opening) => !excused(role, opening, tree))
            .map((opening) => ({
              path: ['rules', opening.index],
              problem: `grants ${grantText(opening)}: ${opening.escalation.path.because}`,
              repair: opening.escalation.path.instead,
            }))
        : NOT_APPLICABLE,
  });
}
