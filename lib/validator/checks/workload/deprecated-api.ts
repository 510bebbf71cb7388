import {
  ApiVersion,
  findApiVersion,
  isDeprecated,
  isServed,
  NEWEST_MINOR,
  repairOf,
  replacementOf,
} from '../../api-versions';
import { NOT_APPLICABLE, objectCheck, PASS } from '../../check';
import { KIND_NAMES } from '../../manifest';
import { quote } from '../../text';

/*
 * The API version of an object should not be deprecated in the target version of Kubernetes.
 * A later release will refuse the object.
 *
 * apiVersion: one that is not yet deprecated in the target version (lib/validator/api-versions.ts)
 *
 * A deprecated version for which the target version has no replacement passes, unless a release is known to have
 * removed it: Kubernetes deprecates alpha and beta versions three releases after their start, and often extends their
 * life later. What is not served at all is for served-api to tell.
 *
 * No patch: fields differ between versions.
 */

/** Whether there is something that the user can do, or will have to. */
function canBeMended(version: ApiVersion, minor: number): boolean {
  const { removed = Infinity } = version;
  return removed <= NEWEST_MINOR || replacementOf(version, minor) !== undefined;
}

export const deprecatedApi = objectCheck({
  id: 'deprecated-api',
  kinds: KIND_NAMES,
  run: ({ apiVersion, kind }, { minor }) => {
    const version = findApiVersion(apiVersion, kind);
    if (version === undefined || !isServed(version, minor)) {
      return NOT_APPLICABLE;
    }
    if (!isDeprecated(version, minor) || !canBeMended(version, minor)) {
      return PASS;
    }
    const { deprecated, removed } = version;
    const end = removed === undefined ? '' : ` and goes away in 1.${removed}`;
    const problem = `apiVersion ${quote(apiVersion)} of ${kind} is deprecated since Kubernetes 1.${deprecated}${end}`;
    return [{ path: ['apiVersion'], problem, repair: repairOf(version, minor) }];
  },
});
