import { mayBeMade } from './custom-resources';
import { holds, isMissing } from './lookups';
import type { Body, Manifest } from './manifest';
import { CLUSTER_NAMESPACES } from './namespaces';
import type { Tree } from './tree';

/** The two kinds of objects that hold keys with values. */
export type HolderKind = 'ConfigMap' | 'Secret';

/** What the objects of a tree say of one ConfigMap or Secret. */
interface Holder {
  readonly keys: Set<string>;
  /** More keys may come: from a store, from a controller, from the program itself. */
  open: boolean;
}

/** The ConfigMaps or Secrets of a tree. */
class Holders {
  private readonly byPlace = new Map<string, Holder>();
  private readonly names = new Set<string>();

  /** Adds what one more object puts into one of them. One into which nothing is put is there for others to fill. */
  add(namespace: string, name: string, keys: readonly string[], open: boolean): void {
    // No part of a name can hold a line feed.
    const place = `${namespace}\n${name}`;
    const holder = this.byPlace.get(place) ?? { keys: new Set(), open: false };
    keys.forEach((key) => holder.keys.add(key));
    holder.open ||= open || keys.length === 0;
    this.byPlace.set(place, holder);
    this.names.add(name);
  }

  /** That of this name, also where its namespace is not written. */
  find(namespace: string, name: string): Holder | undefined {
    return this.byPlace.get(`${namespace}\n${name}`) ?? this.byPlace.get(`\n${name}`);
  }

  /** Whether there is one, as far as namespaces are written. */
  has(namespace: string, name: string): boolean {
    return namespace === '' ? this.names.has(name) : this.find(namespace, name) !== undefined;
  }
}

function keysOf(...maps: readonly (object | undefined)[]): string[] {
  return maps.flatMap((map) => Object.keys(map ?? {}));
}

/** Beginnings of labels and annotations by which controllers add keys to what is applied. */
const FILLED = [
  'config.openshift.io/inject-trusted-cabundle',
  'reflector.v1.k8s.emberstack.com/reflects',
  'replicator.v1.mittwald.de/',
  'secret-generator.v1.mittwald.de/',
  'service.beta.openshift.io/inject-cabundle',
];

function isFilled({ labels, annotations }: Manifest): boolean {
  return keysOf(labels, annotations).some((key) => FILLED.some((mark) => key.startsWith(mark)));
}

function configMaps(tree: Tree): Holders {
  const holders = new Holders();
  for (const object of tree.all('/ConfigMap')) {
    const { namespace, name, body } = object;
    holders.add(namespace, name, keysOf(body.data, body.binaryData), isFilled(object));
  }
  return holders;
}

/** The key and certificate that cert-manager puts into a Secret; it adds ca.crt where the issuer has one. */
const CERTIFICATE_KEYS = ['ca.crt', 'tls.crt', 'tls.key'];

/** A Secret that the token controller fills. */
const TOKEN_TYPE = 'kubernetes.io/service-account-token';

function addSecrets(tree: Tree, holders: Holders): void {
  for (const object of tree.all('/Secret')) {
    const { namespace, name, body } = object;
    const open = isFilled(object) || body.type === TOKEN_TYPE;
    holders.add(namespace, name, keysOf(body.data, body.stringData), open);
  }
}

type Target = NonNullable<NonNullable<Body<'external-secrets.io/ExternalSecret'>['spec']>['target']>;

/** Whether an ExternalSecret puts in more keys than it names, or puts them into a Secret that others make. */
function isOpen({ creationPolicy, template = {} }: Target): boolean {
  return creationPolicy === 'Merge' || (template.templateFrom ?? []).length > 0;
}

function addExternalSecrets(tree: Tree, holders: Holders): void {
  for (const { namespace, name, body } of tree.all('external-secrets.io/ExternalSecret')) {
    const { target = {}, data = [], dataFrom = [] } = body.spec ?? {};
    const keys = [...data.flatMap(({ secretKey }) => secretKey ?? []), ...keysOf(target.template?.data)];
    holders.add(namespace, target.name ?? name, keys, dataFrom.length > 0 || isOpen(target));
  }
}

function addSealedSecrets(tree: Tree, holders: Holders): void {
  for (const { namespace, name, body } of tree.all('bitnami.com/SealedSecret')) {
    const { encryptedData, template } = body.spec ?? {};
    holders.add(namespace, name, keysOf(encryptedData, template?.data), false);
  }
}

function addCertificates(tree: Tree, holders: Holders): void {
  for (const { namespace, body } of tree.all('cert-manager.io/Certificate')) {
    const { secretName, keystores, additionalOutputFormats = [] } = body.spec ?? {};
    if (secretName !== undefined) {
      const open = keystores !== undefined || additionalOutputFormats.length > 0;
      holders.add(namespace, secretName, CERTIFICATE_KEYS, open);
    }
  }
}

/** The Secrets of a tree: as such, and as what others are made into. */
function secrets(tree: Tree): Holders {
  const holders = new Holders();
  for (const addAll of [addSecrets, addExternalSecrets, addSealedSecrets, addCertificates]) {
    addAll(tree, holders);
  }
  return holders;
}

function holdersOf(tree: Tree, kind: HolderKind): Holders {
  return tree.once(kind === 'Secret' ? secrets : configMaps);
}

/** ConfigMaps that a cluster, or its mesh, puts into every namespace. */
const EVERYWHERE = ['istio-ca-root-cert', 'kube-root-ca.crt', 'openshift-service-ca.crt'];

function isMissingSecret(tree: Tree, namespace: string): boolean {
  const delivers =
    holds(tree, 'external-secrets.io/ExternalSecret', namespace) || holds(tree, 'bitnami.com/SealedSecret', namespace);
  return delivers && !CLUSTER_NAMESPACES.includes(namespace);
}

/**
 * Whether the tree shows that a ConfigMap or Secret does not exist. Of ConfigMaps it does where it holds others in that
 * namespace. Secrets are often made by hand: it does only where others in that namespace come from a store or are
 * sealed, which is how a tree delivers its Secrets.
 */
export function isAbsent(tree: Tree, kind: HolderKind, namespace: string, name: string): boolean {
  const holders = holdersOf(tree, kind);
  if (holders.has(namespace, name) || EVERYWHERE.includes(name)) {
    return false;
  }
  const missing = kind === 'Secret' ? isMissingSecret(tree, namespace) : isMissing(tree, '/ConfigMap', namespace, name);
  return missing && !mayBeMade(tree, namespace, name);
}

/** Whether the tree shows that a ConfigMap or Secret, which it holds, will never have a key. */
export function lacksKey(
  tree: Tree,
  kind: HolderKind,
  place: readonly [namespace: string, name: string],
  key: string,
): boolean {
  const holder = holdersOf(tree, kind).find(...place);
  return holder !== undefined && !holder.open && !holder.keys.has(key);
}
