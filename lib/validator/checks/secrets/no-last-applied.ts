import { objectCheck, PASS } from '../../check';
import type { KindName } from '../../manifest';
import { SHAPES } from '../../shapes';
import { pointer, quote } from '../../text';

/*
 * No manifest may carry kubectl's last-applied annotation.
 * It holds a second copy of the object, with all that the object held then, and kubectl takes it for what was applied
 * last.
 *
 * metadata.annotations["kubectl.kubernetes.io/last-applied-configuration"]: absent
 *
 * The patch is safe: kubectl writes the annotation anew whenever it applies.
 */

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
const PATH = ['metadata', 'annotations', LAST_APPLIED];

export const noLastApplied = objectCheck({
  id: 'no-last-applied',
  kinds: Object.keys(SHAPES) as KindName[],
  run: ({ annotations }) =>
    annotations[LAST_APPLIED] === undefined
      ? PASS
      : [
          {
            path: PATH,
            problem: `carries a copy of itself in annotation ${quote(LAST_APPLIED)}`,
            repair: 'remove the annotation',
            patch: [{ op: 'remove', path: pointer(PATH) }],
          },
        ],
});
