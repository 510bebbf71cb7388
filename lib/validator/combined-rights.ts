import { givenBy, RIGHT_COMBINATIONS, RightCombination, RightPart } from '../analysis/right-combinations';
import { BINDING_KINDS, BindingManifest, bindsBuiltIn, rulesBound } from './rights';
import type { Path } from './shape';
import { isJudgedBinding, Subject, subjectsOf } from './subjects';
import type { Tree } from './tree';

/** A combination of rights that a subject has by one or more bindings. */
export interface CombinedRights {
  readonly combination: RightCombination;
  /** Where the binding that completes it names the subject, or a group of everybody that the subject is in. */
  readonly path: Path;
  readonly subject: Subject;
  /** `create on services`, for each part. */
  readonly rights: readonly string[];
  /** The other bindings that it takes. */
  readonly others: readonly BindingManifest[];
}

type Parts = ReadonlyMap<RightPart, string>;

/** A subject of a binding, with the parts of combinations that its role gives: at least one. */
interface Given {
  readonly order: number;
  readonly binding: BindingManifest;
  readonly everywhere: boolean;
  readonly subject: Subject;
  readonly parts: Parts;
}

/** All that one user or group is given, in the order of the tree. */
interface Holder {
  readonly everywhere: Given[];
  readonly byNamespace: Map<string, Given[]>;
}

const PARTS = RIGHT_COMBINATIONS.flatMap(({ parts }) => parts);

function partsBound(tree: Tree, binding: BindingManifest): Parts {
  const parts = new Map<RightPart, string>();
  for (const rule of rulesBound(tree, binding) ?? []) {
    for (const part of PARTS) {
      const text = parts.has(part) ? undefined : givenBy(rule, part);
      if (text !== undefined) {
        parts.set(part, text);
      }
    }
  }
  return parts;
}

/** Looks at each role once, however many bindings it has. */
function partsByRole(tree: Tree): (binding: BindingManifest) => Parts {
  const known = new Map<string, Parts>();
  return (binding) => {
    const { kind, name } = binding.body.roleRef ?? {};
    const key = JSON.stringify([kind, name, kind === 'Role' ? binding.namespace : '']);
    const parts = known.get(key) ?? partsBound(tree, binding);
    known.set(key, parts);
    return parts;
  };
}

/** Without what a RoleBinding cannot grant. */
function inNamespaces(parts: Parts): Parts {
  return new Map([...parts].filter(([part]) => part.cluster !== true));
}

/** Every subject of every binding that gives a part, in the order of the tree. */
function* givens(tree: Tree): Generator<Given> {
  const partsOf = partsByRole(tree);
  for (const [order, object] of tree.objects.entries()) {
    if (!object.is(...BINDING_KINDS) || !isJudgedBinding(object)) {
      continue;
    }
    const everywhere = object.is('rbac.authorization.k8s.io/ClusterRoleBinding');
    const parts = everywhere ? partsOf(object) : inNamespaces(partsOf(object));
    for (const subject of parts.size === 0 ? [] : subjectsOf(object)) {
      yield { order, binding: object, everywhere, subject, parts };
    }
  }
}

function keyOf(kind: string, name: string): string {
  return `${kind}\n${name}`;
}

function holders(tree: Tree): ReadonlyMap<string, Holder> {
  const found = new Map<string, Holder>();
  for (const given of givens(tree)) {
    const { kind, name } = given.subject.identity;
    const key = keyOf(kind, name);
    const holder = found.get(key) ?? { everywhere: [], byNamespace: new Map<string, Given[]>() };
    found.set(key, holder);
    if (given.everywhere) {
      holder.everywhere.push(given);
    } else {
      const { namespace } = given.binding;
      const there = holder.byNamespace.get(namespace) ?? [];
      holder.byNamespace.set(namespace, there);
      there.push(given);
    }
  }
  return found;
}

