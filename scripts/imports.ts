/**
 * `npm run imports`: writes `imports/*.ts` from the CRDs that scripts/crds.json names.
 * `npm run imports -- --check`: fails when `imports/` is not what that would write.
 *
 * Only field names and types are taken over; the CRDs' prose (and licence) stays upstream.
 */
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { expandGlob, goAvailable, moduleDir } from './go-module';

/** One row of scripts/crds.json. */
export interface CrdSource {
  /** What people call it; stands in messages. */
  readonly name: string;
  /** Go module that holds the CRD files. */
  readonly module: string;
  /** Exact version of `module`. */
  readonly version: string;
  /** Files that a test API server installs, relative to the module's folder; `*` within a segment is allowed. */
  readonly files: readonly string[];
  /** Kind to version: what becomes TypeScript. */
  readonly import: Readonly<Record<string, string>>;
  /** `KIND FIELD.FIELD` to the properties of that field that become TypeScript, where all of them would be too many. */
  readonly keep?: Readonly<Record<string, readonly string[]>>;
}

/** A node of an OpenAPI v3 schema. */
export type Schema = Record<string, unknown>;

/** The part of a CustomResourceDefinition that is read here. */
interface Crd {
  readonly kind?: string;
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: ReadonlyArray<{ readonly name: string; readonly served: boolean; readonly schema: CrdSchema }>;
  };
}
interface CrdSchema {
  readonly openAPIV3Schema: Schema;
}

const root = path.join(__dirname, '..');
const sources = JSON.parse(fs.readFileSync(path.join(__dirname, 'crds.json'), 'utf8')) as CrdSource[];
const header = '// from the CRDs that scripts/crds.json names, by `npm run imports`: edit that table, not this file\n';

/**
 * The same schema with nothing but field names, types, enums and what is required: no descriptions, examples, defaults,
 * patterns or rules. `format` goes too: with `date-time` the generator expects a `Date`, which cdk8s has by then made a
 * string of.
 */
export function typesOnly(schema: Schema): Schema {
  const result: Schema = {};
  for (const key of ['type', 'required', 'enum']) {
    if (schema[key] !== undefined) {
      result[key] = schema[key];
    }
  }
  if (schema['x-kubernetes-int-or-string'] === true) {
    result.anyOf = [{ type: 'integer' }, { type: 'string' }];
  }
  if (isSchema(schema.properties)) {
    // The keys of `properties` are names of fields, one of which may well be "description".
    result.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, property]) => [name, typesOnly(property as Schema)]),
    );
  }
  for (const key of ['items', 'additionalProperties']) {
    const child = schema[key];
    if (isSchema(child)) {
      result[key] = typesOnly(child);
    }
  }
  return result;
}

/** Leaves of the object at `dottedPath` in `schema` only the properties `names`; throws when one of them isn't there. */
export function keepOnly(schema: Schema, dottedPath: string, names: readonly string[]): void {
  let node = schema;
  for (const field of dottedPath.split('.')) {
    node = (node.properties as Record<string, Schema> | undefined)?.[field] ?? {};
  }
  const properties = (node.properties ?? {}) as Record<string, Schema>;
  const missing = names.filter((name) => !(name in properties));
  if (missing.length > 0) {
    throw new Error(
      `"keep" names ${missing.join(', ')}, but ${dottedPath} has ${Object.keys(properties).join(', ') || 'no fields'}`,
    );
  }
  node.properties = Object.fromEntries(names.map((name) => [name, properties[name]]));
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The CRDs of one source that become TypeScript, reduced to their types, in the table's order. */
function reducedCrds(source: CrdSource): object[] {
  const wanted = Object.entries(source.import);
  if (wanted.length === 0) {
    return [];
  }
  const dir = moduleDir(source.module, source.version);
  const crds = source.files
    .flatMap((pattern) => expandGlob(dir, pattern))
    .flatMap((file) =>
      parseAllDocuments(fs.readFileSync(file, 'utf8')).map((document) => document.toJS() as Crd | null),
    )
    .filter((crd): crd is Crd => crd?.kind === 'CustomResourceDefinition');
  return wanted.map(([kind, version]) => {
    try {
      return reduced(source, crds, kind, version);
    } catch (error) {
      throw new Error(
        `imports: ${source.name} ${source.version}: ${kind} ${version}: ${(error as Error).message}. ` +
          'Mend that row in scripts/crds.json.',
        { cause: error },
      );
    }
  });
}

function reduced(source: CrdSource, crds: readonly Crd[], kind: string, version: string): object {
  const crd = crds.find((candidate) => candidate.spec.names.kind === kind);
  if (crd === undefined) {
    throw new Error(`no such kind in ${source.files.join(', ')}`);
  }
  const found = crd.spec.versions.find((candidate) => candidate.name === version && candidate.served);
  if (found === undefined) {
    throw new Error(`not a served version; the CRD has ${crd.spec.versions.map((v) => v.name).join(', ')}`);
  }
  const schema = typesOnly(found.schema.openAPIV3Schema);
  for (const [where, names] of Object.entries(source.keep ?? {})) {
    const [keptKind, dottedPath] = where.split(' ');
    if (keptKind === kind) {
      keepOnly(schema, dottedPath, names);
    }
  }
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    spec: {
      group: crd.spec.group,
      names: { kind },
      versions: [{ name: version, schema: { openAPIV3Schema: schema } }],
    },
  };
}

