import { Manifest, RawObject } from '../manifest';
import { Misfit, nounOf, Path } from '../shape';
import { quote } from '../text';
import type { Fault } from './fault';

/** A document of a file. */
export interface InputDocument {
  readonly file: string;
  /** Whether the user named the file itself: then everything in it should be an object. */
  readonly explicit: boolean;
  readonly index: number;
  readonly value: unknown;
}

/** A fault before its place is known. */
export type PlacelessFault = Pick<Fault, 'object' | 'path' | 'problem' | 'repair'> & {
  /** Where the object stands in its document. */
  readonly base: Path;
};

/** What a document holds. */
export interface Objects {
  readonly manifests: readonly Manifest[];
  readonly faults: readonly PlacelessFault[];
  /** The document belongs to another program than Kubernetes. */
  readonly skipped: boolean;
}

type Fields = { readonly [key: string]: unknown };

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Nothing, or null, which is the same to Kubernetes. */
function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

/** Groups whose kinds configure programs, and that no API server takes: kustomize, kubelet, kubeadm, kind, ... */
const PROGRAM_GROUP = /^(?:(?:[a-z0-9-]+\.)+config\.k8s\.io|audit\.k8s\.io|kubeadm\.k8s\.io|kind\.x-k8s\.io)\//;

/** Whether a map is known to be the file of another program: Chart.yaml, kustomization.yaml, a kubeconfig, ... */
function isProgramFile(value: Fields): boolean {
  const { apiVersion, kind, name, version } = value;
  if (isAbsent(apiVersion)) {
    return kind === 'Kustomization' || kind === 'Component';
  }
  if (isAbsent(kind)) {
    return (apiVersion === 'v1' || apiVersion === 'v2') && !isAbsent(name) && !isAbsent(version);
  }
  // A name in the metadata, or a spec, is what the API server wants: then it is no file of a program.
  return !isObjectToo(value) && isProgramKind(apiVersion, kind);
}

function isProgramKind(apiVersion: unknown, kind: unknown): boolean {
  return (
    (apiVersion === 'v1' && kind === 'Config') || (typeof apiVersion === 'string' && PROGRAM_GROUP.test(apiVersion))
  );
}

/** Whether nothing in a document asks for Kubernetes: values of Helm, workflows, JSON patches, package.json, ... */
function isForeign(value: unknown): boolean {
  return Array.isArray(value)
    ? !value.some((element) => isFields(element) && !isForeign(element))
    : isFields(value) && isAbsent(value.apiVersion) && isAbsent(value.kind);
}

/** kubectl takes every document that has items for a list, whatever its kind is. */
function isList({ kind, items }: Fields): boolean {
  return kind === 'List' || Array.isArray(items);
}

/** Whether a list is an object as well: lists have no name of their own, and nothing but items. */
function isObjectToo({ metadata, spec }: Fields): boolean {
  return !isAbsent(spec) || (isFields(metadata) && !isAbsent(metadata.name));
}

/** `field "replicas"`, `element 2 of "command"` */
function nameOf(path: Path): string {
  const last = path.at(-1)!;
  if (typeof last === 'string') {
    return `field ${quote(last)}`;
  }
  const list = path.filter((key) => typeof key === 'string').at(-1)!;
  return `element ${last} of ${quote(list)}`;
}

/** YAML often makes a number or a boolean of what is meant as text. */
function misfitRepair({ want, got }: Misfit): string {
  return want === 'a string' && (got === 'a number' || got === 'true or false')
    ? 'put the value in quotes'
    : `write ${want}`;
}

const EXAMPLES = { apiVersion: 'apps/v1', kind: 'Deployment' } as const;
const KIND = /^[A-Za-z][A-Za-z0-9]*$/;
const API_VERSION = /^(?:[^/\s]+\/)?[^/\s]+$/;

/** One document on its way to objects. */
class Reading implements Objects {
  readonly manifests: Manifest[] = [];
  readonly faults: PlacelessFault[] = [];
  skipped = false;

  constructor(private readonly document: InputDocument) {
    const { value, explicit } = document;
    if ((isForeign(value) && !explicit) || (isFields(value) && isProgramFile(value))) {
      this.skipped = true;
    } else if (!isAbsent(value)) {
      this.object(value, []);
    }
  }

