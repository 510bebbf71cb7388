import type { PodCheck } from '../../check';
import type { Context } from '../../context';
import { Image, isBelow } from '../../image';
import { judgeImages } from '../../pod-images';
import { list, quote } from '../../text';

/*
 * The registry of an image must be written out, and where registries are listed, the image must lie below one of them.
 * An implied registry is decided by the node: a mirror, Docker Hub, or whatever else its runtime searches.
 *
 * image of every container and image volume: REGISTRY/PATH, below one of --registry by whole path segments
 */

/** What is wrong with an image: as a clause after it, and how to mend it. */
interface Fault {
  readonly clause: string;
  readonly repair: string;
}

function faultOf(image: Image, { registries }: Context): Fault | undefined {
  if (image.registry === undefined) {
    return { clause: 'which names no registry', repair: `write it out: ${quote(image.repository)} on Docker Hub` };
  }
  return registries.length === 0 || registries.some((registry) => isBelow(image, registry))
    ? undefined
    : { clause: 'which is from no allowed registry', repair: `take it from ${list(registries, 'or')}` };
}

export const imageRegistry: PodCheck = {
  id: 'image-registry',
  run: (pod, context) =>
    judgeImages(pod, context, (each) => {
      const fault = each.image && faultOf(each.image, context);
      return (
        fault && {
          path: each.path,
          problem: `${each.user} has image ${quote(each.reference)}, ${fault.clause}`,
          repair: fault.repair,
        }
      );
    }),
};