/** Runs `cdk8s import` without network and without touching cdk8s.yaml; returns each generated file's text by its name. */
function generate(work: string): Map<string, string> {
  const documents = sources.flatMap(reducedCrds).map((crd) => JSON.stringify(crd));
  const file = path.join(work, 'crds.yaml');
  const output = path.join(work, 'out');
  fs.writeFileSync(file, documents.join('\n---\n'));
  const cli = path.join(path.dirname(require.resolve('cdk8s-cli/package.json')), 'bin', 'cdk8s');
  const args = ['import', file, '--output', output, '--language', 'typescript', '--no-save', '--no-check-upgrade'];
  execFileSync(process.execPath, [cli, ...args], {
    cwd: work,
    env: { ...process.env, CDK8S_CHECK_UPGRADE: 'false' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const texts = fs.readdirSync(output).map((name): [string, string] => {
    const text = fs.readFileSync(path.join(output, name), 'utf8');
    return [name, header + withoutComments(text)];
  });
  return new Map(texts);
}

/** Once the prose is gone, the generator's comments only repeat the names next to them, and make up half of the file. */
function withoutComments(text: string): string {
  return text
    .replace(/^ *\/\*\*\n(?: *\*.*\n)*? *\*\/\n/gm, '')
    .replace(/^ *\/\*.*\*\/\n/gm, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n');
}

/** The names of the files in `folder` that are missing, different or too many. */
function differences(folder: string, wanted: ReadonlyMap<string, string>): string[] {
  const present = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  const changed = [...wanted].filter(
    ([name, text]) => !present.includes(name) || fs.readFileSync(path.join(folder, name), 'utf8') !== text,
  );
  return [...changed.map(([name]) => name), ...present.filter((name) => !wanted.has(name))].sort();
}

function write(folder: string, wanted: ReadonlyMap<string, string>): void {
  const names = differences(folder, wanted);
  fs.mkdirSync(folder, { recursive: true });
  for (const name of names) {
    const text = wanted.get(name);
    if (text === undefined) {
      fs.rmSync(path.join(folder, name));
    } else {
      fs.writeFileSync(path.join(folder, name), text);
    }
  }
  console.log(`imports: ${wanted.size} files, ${names.length === 0 ? 'none changed' : `changed: ${names.join(', ')}`}`);
}

/** The command line; returns the exit code. */
function main(args: readonly string[]): number {
  const check = args.includes('--check');
  if (check && !goAvailable()) {
    console.log('imports: skipped, Go is not installed: nothing checked that imports/ matches scripts/crds.json');
    return 0;
  }
  const folder = path.join(root, 'imports');
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'imports-'));
  try {
    const wanted = generate(work);
    if (!check) {
      write(folder, wanted);
      return 0;
    }
    const names = differences(folder, wanted);
    if (names.length > 0) {
      console.error(
        `imports: not what scripts/crds.json gives: ${names.join(', ')}. Run "npm run imports" and commit.`,
      );
      return 1;
    }
    console.log(`imports: ${wanted.size} files match scripts/crds.json`);
    return 0;
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

if (require.main === module) {
  process.exitCode = main(process.argv.slice(2));
}