/** Those that give a part which none before gives, in the order of the tree. Bounds what later steps look at. */
function essential(all: readonly Given[]): readonly Given[] {
  const seen = new Set<RightPart>();
  return [...all]
    .sort((a, b) => a.order - b.order)
    .filter(({ parts }) => {
      const before = seen.size;
      [...parts.keys()].forEach((part) => seen.add(part));
      return seen.size > before;
    });
}

/** The one that completes the combination, with those that give its parts; `undefined` where parts are missing. */
function completion(
  { parts }: RightCombination,
  all: readonly Given[],
): { readonly last: Given; readonly by: ReadonlyMap<RightPart, Given> } | undefined {
  const by = new Map<RightPart, Given>();
  for (const given of all) {
    parts.filter((part) => !by.has(part) && given.parts.has(part)).forEach((part) => by.set(part, given));
    if (by.size === parts.length) {
      return { last: given, by };
    }
  }
  return undefined;
}

/** One search: what a subject has in a namespace, or everywhere. */
function combine(combination: RightCombination, all: readonly Given[], own: ReadonlySet<Given>): Combined | undefined {
  const complete = completion(combination, all);
  const used = new Set(complete?.by.values());
  const mine = [...used].find((given) => own.has(given));
  // What groups of everybody have without the subject's help is reported with them, and what built-in roles have by the
  // checks of their bindings.
  if (complete === undefined || mine === undefined || [...used].every(({ binding }) => bindsBuiltIn(binding))) {
    return undefined;
  }
  const { last, by } = complete;
  return {
    binding: last.binding,
    combination,
    path: last.subject.path,
    subject: mine.subject,
    rights: [...by].map(([part, given]) => given.parts.get(part) ?? ''),
    others: [...new Set([...used].map(({ binding }) => binding))].filter((binding) => binding !== last.binding),
  };
}

interface Combined extends CombinedRights {
  readonly binding: BindingManifest;
}

function* combinationsOf(holder: Holder, groups: readonly Holder[]): Generator<Combined> {
  const everywhere = essential([holder, ...groups].flatMap((each) => each.everywhere));
  const own = new Set([...holder.everywhere, ...[...holder.byNamespace.values()].flat()]);
  for (const combination of RIGHT_COMBINATIONS) {
    const global = combination.namespace === undefined ? combine(combination, everywhere, own) : undefined;
    if (global !== undefined) {
      yield global;
      continue;
    }
    const namespaces = combination.namespace === undefined ? holder.byNamespace.keys() : [combination.namespace];
    for (const namespace of namespaces) {
      const there = [holder, ...groups].flatMap((each) => each.byNamespace.get(namespace) ?? []);
      const local = combine(combination, essential([...everywhere, ...there]), own);
      if (local !== undefined) {
        yield local;
      }
    }
  }
}

function combinedRights(tree: Tree): ReadonlyMap<BindingManifest, readonly CombinedRights[]> {
  const all = tree.once(holders);
  const found = new Map<BindingManifest, Map<string, CombinedRights>>();
  for (const holder of all.values()) {
    const [first] = holder.everywhere.length > 0 ? holder.everywhere : [...holder.byNamespace.values()].flat();
    const groups = (first?.subject.groups ?? []).flatMap((group) => all.get(keyOf('Group', group)) ?? []);
    for (const { binding, ...combined } of combinationsOf(holder, groups)) {
      const ofBinding = found.get(binding) ?? new Map<string, CombinedRights>();
      found.set(binding, ofBinding);
      // A binding of the whole cluster may complete the same combination in several namespaces.
      const key = `${RIGHT_COMBINATIONS.indexOf(combined.combination)} ${combined.path.join('.')} ${combined.subject.title}`;
      ofBinding.set(key, ofBinding.get(key) ?? combined);
    }
  }
  return new Map([...found].map(([binding, combined]) => [binding, [...combined.values()]]));
}

/**
 * The combinations of rights that a binding completes: the last in the order of the tree of those that it takes. Rights of
 * a service account include those of the groups that all service accounts are in.
 */
export function combinationsCompletedBy(tree: Tree, binding: BindingManifest): readonly CombinedRights[] {
  return tree.once(combinedRights).get(binding) ?? [];
}
