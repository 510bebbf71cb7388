import { Problems } from '../kubernetes/problems';
import { Waiver } from './waiver';

/** Options of `ContainerImage.fromDigest`. */
export interface ContainerImageDigestOptions {
  /**
   * The tag that stood for the digest when it was looked up: a hint for people, ignored by the container runtime.
   *
   * @default - no tag
   */
  readonly tag?: string;
}

const PATH = /^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*$/;
const HOST = /^(localhost|[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)+|\[[0-9a-fA-F:]+\]|[a-zA-Z0-9-]+(?=:\d))(:\d{1,5})?$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^sha256:[a-f0-9]{64}$/;

function checkRepository(problems: Problems, repository: string): void {
  const clean = problems.check(!repository.includes('@') && !repository.includes('://'), {
    property: 'repository',
    rule: 'must be without credentials',
    repair: 'leave them out, and name a Secret in "imagePullSecrets"',
  });
  if (clean) {
    checkRegistryAndPath(problems, repository);
  }
}

function checkRegistryAndPath(problems: Problems, repository: string): void {
  const slash = repository.indexOf('/');
  const host = slash < 0 ? '' : repository.slice(0, slash);
  const named = problems.check(HOST.test(host), {
    property: 'repository',
    value: repository,
    rule: 'must begin with the registry that the image is pulled from',
    repair: `write it out, for example "registry.example.com/${repository}"; Docker Hub is "docker.io/library/NAME"`,
  });
  problems.check(!named || PATH.test(repository.slice(slash + 1)), {
    property: 'repository',
    value: repository,
    rule: 'must be REGISTRY/PATH in lower case, without a tag or digest',
    repair: 'give tag and digest as parameters of their own',
  });
}

function checkTag(problems: Problems, tag: string): void {
  problems.check(TAG.test(tag) && tag !== 'latest', {
    property: 'tag',
    value: tag,
    rule: 'must be a specific image tag, never "latest"',
    repair: 'give the version, for example "1.0.0"',
  });
}

/**
 * A container image by registry, path and digest. There is no way to write one that can change behind its name,
 * except with a waiver.
 */
export class ContainerImage {
  /**
   * An image by its digest.
   *
   * @param repository - registry and path, for example `registry.example.com/aiops/aiops-agent`
   * @param digest - `sha256:` and 64 hexadecimal digits
   * @param options - the tag, as a hint for people
   * @throws where repository, digest or tag are malformed, the registry is missing or the tag is `latest`
   */
  public static fromDigest(
    repository: string,
    digest: string,
    options: ContainerImageDigestOptions = {},
  ): ContainerImage {
    return ContainerImage.pinned('fromDigest', repository, digest, options.tag);
  }

  /**
   * An image by a whole reference, `REGISTRY/PATH[:TAG]@sha256:...`, as build tools print it.
   *
   * @throws where the reference has no digest, or is malformed
   */
  public static fromReference(reference: string): ContainerImage {
    const at = reference.indexOf('@');
    const [name, digest] = at < 0 ? [reference] : [reference.slice(0, at), reference.slice(at + 1)];
    const problems = new Problems('ContainerImage.fromReference');
    const clean = problems.check(!name.includes('://') && (digest?.startsWith('sha') ?? true), {
      property: 'reference',
      rule: 'must be without credentials',
      repair: 'leave them out, and name a Secret in "imagePullSecrets"',
    });
    problems.check(!clean || digest !== undefined, {
      property: 'reference',
      value: reference,
      rule: 'must end with a digest: a tag alone can be moved to another image',
      repair: `look it up, for example with "crane digest ${name}", and append "@sha256:..."`,
    });
    problems.throwIfAny();
    const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
    const tag = colon < 0 ? undefined : name.slice(colon + 1);
    return ContainerImage.pinned('fromReference', colon < 0 ? name : name.slice(0, colon), digest ?? '', tag);
  }

  /**
   * An image by a tag that may be moved behind your back. Only with a waiver for `image-digest`.
   *
   * @throws where repository or tag are malformed, the tag is `latest` or the waiver is for something else
   */
  public static fromTag(repository: string, tag: string, waiver: Waiver): ContainerImage {
    const problems = new Problems('ContainerImage.fromTag');
    checkRepository(problems, repository);
    checkTag(problems, tag);
    problems.check(waiver.control === 'image-digest', {
      property: 'waiver',
      value: waiver.control,
      rule: 'must be for the control "image-digest"',
      repair: 'use ContainerImage.fromDigest, or pass a Waiver for "image-digest"',
    });
    problems.throwIfAny();
    return new ContainerImage(repository, tag, undefined, waiver);
  }

  /** The waiver under which the digest is missing. */
  public get waiver(): Waiver | undefined {
    return this.exception;
  }

  private static pinned(factory: string, repository: string, digest: string, tag?: string): ContainerImage {
    const problems = new Problems(`ContainerImage.${factory}`);
    checkRepository(problems, repository);
    problems.check(DIGEST.test(digest), {
      property: 'digest',
      value: digest,
      rule: 'must be "sha256:" and 64 lower-case hexadecimal digits',
      repair: `look it up, for example with "crane digest ${repository}:TAG"`,
    });
    if (tag !== undefined) {
      checkTag(problems, tag);
    }
    problems.throwIfAny();
    return new ContainerImage(repository, tag, digest);
  }

  /** The registry's host, with its port if it has one. */
  public readonly registry: string;
  /** What goes into the manifest: `REGISTRY/PATH[:TAG][@DIGEST]`. */
  public readonly reference: string;

  private constructor(
    /** Registry and path. */
    public readonly repository: string,
    /** The tag, if one was given. */
    public readonly tag?: string,
    /** The digest; missing only where a waiver was given. */
    public readonly digest?: string,
    // Private, and so the class is nominal: an object literal with the same properties is no image.
    private readonly exception?: Waiver,
  ) {
    this.registry = repository.slice(0, repository.indexOf('/'));
    this.reference = `${repository}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
  }
}
