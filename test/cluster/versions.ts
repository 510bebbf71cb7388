/** The programs of a control plane that this library starts. */
export type BinaryName = 'etcd' | 'kube-apiserver' | 'kubectl';

/** The Kubernetes release of the API server and of kubectl, without `v`. */
export const KUBERNETES_VERSION = '1.37.2';

/** The version that the modules of Kubernetes' `staging` folder carry in that release (k8s.io/api and its siblings). */
export const STAGING_VERSION = KUBERNETES_VERSION.replace(/^1\./, '0.');

/** The etcd release, without `v`; the one that the pinned Kubernetes release is tested with upstream, or newer. */
export const ETCD_VERSION = '3.7.3';

/** The oldest Go toolchain that compiles both, as their go.mod files ask for. */
export const GO_VERSION = '1.26.0';

/** Where a program comes from and how it tells its version. */
export interface BinarySource {
  /** The pinned version, without `v`. */
  readonly version: string;
  /** The Go module that holds it. */
  readonly module: string;
  /** The main package within that module. */
  readonly package: string;
  /** The arguments that make it print its version and exit. */
  readonly versionArguments: readonly string[];
}

/** Every program that can be found or built, with its pinned version. */
export const BINARIES: Readonly<Record<BinaryName, BinarySource>> = {
  'etcd': {
    version: ETCD_VERSION,
    module: 'go.etcd.io/etcd/server/v3',
    package: 'go.etcd.io/etcd/server/v3',
    versionArguments: ['--version'],
  },
  'kube-apiserver': {
    version: KUBERNETES_VERSION,
    module: 'k8s.io/kubernetes',
    package: 'k8s.io/kubernetes/cmd/kube-apiserver',
    versionArguments: ['--version'],
  },
  'kubectl': {
    version: KUBERNETES_VERSION,
    module: 'k8s.io/kubernetes',
    package: 'k8s.io/kubernetes/cmd/kubectl',
    versionArguments: ['version', '--client'],
  },
};

/** What an API server needs, in the order in which it is built. */
export const CONTROL_PLANE: readonly BinaryName[] = ['etcd', 'kubectl', 'kube-apiserver'];

/**
 * The first version number in what a program prints about itself, without `v`, with its suffix if it has one.
 *
 * @returns `undefined` when there is none.
 */
export function parseVersion(output: string): string | undefined {
  return /\bv?(\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?)/.exec(output)?.[1];
}

/** True when version `a` is at least version `b`; compares the numbers only, missing ones count as 0. */
export function atLeast(a: string, b: string): boolean {
  const [left, right] = [numbers(a), numbers(b)];
  const differs = right.findIndex((value, i) => (left[i] ?? 0) !== value);
  return differs === -1 || (left[differs] ?? 0) > right[differs];
}

function numbers(version: string): number[] {
  return version
    .replace(/[-+].*$/, '')
    .split('.')
    .map((part) => Number.parseInt(part, 10) || 0);
}
