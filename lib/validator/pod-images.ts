import type { Violation } from './check';
import type { Context } from './context';
import { Image, parseImage } from './image';
import type { Container, Pod } from './pod';
import type { Path } from './shape';
import { quote } from './text';

/** What names an image: a container, or a volume (KEP-4639). */
interface User {
  readonly title: string;
  path(...fields: Path): Path;
}

/** An image of a pod. */
export class PodImage {
  /** Its parts; undefined where the reference is malformed. */
  readonly image: Image | undefined;

  constructor(
    private readonly by: User,
    /** The names of the two fields. */
    private readonly fields: readonly [reference: string, pullPolicy: string],
    /** As it is written; empty where it is not. */
    readonly reference: string,
    readonly pullPolicy: string,
  ) {
    this.image = parseImage(reference);
  }

  /** `container "app"`, `volume "model"` */
  get user(): string {
    return this.by.title;
  }

  get path(): Path {
    return this.by.path(this.fields[0]);
  }

  get policyField(): string {
    return this.fields[1];
  }

  get policyPath(): Path {
    return this.by.path(this.policyField);
  }
}

const CONTAINER_FIELDS = ['image', 'imagePullPolicy'] as const;
const VOLUME_FIELDS = ['reference', 'pullPolicy'] as const;

function ofContainer(container: Container): PodImage {
  const { image = '', imagePullPolicy = '' } = container.spec;
  return new PodImage(container, CONTAINER_FIELDS, image, imagePullPolicy);
}

function ofVolumes(pod: Pod): PodImage[] {
  return (pod.spec.volumes ?? []).flatMap(({ name = '', image }, index) => {
    if (image === undefined) {
      return [];
    }
    const user: User = {
      title: `volume ${quote(name)}`,
      path: (...fields) => pod.path('spec', 'volumes', index, 'image', ...fields),
    };
    return [new PodImage(user, VOLUME_FIELDS, image.reference ?? '', image.pullPolicy ?? '')];
  });
}

function memo(): Map<Pod, readonly PodImage[]> {
  return new Map();
}

/** The images of a pod's containers, then of its volumes. Taken apart once for all checks. */
function imagesOf(pod: Pod, { tree }: Context): readonly PodImage[] {
  const known = tree.once(memo);
  let images = known.get(pod);
  if (images === undefined) {
    images = [...pod.containers.map(ofContainer), ...ofVolumes(pod)];
    known.set(pod, images);
  }
  return images;
}

/** Whether what runs depends on the day: the tag is `latest`, written or implied, and no digest overrules it. */
export function isFloating({ tag = 'latest', digest }: Image): boolean {
  return tag === 'latest' && digest === undefined;
}

/** What `judge` says of each image of a pod; nothing where it is content. */
export function judgeImages(
  pod: Pod,
  context: Context,
  judge: (image: PodImage) => Violation | undefined,
): readonly Violation[] {
  return imagesOf(pod, context).flatMap((image) => judge(image) ?? []);
}
