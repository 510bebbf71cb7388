import type { PodCheck } from '../../check';
import { isFloating, judgeImages } from '../../pod-images';
import { quote } from '../../text';

/*
 * An image must not be "latest", nor be without a tag and a digest, which means the same.
 * What runs then depends on the day on which the node pulled it.
 *
 * image of every container and image volume: any with a digest, or with a tag other than "latest"
 *
 * A tag without a digest is `image-digest`, a malformed reference `valid-image`. No patch: which release, the file does
 * not tell.
 */

export const imageTag: PodCheck = {
  id: 'image-tag',
  run: (pod, context) =>
    judgeImages(pod, context, ({ user, reference, image, path }) => {
      if (image === undefined || !isFloating(image)) {
        return undefined;
      }
      const fault = image.tag === undefined ? 'without a tag or digest' : 'whose tag is "latest"';
      return {
        path,
        problem: `${user} has image ${quote(reference)}, ${fault}`,
        repair: 'give the digest, or at least the tag, of a release',
      };
    }),
};
