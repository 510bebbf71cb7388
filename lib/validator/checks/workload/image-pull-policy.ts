import type { PodCheck } from '../../check';
import { isFloating, judgeImages, PodImage } from '../../pod-images';
import { quote } from '../../text';

/*
 * The pull policy of an image must be Always.
 * The registry is then asked at every start, with the pod's own credentials: a private image that another pod left on
 * the node is not usable without the right to pull it. An unchanged image is not downloaded again.
 *
 * imagePullPolicy of every container, pullPolicy of every image volume: Always; absent where the tag is "latest" or
 * there is neither tag nor digest, since Kubernetes then sets Always itself, or the image is malformed (`valid-image`)
 *
 * No patch: an image that was loaded onto the nodes by hand is in no registry, and the pod would no longer start.
 */

/** As the API server fills it in (SetDefaults_Container), which looks at the tag even where there is a digest. */
function effectivePolicy({ pullPolicy, image }: PodImage): string | undefined {
  if (pullPolicy !== '' || image === undefined) {
    return pullPolicy || undefined;
  }
  return image.tag === 'latest' || isFloating(image) ? 'Always' : 'IfNotPresent';
}

export const imagePullPolicy: PodCheck = {
  id: 'image-pull-policy',
  run: (pod, context) =>
    judgeImages(pod, context, (each) => {
      const policy = effectivePolicy(each);
      if (policy === undefined || policy === 'Always') {
        return undefined;
      }
      const told =
        each.pullPolicy === '' ? 'no pull policy, which means "IfNotPresent"' : `pull policy ${quote(policy)}`;
      return { path: each.policyPath, problem: `${each.user} has ${told}`, repair: `set ${each.policyField}: Always` };
    }),
};
