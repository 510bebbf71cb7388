import type { PodCheck } from '../../check';
import { isFloating, judgeImages } from '../../pod-images';
import { quote } from '../../text';

/*
 * An image must be named by its digest.
 * A tag can be moved to another image by everybody who may push to the registry.
 *
 * image of every container and image volume: REGISTRY/PATH[:TAG]@DIGEST
 *
 * "latest" and images without a tag are `image-tag`, so that one image is told once. No patch: only the registry knows
 * the digest.
 */

export const imageDigest: PodCheck = {
  id: 'image-digest',
  run: (pod, context) =>
    judgeImages(pod, context, ({ user, reference, image, path }) =>
      image === undefined || image.digest !== undefined || isFloating(image)
        ? undefined
        : {
            path,
            problem: `${user} has image ${quote(reference)}, without a digest`,
            repair: 'append the digest of that tag: name:tag@sha256:digest',
          },
    ),
};
