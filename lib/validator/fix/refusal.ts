import type { Path } from '../shape';
import { pathText, quote } from '../text';

/** Why a patch is not applied. Thrown while its edits are worked out, before anything is written. */
export class Refusal extends Error {
  constructor(readonly reason: string) {
    super(reason);
  }
}

/** A path as a reason names it: `"spec.template"`; the object itself for the empty path. */
export function placeText(path: Path): string {
  return path.length === 0 ? 'the document itself' : quote(pathText(path));
}
