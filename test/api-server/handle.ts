import { type BinaryOrigin } from '../cluster/binaries';

/** The environment variable in which the tier's setup hands its API server to the tests, as JSON of {@link Handle}. */
export const HANDLE_VARIABLE = 'CDK8S_HARDENED_TEST_API_SERVER';

/** What a test needs to reach the API server of its tier. */
export interface Handle {
  /** The path of an administrator's kubeconfig. */
  readonly kubeconfig: string;
  /** `https://127.0.0.1:PORT`. */
  readonly url: string;
  /** What the server says it is, e.g. `v1.37.2`. */
  readonly version: string;
  /** Where its program was found; only one of the cache is certain to be the pinned release. */
  readonly origin: BinaryOrigin;
  /** The CRDs that are installed, sorted. */
  readonly crds: readonly string[];
  /** The path of kubectl. */
  readonly kubectlFile: string;
}
