import type { PodCheck } from '../../check';
import { judgeImages } from '../../pod-images';
import { quote } from '../../text';

/*
 * An image reference must be one that a container runtime can pull.
 * A pod whose image is malformed or missing is refused, or never starts.
 *
 * image of every container and image volume: [REGISTRY[:PORT]/]PATH[:TAG][@DIGEST], the path in lower case, the digest
 * sha256, sha384 or sha512
 *
 * In a custom resource the image may be missing: some operators fill it in.
 */

/** The reference without what stands before an "@" like user and password of a URL. */
function masked(reference: string): string {
  return reference.replace(/^(\w+:\/\/)?[^/@]*:[^/@]*@/, '$1***@');
}

export const validImage: PodCheck = {
  id: 'valid-image',
  run: (pod, context) =>
    judgeImages(pod, context, ({ user, reference, image, path }) => {
      if (image !== undefined || (reference === '' && pod.owner.kindName === '*')) {
        return undefined;
      }
      return reference === ''
        ? { path, problem: `${user} has no image`, repair: 'set it to registry/name:tag@sha256:digest' }
        : {
            path,
            problem: `${user} has image ${quote(masked(reference))}, which is no image reference`,
            repair: 'write it as registry/name:tag@sha256:digest',
          };
    }),
};
