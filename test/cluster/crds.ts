import * as fs from 'node:fs';
import * as path from 'node:path';
import { expandGlob, moduleDir } from '../../scripts/go-module';
import { type Kubectl } from './kubectl';

/** One entry of `scripts/crds.json`; it has more fields for the generator of typed imports. */
export interface CrdSource {
  readonly name: string;
  /** The Go module that holds the files. */
  readonly module: string;
  /** Its exact version, with `v`. */
  readonly version: string;
  /** Patterns relative to the module's folder. */
  readonly files: readonly string[];
}

/** The list that the library's typed imports are made from: tests run against the same definitions. */
export const CRD_LIST = path.resolve(__dirname, '../../scripts/crds.json');

/** Milliseconds that the API server has to establish all of them. */
const ESTABLISH_MS = 60_000;

/**
 * Reads the list of CRD sources.
 *
 * @throws When an entry lacks a field, with the entry's number and the field.
 */
export function crdSources(file: string = CRD_LIST): CrdSource[] {
  const entries = JSON.parse(fs.readFileSync(file, 'utf8')) as CrdSource[];
  entries.forEach((entry, i) => {
    const texts = [entry.name, entry.module, entry.version].every((text) => typeof text === 'string');
    if (!texts || !Array.isArray(entry.files)) {
      throw new Error(`cluster: ${file}: entry ${i} needs "name", "module", "version" and the list "files".`);
    }
  });
  return entries;
}

/**
 * The files of CRD sources, fetching their modules when they are not in Go's module cache.
 *
 * @throws When a module cannot be fetched, or a pattern matches no file of it.
 */
export function crdFiles(sources: readonly CrdSource[]): string[] {
  return sources.flatMap(({ name, module, version, files }) => {
    const dir = moduleDir(module, version);
    return files.flatMap((pattern) => {
      const found = expandGlob(dir, pattern);
      if (found.length === 0) {
        throw new Error(`cluster: ${CRD_LIST}: "${name}": no file of ${module}@${version} matches "${pattern}".`);
      }
      return found;
    });
  });
}

/**
 * Installs the CRDs of `scripts/crds.json` and waits until the API server serves them.
 *
 * @returns Their names, e.g. `externalsecrets.external-secrets.io`, sorted.
 * @throws When one is refused or not established within a minute, with what kubectl said.
 */
export async function installCrds(kubectl: Kubectl): Promise<string[]> {
  const files = crdFiles(crdSources()).flatMap((file) => ['-f', file]);
  const applied = await must(kubectl, ['apply', '--server-side', '--field-manager=cluster', '-o', 'name', ...files]);
  const names = applied.split('\n').filter((line) => line.startsWith('customresourcedefinition.'));
  await withoutConversionWebhooks(kubectl);
  await must(kubectl, ['wait', '--for=condition=Established', `--timeout=${ESTABLISH_MS}ms`, ...names]);
  return names.map((name) => name.slice(name.indexOf('/') + 1)).sort();
}

/**
 * Takes away webhooks that convert between versions: their programs do not run here, and without an answer the API server
 * would store nothing.
 */
async function withoutConversionWebhooks(kubectl: Kubectl): Promise<void> {
  const query = '{range .items[?(@.spec.conversion.strategy=="Webhook")]}{.metadata.name}{"\\n"}{end}';
  const names = (await must(kubectl, ['get', 'crd', '-o', `jsonpath=${query}`])).split('\n').filter(Boolean);
  const patch = JSON.stringify({ spec: { conversion: { strategy: 'None', webhook: null } } });
  if (names.length > 0) {
    await must(kubectl, ['patch', 'crd', ...names, '--type=merge', '-p', patch]);
  }
}

async function must(kubectl: Kubectl, args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await kubectl(args, { timeoutMs: 2 * ESTABLISH_MS });
  if (code !== 0) {
    throw new Error(
      `cluster: installing the CRDs of ${CRD_LIST}: "kubectl ${args[0]}" ended with ${code}: ${stderr.trim()}`,
    );
  }
  return stdout;
}