  private tell(base: Path, path: Path, problem: string, repair: string): void {
    this.faults.push({ base, path, problem, repair });
  }

  private object(value: unknown, base: Path): void {
    if (!isFields(value)) {
      this.tell(
        base,
        [],
        `${nounOf(value)} stands where an object should stand`,
        'write a map with apiVersion, kind and metadata',
      );
    } else if (isList(value)) {
      this.list(value, base);
      if (isObjectToo(value) && this.hasType(value, base)) {
        this.manifest(value, base);
      }
    } else if (this.hasType(value, base)) {
      this.manifest(value, base);
    }
  }

  private list(list: Fields, base: Path): void {
    const { apiVersion, kind, items } = list;
    if (!Array.isArray(items)) {
      if (!isAbsent(items)) {
        this.tell(base, ['items'], `field "items" is ${nounOf(items)}`, 'write a list');
      }
      return;
    }
    // The API server writes the items of a PodList without their type.
    const isTyped = typeof kind === 'string' && kind !== 'List' && kind.endsWith('List');
    const type = isTyped ? { apiVersion, kind: kind.slice(0, -'List'.length) } : {};
    (items as readonly unknown[]).forEach((item, index) => {
      const typed = isFields(item) && isForeign(item) ? { ...item, ...type } : item;
      this.object(typed, [...base, 'items', index]);
    });
  }

  private hasType(value: Fields, base: Path): value is RawObject {
    if (isForeign(value)) {
      this.tell(
        base,
        [],
        'this is no Kubernetes object: it has neither apiVersion nor kind',
        'write both, or leave it out',
      );
      return false;
    }
    const apiVersion = this.isText(value, 'apiVersion', base);
    const kind = this.isText(value, 'kind', base);
    if (apiVersion && !API_VERSION.test(value.apiVersion as string)) {
      const problem = `field "apiVersion" is ${quote(value.apiVersion as string)}`;
      this.tell(
        base,
        ['apiVersion'],
        problem,
        `write a version, or a group and a version, such as "${EXAMPLES.apiVersion}"`,
      );
      return false;
    }
    if (kind && !KIND.test(value.kind as string)) {
      this.tell(base, ['kind'], `field "kind" is ${quote(value.kind as string)}`, 'write letters and digits only');
      return false;
    }
    return apiVersion && kind;
  }

  private isText(value: Fields, field: keyof typeof EXAMPLES, base: Path): boolean {
    const text = value[field];
    if (typeof text === 'string' && text !== '') {
      return true;
    }
    const problem =
      isAbsent(text) || text === '' ? `the object has no ${field}` : `field "${field}" is ${nounOf(text)}`;
    this.tell(base, [field], problem, `write it, such as "${field}: ${EXAMPLES[field]}"`);
    return false;
  }

  private manifest(raw: RawObject, base: Path): void {
    const { file, index, explicit } = this.document;
    const manifest = new Manifest(raw, { file, document: index, base });
    if (manifest.kindName === '*' && isAbsent(raw.metadata) && !explicit && base.length === 0) {
      // The configuration of a program in the manner of Kubernetes: without a name no API server takes it.
      this.skipped = true;
      return;
    }
    this.manifests.push(manifest);
    for (const misfit of manifest.misfits) {
      const problem = `${nameOf(misfit.path)} is ${misfit.got}`;
      this.faults.push({ base, object: manifest, path: misfit.path, problem, repair: misfitRepair(misfit) });
    }
    const { name, generateName } = manifest.metadata;
    if (!name && !generateName && !manifest.misfits.some(({ path }) => path[0] === 'metadata' && path.length <= 2)) {
      const repair = 'write metadata.name, or metadata.generateName';
      this.faults.push({
        base,
        object: manifest,
        path: ['metadata', 'name'],
        problem: 'the object has no name',
        repair,
      });
    }
  }
}

/**
 * The objects of a document, those in a List one by one, and what is wrong with their form.
 *
 * A document that has neither apiVersion nor kind is no object of Kubernetes. It is skipped unless the user named its file:
 * repositories hold values of Helm and workflows beside manifests. One of the two is a mistake, wherever it stands.
 */
export function objectsOf(document: InputDocument): Objects {
  return new Reading(document);
}
