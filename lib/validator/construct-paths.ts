import * as fs from 'node:fs';
import * as path from 'node:path';
import { CONSTRUCT_PATH_RECORD, ConstructPathEntry } from '../construct-path-record';
import type { Manifest } from './manifest';

/** What cdk8s-cli leaves in the output directory when there are validations. */
const CDK8S_METADATA = 'construct-metadata.json';

function key(...parts: readonly (string | undefined)[]): string {
  return parts.map((part) => part ?? '').join('\n');
}

/** The directories in which records of a file may lie: cdk8s writes manifests into its output directory, or one below. */
function directoriesOf(file: string): readonly string[] {
  const own = path.dirname(path.resolve(file));
  return [own, path.dirname(own)];
}

function directories(files: readonly string[]): readonly string[] {
  return [...new Set(files.flatMap(directoriesOf))];
}

function readRecord(directory: string): readonly ConstructPathEntry[] {
  try {
    const entries: unknown = JSON.parse(fs.readFileSync(path.join(directory, CONSTRUCT_PATH_RECORD), 'utf8'));
    return Array.isArray(entries) ? (entries as ConstructPathEntry[]) : [];
  } catch {
    return [];
  }
}

/** Paths by the whole identity of objects; undefined where several constructs made one of the same. */
type Paths = ReadonlyMap<string, string | undefined>;

function indexed(entries: readonly ConstructPathEntry[]): Paths {
  const paths = new Map<string, string | undefined>();
  const anywhere = new Map<string, string | undefined>();
  const add = (to: Map<string, string | undefined>, id: string, construct: string): void => {
    to.set(id, to.has(id) ? undefined : construct);
  };
  for (const { apiVersion, kind, namespace, name, path: construct } of entries) {
    add(paths, key(apiVersion, kind, namespace, name), construct);
    add(anywhere, key(apiVersion, kind, undefined, name), construct);
  }
  // An object of the cluster has lost the namespace that its chart gave it.
  for (const [general, construct] of anywhere) {
    if (!paths.has(general)) {
      paths.set(general, construct);
    }
  }
  return paths;
}

/** The records of each synth by the list of its files, which all its validations are given: the first removes them. */
const bySynth = new WeakMap<readonly string[], ReadonlyMap<string, Paths>>();

/** The records of `ConstructPaths` by their directories: a synth may run several apps, each with an output directory. */
function recorded(files: readonly string[]): ReadonlyMap<string, Paths> {
  const records =
    bySynth.get(files) ??
    new Map(
      directories(files)
        .map((directory) => [directory, indexed(readRecord(directory))] as const)
        .filter(([, paths]) => paths.size > 0),
    );
  bySynth.set(files, records);
  return records;
}

/** How often each name stands in the run. */
function countNames(manifests: readonly Manifest[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { name } of manifests) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/**
 * Which construct made an object, where that is certain: by the record of `ConstructPaths`, else by what cdk8s recorded
 * for the name, if only one object of the run has it.
 *
 * @param metadata - of the plugin's context: paths by name
 */
export function constructPaths(
  files: readonly string[],
  manifests: readonly Manifest[],
  metadata: { readonly [name: string]: { readonly path?: string } | undefined },
): (manifest: Manifest) => string | undefined {
  const records = recorded(files);
  const counts = countNames(manifests);
  return ({ apiVersion, kind, namespace, name, source }) => {
    const directory = directoriesOf(source.file).find((each) => records.has(each));
    const certain = directory && records.get(directory)?.get(key(apiVersion, kind, namespace, name));
    const alone = counts.get(name) === 1 && Object.hasOwn(metadata, name);
    return certain ?? (alone ? metadata[name]?.path : undefined);
  };
}

function isCdk8sMetadata(file: string): boolean {
  try {
    const content = JSON.parse(fs.readFileSync(file, 'utf8')) as { version?: unknown; resources?: unknown } | null;
    return content?.version === '1.0.0' && typeof content.resources === 'object';
  } catch {
    return false;
  }
}

/**
 * Removes the records from the output directory, so that `kubectl apply -f` and GitOps controllers find only manifests
 * there. Every validation plugin of a synth has been given what they say by then.
 */
export function removeRecords(files: readonly string[]): void {
  for (const directory of directories(files)) {
    fs.rmSync(path.join(directory, CONSTRUCT_PATH_RECORD), { force: true });
    const metadata = path.join(directory, CDK8S_METADATA);
    if (isCdk8sMetadata(metadata)) {
      fs.rmSync(metadata);
    }
  }
}
