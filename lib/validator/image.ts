/** An image reference, taken apart as the kubelet does it (ParseNormalizedNamed of github.com/distribution/reference). */
export interface Image {
  /** The registry's host and port. None where the reference begins with the path, and the node decides. */
  readonly registry?: string;
  /** Registry and path in full: `docker.io/library/nginx` for `nginx`. */
  readonly repository: string;
  readonly tag?: string;
  /** `sha256:` and 64 hexadecimal digits, or its longer relatives. */
  readonly digest?: string;
}

const DOCKER_HUB = 'docker.io';
const OLD_DOCKER_HUB = 'index.docker.io';
const MAX_PATH = 255;

const LABEL = '[a-zA-Z0-9]+(?:-+[a-zA-Z0-9]+)*';
const HOST = `(?:${LABEL}(?:\\.${LABEL})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`;
const COMPONENT = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const PATH = `${COMPONENT}(?:/${COMPONENT})*`;
const TAG = '\\w[\\w.-]{0,127}';
// The algorithms that are built into the kubelet; the grammar itself allows any.
const DIGEST = 'sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128}';

/** No two parts of it can match the same text, so that it takes linear time on any. */
const REFERENCE = new RegExp(`^(?:(${HOST})/)?(${PATH})(?::(${TAG}))?(?:@(${DIGEST}))?$`);

/** The id of an image on its node, which is no reference. */
const IDENTIFIER = /^[a-f0-9]{64}$/;

/** Whether the first part of a reference is a registry: `localhost`, or what no path begins with. */
function isRegistry(part: string): boolean {
  return part === 'localhost' || part.includes('.') || part.includes(':') || part !== part.toLowerCase();
}

/** The registry that is written, and what follows it; Docker Hub's `library/` is filled in where it is implied. */
function splitRegistry(text: string): [string | undefined, string] {
  const slash = text.indexOf('/');
  const first = text.slice(0, Math.max(slash, 0));
  if (!isRegistry(first)) {
    return [undefined, slash < 0 ? `library/${text}` : text];
  }
  const rest = text.slice(slash + 1);
  const onHub = first === DOCKER_HUB || first === OLD_DOCKER_HUB;
  return [first, onHub && !rest.includes('/') ? `library/${rest}` : rest];
}

/** The parts of an image reference; undefined where it is malformed, and no runtime could pull it. */
export function parseImage(text: string): Image | undefined {
  if (IDENTIFIER.test(text)) {
    return undefined;
  }
  const [registry, rest] = splitRegistry(text);
  const host = registry === undefined || registry === OLD_DOCKER_HUB ? DOCKER_HUB : registry;
  const [, domain, path = '', tag, digest] = REFERENCE.exec(`${host}/${rest}`) ?? [];
  if (path === '' || path.length > MAX_PATH) {
    return undefined;
  }
  return { registry, repository: domain === undefined ? path : `${domain}/${path}`, tag, digest };
}

/** Whether an image lies in a registry, or below a path of it. By whole segments: `a.io/team` does not hold `a.io/team-b/app`. */
export function isBelow({ repository }: Image, place: string): boolean {
  const prefix = place.replace(/\/+$/, '');
  return repository === prefix || repository.startsWith(`${prefix}/`);
}
