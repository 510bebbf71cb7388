import { NOT_APPLICABLE, objectCheck } from '../../check';
import { isJudged } from '../../rights';
import { quote } from '../../text';

/** "*" and "/*" match every URL: the authorizer compares what stands before the star as a prefix. */
const EVERY_URL = /^\/?\*+$/;

/**
 * No ClusterRole may reach every URL of the API server.
 *
 * Why: debug and metrics endpoints show what other users do.
 *
 * Reported: "*" and "/*" in nonResourceURLs. Allowed: URLs and prefixes by name, such as "/healthz/*".
 * Not judged: a Role, which cannot grant URLs at all (rbac-cluster-resource).
 */
export const rbacNonResourceUrls = objectCheck({
  id: 'rbac-non-resource-urls',
  kinds: ['rbac.authorization.k8s.io/ClusterRole'],
  run: (role, { tree }) =>
    isJudged(role, tree)
      ? (role.body.rules ?? []).flatMap(({ nonResourceURLs = [] }, rule) =>
          [...nonResourceURLs.entries()]
            .filter(([, url]) => EVERY_URL.test(url))
            .map(([index, url]) => ({
              path: ['rules', rule, 'nonResourceURLs', index],
              problem: `grants ${quote(url)}, which is every URL of the API server, debug and metrics endpoints among them`,
              repair: 'name the URLs',
            })),
        )
      : NOT_APPLICABLE,
});
