import { posix } from 'node:path';
import type { Container, Pod } from './pod';

/** Sockets of container runtimes, wherever a distribution puts them. */
const SOCKETS: readonly string[] = [
  'balena-engine.sock',
  'buildkitd.sock',
  'containerd.sock',
  'cri-dockerd.sock',
  'crio.sock',
  'docker.sock',
  'dockershim.sock',
  'podman.sock',
];

/** Directories that hold one of them. The root holds all, and is reported as the root. */
const SOCKET_DIRECTORIES: readonly string[] = [
  '/run',
  '/run/buildkit',
  '/run/containerd',
  '/run/crio',
  '/run/docker/containerd',
  '/run/k0s',
  '/run/k3s',
  '/run/k3s/containerd',
  '/run/podman',
];

/** Named pipes of runtimes on Windows. */
const PIPE = /^[\\/]{2}\.[\\/]pipe[\\/](docker_engine|containerd-containerd)$/i;

/** The path without `.`, `..`, doubled and trailing slashes. `/var/run` is a link to `/run`. */
function nodePath(path: string): string {
  const plain = posix.normalize(path).replace(/(?<=.)\/$/, '');
  return plain === '/var/run' || plain.startsWith('/var/run/') ? plain.slice('/var'.length) : plain;
}

/** Whether a path of the node is the socket of a container runtime, or a directory that holds one. */
export function isRuntimeSocket(path: string): boolean {
  const plain = nodePath(path);
  return SOCKETS.includes(posix.basename(plain)) || SOCKET_DIRECTORIES.includes(plain) || PIPE.test(path);
}

/** Whether a path of the node is its whole file system, on Windows a whole drive. */
export function isWholeNode(path: string): boolean {
  return nodePath(path) === '/' || /^[A-Za-z]:[\\/]?$/.test(path);
}

/** A path of the node in a container. */
export interface NodeMount {
  readonly container: Container;
  /** Index of the mount in the container's `volumeMounts`. */
  readonly index: number;
  /** What is mounted, with the mount's `subPath`; not yet made plain by `nodePath`. */
  readonly path: string;
  /** The path of the volume itself. */
  readonly volumePath: string;
  readonly readOnly: boolean;
}

/** The names and paths of a pod's hostPath volumes. */
function hostPaths(pod: Pod): ReadonlyMap<string, string> {
  return new Map(
    (pod.spec.volumes ?? []).flatMap(({ name = '', hostPath }) =>
      hostPath === undefined ? [] : [[name, hostPath.path ?? ''] as const],
    ),
  );
}

/** Every mount of a path of the node, in any container. */
export function nodeMounts(pod: Pod): readonly NodeMount[] {
  const paths = hostPaths(pod);
  if (paths.size === 0) {
    return [];
  }
  return pod.containers.flatMap((container) =>
    (container.spec.volumeMounts ?? []).flatMap(({ name = '', subPath = '', readOnly = false }, index) => {
      const volumePath = paths.get(name);
      if (volumePath === undefined) {
        return [];
      }
      const path = subPath === '' ? volumePath : posix.join(volumePath, subPath);
      return [{ container, index, path, volumePath, readOnly }];
    }),
  );
}
