import { selects } from '../analysis/reachability';
import { QUARANTINE_LABEL, QUARANTINE_VALUE } from '../hardening';
import type { Pod } from './pod';
import {
  Direction,
  DIRECTIONS,
  isEmpty,
  isolates,
  NetworkPolicy,
  podSelectorOf,
  podsSelected,
  podsSelectedByAny,
  policiesByNamespace,
} from './policies';
import type { Of } from './shape';
import { SELECTOR } from './shapes/meta';
import { selectorOf, Tree } from './tree';

type SelectorSpec = Of<typeof SELECTOR>;

/** What a selector asks of the quarantine label, or of all other labels. */
function part({ matchLabels = {}, matchExpressions = [] }: SelectorSpec, quarantine: boolean): SelectorSpec {
  return {
    matchLabels: Object.fromEntries(
      Object.entries(matchLabels).filter(([key]) => (key === QUARANTINE_LABEL) === quarantine),
    ),
    matchExpressions: matchExpressions.filter(({ key }) => (key === QUARANTINE_LABEL) === quarantine),
  };
}

/** Whether a policy speaks of the quarantine label at all. */
function mentions(policy: NetworkPolicy): boolean {
  const { matchLabels = {}, matchExpressions = [] } = podSelectorOf(policy);
  return Object.hasOwn(matchLabels, QUARANTINE_LABEL) || matchExpressions.some(({ key }) => key === QUARANTINE_LABEL);
}

/** Whether a policy selects pods in quarantine, as far as that label goes. */
export function selectsQuarantined(policy: NetworkPolicy): boolean {
  const asked = selectorOf(part(podSelectorOf(policy), true));
  return selects(asked, { [QUARANTINE_LABEL]: QUARANTINE_VALUE });
}

/** Whether a policy is for pods in quarantine and for no others: it opens nothing that was closed before. */
export function isForQuarantinedOnly(policy: NetworkPolicy): boolean {
  return mentions(policy) && !selects(selectorOf(part(podSelectorOf(policy), true)), {});
}

/** What a quarantined pod of a namespace is left with. */
interface Quarantine {
  /** Directions in which every quarantined pod of the namespace is isolated, whatever its other labels are. */
  readonly closed: readonly Direction[];
  /** The first policy that stops selecting pods which then none isolates, with the directions that this opens. */
  readonly opening?: { readonly policy: NetworkPolicy; readonly directions: readonly Direction[] };
}

/** The pods of a namespace that a policy selects once they carry the quarantine label, or but for that label. */
function podsBut(tree: Tree, policy: NetworkPolicy): readonly Pod[] {
  return podsSelected(tree, policy.namespace, part(podSelectorOf(policy), false));
}

function closes(policies: readonly NetworkPolicy[], direction: Direction): boolean {
  return policies.some((policy) => isolates(policy, direction) && isEmpty(part(podSelectorOf(policy), false)));
}

function quarantineOf(tree: Tree, namespace: string, policies: readonly NetworkPolicy[]): Quarantine {
  const holding = policies.filter(selectsQuarantined);
  const closed = DIRECTIONS.filter((direction) => closes(holding, direction));
  const others = DIRECTIONS.filter((direction) => !closed.includes(direction)).map((direction) => {
    const selectors = holding
      .filter((policy) => isolates(policy, direction))
      .map((policy) => part(podSelectorOf(policy), false));
    return { direction, none: selectors.length === 0, pods: podsSelectedByAny(tree, namespace, selectors) };
  });
  const seen = new Set<readonly Pod[]>();
  for (const policy of others.length === 0 ? [] : policies.filter((each) => !selectsQuarantined(each))) {
    const pods = podsBut(tree, policy);
    const open = seen.has(pods) ? [] : others.filter((each) => each.none || pods.some((pod) => !each.pods.has(pod)));
    seen.add(pods);
    if (open.length > 0) {
      return { closed, opening: { policy, directions: open.map(({ direction }) => direction) } };
    }
  }
  return { closed };
}

/** The namespaces in which some policy speaks of the quarantine label. */
export function quarantines(tree: Tree): ReadonlyMap<string, Quarantine> {
  const namespaces = [...tree.once(policiesByNamespace)].filter(([, policies]) => policies.some(mentions));
  return new Map(namespaces.map(([namespace, policies]) => [namespace, quarantineOf(tree, namespace, policies)]));
}
