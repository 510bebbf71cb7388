import { Control, CONTROLS } from '../controls';
import type { Check } from './check';
import { podSecurityApplies } from './pod-security';
import { CHECKS } from './registry';

/**
 * What is asked for.
 *
 * - `baseline`, `restricted`: exactly the Pod Security Standard of that name, as the target version of Kubernetes defines it
 * - `guide`: what the security guide asks, and plain correctness
 * - `strict`: everything
 */
export const PROFILES = ['baseline', 'restricted', 'guide', 'strict'] as const;

/** What is asked for. */
export type Profile = (typeof PROFILES)[number];

/** Which checks run. */
export interface Selection {
  /** @default 'guide' */
  readonly profile: Profile;
  /** Minor version of Kubernetes: 37 for 1.37. */
  readonly minor: number;
  /** Ids of the only controls to check, of those in the profile; all where empty. */
  readonly only: readonly string[];
  /** Ids of controls not to check. Every report names them. */
  readonly skip: readonly string[];
}

function inProfile(control: Control, { profile, minor }: Selection): boolean {
  if (control.standards.podSecurity !== undefined) {
    return podSecurityApplies(control.id, profile === 'baseline' ? 'baseline' : 'restricted', minor);
  }
  return profile === 'strict' || (profile === 'guide' && control.check?.profile === 'guide');
}

/** The checks of a selection, in the order of the registry. */
export function selectChecks(selection: Selection): readonly Check[] {
  const { only, skip } = selection;
  const wanted = new Set(
    CONTROLS.filter((control) => inProfile(control, selection))
      .map(({ id }) => id)
      .filter((id) => (only.length === 0 || only.includes(id)) && !skip.includes(id)),
  );
  return CHECKS.filter(({ id }) => wanted.has(id));
}
