import type { Manifest } from './manifest';
import { conform, Of, Path } from './shape';
import { META } from './shapes/meta';
import { CONTAINER, POD_SPEC, POD_TEMPLATE, VOLUME } from './shapes/pod';
import { quote } from './text';

/** The three lists of containers, in the order in which Pod Security visits them. */
export const CONTAINER_LISTS = ['initContainers', 'containers', 'ephemeralContainers'] as const;

/** A list of containers. */
export type ContainerList = (typeof CONTAINER_LISTS)[number];

/** What checks read of a container. */
export type ContainerSpec = Of<typeof CONTAINER>;

/** What checks read of a volume. */
export type VolumeSpec = Of<typeof VOLUME>;

/** A container with its place. */
export class Container {
  constructor(
    readonly spec: ContainerSpec,
    readonly list: ContainerList,
    readonly index: number,
    private readonly pod: Pod,
  ) {}

  /** `container "app"`, `init container "setup"`, `ephemeral container "debug"` */
  get title(): string {
    const noun = {
      initContainers: 'init container',
      containers: 'container',
      ephemeralContainers: 'ephemeral container',
    };
    return `${noun[this.list]} ${quote(this.name)}`;
  }

  get name(): string {
    return this.spec.name ?? '';
  }

  /** Runs beside the others for the pod's life: a main container, or an init container that restarts (KEP-753). */
  get longRunning(): boolean {
    return this.list === 'containers' || (this.list === 'initContainers' && this.spec.restartPolicy === 'Always');
  }

  /** The path of a field of the container, from the root of the object. */
  path(...fields: Path): Path {
    return this.pod.path('spec', this.list, this.index, ...fields);
  }
}

/** A pod template in whatever object it stands, or a pod. */
export class Pod {
  readonly metadata: Of<typeof META>;
  readonly spec: Of<typeof POD_SPEC>;
  /** Init, main and ephemeral containers, in this order. */
  readonly containers: readonly Container[];

  constructor(
    readonly owner: Manifest,
    template: Of<typeof POD_TEMPLATE>,
    private readonly base: Path,
  ) {
    this.metadata = template.metadata ?? {};
    this.spec = template.spec ?? {};
    this.containers = CONTAINER_LISTS.flatMap((list) =>
      (this.spec[list] ?? []).map((spec, index) => new Container(spec, list, index, this)),
    );
  }

  get namespace(): string {
    return this.owner.namespace;
  }

  get labels(): { readonly [key: string]: string } {
    return (this.metadata.labels ?? {}) as { readonly [key: string]: string };
  }

  get annotations(): { readonly [key: string]: string } {
    return (this.metadata.annotations ?? {}) as { readonly [key: string]: string };
  }

  /** `spec.os.name: windows`, which Pod Security exempts from what only Linux has. */
  get isWindows(): boolean {
    return this.spec.os?.name === 'windows';
  }

  /** The name of the service account, `default` where none is given. */
  get serviceAccountName(): string {
    return this.spec.serviceAccountName || this.spec.serviceAccount || 'default';
  }

  /** Main containers, and init containers that run beside them. */
  get longRunning(): readonly Container[] {
    return this.containers.filter((container) => container.longRunning);
  }

  /** The path of a field of the template (`metadata`, `spec`), from the root of the object. */
  path(...fields: Path): Path {
    return [...this.base, ...fields];
  }
}

/** Where the kinds of Kubernetes itself hold their pod template. */
const TEMPLATES: { readonly [kindName: string]: Path } = {
  '/Pod': [],
  '/PodTemplate': ['template'],
  '/ReplicationController': ['spec', 'template'],
  'apps/DaemonSet': ['spec', 'template'],
  'apps/Deployment': ['spec', 'template'],
  'apps/ReplicaSet': ['spec', 'template'],
  'apps/StatefulSet': ['spec', 'template'],
  'batch/CronJob': ['spec', 'jobTemplate', 'spec', 'template'],
  'batch/Job': ['spec', 'template'],
};

/** How deep a custom resource may hold a pod template: PyTorchJob has it at spec.pytorchReplicaSpecs.Master.template. */
const MAX_DEPTH = 12;

type Fields = { readonly [key: string]: unknown };

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((parent, key) => (isFields(parent) ? parent[key] : undefined), value);
}

function isContainers(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.some((each) => isFields(each) && (typeof each.image === 'string' || typeof each.name === 'string'))
  );
}

function holdsContainers(value: Fields): boolean {
  const { spec } = value;
  return isFields(spec) && CONTAINER_LISTS.some((list) => isContainers(spec[list]));
}

/** Pod templates anywhere below `value`: maps that hold `spec.containers` as a pod does. */
function* templatesBelow(value: unknown, path: Path): Generator<Path> {
  if (path.length > MAX_DEPTH || typeof value !== 'object' || value === null) {
    return;
  }
  if (isFields(value) && holdsContainers(value)) {
    yield path;
    return;
  }
  for (const [key, child] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
    yield* templatesBelow(child, [...path, key]);
  }
}

/**
 * The pod templates of an object: of the kinds of Kubernetes by their place, of custom resources (Rollout, Knative
 * Service, CloneSet, PyTorchJob, RayCluster, ...) by their form.
 */
export function podsOf(owner: Manifest): readonly Pod[] {
  if (Object.hasOwn(TEMPLATES, owner.kindName)) {
    const base = TEMPLATES[owner.kindName];
    const template = at(owner.body, base);
    return isFields(template) ? [new Pod(owner, template, base)] : [];
  }
  if (owner.kindName !== '*') {
    return [];
  }
  const roots = Object.entries(owner.raw).filter(([key]) => key !== 'metadata' && key !== 'status');
  return roots
    .flatMap(([key, value]) => [...templatesBelow(value, [key])])
    .map((base) => {
      const template = base.reduce<unknown>((parent, key) => (parent as Fields)[key], owner.raw);
      // A custom resource's own schema decides what is wrong with its types.
      return new Pod(owner, conform(template, POD_TEMPLATE, []), base);
    });
}
