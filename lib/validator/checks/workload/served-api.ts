import { ApiVersion, findApiVersion, isServed, repairOf } from '../../api-versions';
import { NOT_APPLICABLE, objectCheck, PASS } from '../../check';
import { KIND_NAMES } from '../../manifest';
import { quote } from '../../text';

/*
 * The API server of the target version must be able to serve the API version of an object.
 * It refuses an object of any other.
 *
 * apiVersion: one that is introduced by the target version and not yet removed in it (lib/validator/api-versions.ts)
 *
 * Versions that a cluster has to switch on (alpha, and beta since 1.24) pass: manifests do not tell what is switched
 * on. Custom resources are not judged: which versions are served is for their definition to say.
 *
 * No patch: fields differ between versions.
 */

function servedWhen({ introduced, removed = Infinity }: ApiVersion, minor: number): string {
  return introduced > minor ? `only from 1.${introduced} on` : `only up to 1.${removed - 1}`;
}

export const servedApi = objectCheck({
  id: 'served-api',
  kinds: KIND_NAMES,
  run: ({ apiVersion, kind }, { minor }) => {
    const version = findApiVersion(apiVersion, kind);
    if (version === undefined) {
      return NOT_APPLICABLE;
    }
    if (isServed(version, minor)) {
      return PASS;
    }
    const told = `is not served by Kubernetes 1.${minor}, ${servedWhen(version, minor)}`;
    return [
      { path: ['apiVersion'], problem: `apiVersion ${quote(apiVersion)} ${told}`, repair: repairOf(version, minor) },
    ];
  },
});
