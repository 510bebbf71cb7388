import { findControl } from '../../lib/controls';
import { Manifest } from './manifests';

/** The proof of one control. */
export interface ControlProof {
  /** The set that carries it. A new one at every call: weakenings change it. */
  readonly set: () => Manifest[];
  /** Just the part of the set that carries the control. Throws or is `undefined` where it is missing. */
  readonly fragment: (set: Manifest[]) => unknown;
  /** Asserts the literal fields. This is what must fail for every weakening. */
  readonly literal: (fragment: Manifest) => void;
  /** Asserts the inline snapshot. It fails, too, for every weakening: a weakening must change the fragment. */
  readonly snapshot: (fragment: Manifest) => void;
  /** Ways to remove or weaken the control in the set, by a description. At least one. */
  readonly weaken: { readonly [description: string]: (set: Manifest[]) => void };
}

function text(proof: ControlProof, set: Manifest[]): string | undefined {
  try {
    return JSON.stringify(proof.fragment(set));
  } catch {
    return undefined;
  }
}

function passes(proof: ControlProof, set: Manifest[]): boolean {
  try {
    proof.literal(proof.fragment(set));
    return true;
  } catch {
    return false;
  }
}

/** Fails unless the weakening changes the fragment and its literal fields. */
export function expectLost(proof: ControlProof, weaken: (set: Manifest[]) => void): void {
  const weakened = proof.set();
  weaken(weakened);
  expect(text(proof, weakened)).not.toBe(text(proof, proof.set()));
  expect(passes(proof, weakened)).toBe(false);
}

/**
 * Proves a control: its literal fields and the snapshot of the fragment that carries it hold, and both would fail if
 * it were removed or weakened. test/controls/catalogue.test.ts demands one of these for every control.
 */
export function proveControl(id: string, proof: ControlProof): void {
  const control = findControl(id);

  describe(`${id}: ${control?.title ?? 'not in lib/controls.ts'}`, () => {
    test('has its literal fields', () => proof.literal(proof.fragment(proof.set())));

    test('matches its snapshot', () => proof.snapshot(proof.fragment(proof.set())));

    test.each(Object.entries(proof.weaken))('is lost by: %s', (_, weaken) => expectLost(proof, weaken));
  });
}
