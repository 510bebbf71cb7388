import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { goAvailable, moduleDir } from '../../scripts/go-module';
import releases from './openapi-versions.json';

/** What is kept of an OpenAPI v2 schema: enough to judge names and types. */
export interface OpenApiSchema {
  /** Name of another definition, without `#/definitions/`. */
  readonly ref?: string;
  /** `string`, `integer`, `number`, `boolean`, `array` or `object`; without it (and `ref`), anything goes. */
  readonly type?: string;
  /** `int-or-string`, `byte`, ... */
  readonly format?: string;
  /** Fields of an object; an object without `properties` and `values` holds anything. */
  readonly properties?: Readonly<Record<string, OpenApiSchema>>;
  /** Names of `properties` that must be there. */
  readonly required?: readonly string[];
  /** Schema of an array's items. */
  readonly items?: OpenApiSchema;
  /** Schema of a map's values. */
  readonly values?: OpenApiSchema;
}

/** The built-in API of one Kubernetes version. */
export interface OpenApi {
  /** All schemas by name, e.g. `io.k8s.api.core.v1.Pod`. */
  readonly definitions: Readonly<Record<string, OpenApiSchema>>;
  /** Name of the definition by `APIVERSION KIND`, e.g. `apps/v1 Deployment`. */
  readonly kinds: Readonly<Record<string, string>>;
}

/** A schema as upstream's swagger.json writes it. */
interface SwaggerSchema {
  readonly '$ref'?: string;
  readonly 'type'?: string;
  readonly 'format'?: string;
  readonly 'properties'?: Record<string, SwaggerSchema>;
  readonly 'required'?: string[];
  readonly 'items'?: SwaggerSchema;
  readonly 'additionalProperties'?: SwaggerSchema;
  readonly 'x-kubernetes-group-version-kind'?: ReadonlyArray<{ group: string; version: string; kind: string }>;
}

const pinned: Readonly<Record<string, string>> = releases;
const loaded = new Map<string, OpenApi>();

/** Kubernetes minor versions whose API is known, oldest first, as test/support/openapi-versions.json pins them. */
export const openApiVersions: readonly string[] = Object.keys(pinned);

/** True when every pinned version can be read: Go is there to fetch it, or it is in the cache. */
export function openApiAvailable(): boolean {
  return goAvailable() || openApiVersions.every((version) => fs.existsSync(cacheFile(pinned[version])));
}

/**
 * The built-in API of a Kubernetes minor version, from `api/openapi-spec/swagger.json` of the Go module k8s.io/kubernetes.
 * That file knows beta APIs and fields behind feature gates too, whether or not a default API server serves them.
 *
 * @param version A minor version, e.g. `1.28`.
 */
export function openApi(version: string): OpenApi {
  const release = pinned[version];
  if (release === undefined) {
    throw new Error(
      `openapi: Kubernetes ${version} is not in test/support/openapi-versions.json, ` +
        `which has ${openApiVersions.join(', ')}. Add a line with its latest patch release.`,
    );
  }
  const known = loaded.get(release) ?? fromCache(release) ?? extract(release);
  loaded.set(release, known);
  return known;
}

/** The number counts up when what {@link compact} keeps changes. */
function cacheFile(release: string): string {
  const base = process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
  return path.join(base, 'cdk8s-hardened', 'openapi', `${release}.1.json`);
}

function fromCache(release: string): OpenApi | undefined {
  try {
    return JSON.parse(fs.readFileSync(cacheFile(release), 'utf8')) as OpenApi;
  } catch {
    return undefined;
  }
}

function extract(release: string): OpenApi {
  const swagger = path.join(moduleDir('k8s.io/kubernetes', release), 'api', 'openapi-spec', 'swagger.json');
  const { definitions } = JSON.parse(fs.readFileSync(swagger, 'utf8')) as {
    definitions: Record<string, SwaggerSchema>;
  };
  const kinds: Record<string, string> = {};
  for (const [name, schema] of Object.entries(definitions)) {
    for (const { group, version, kind } of schema['x-kubernetes-group-version-kind'] ?? []) {
      kinds[`${group === '' ? '' : `${group}/`}${version} ${kind}`] ??= name;
    }
  }
  // Swagger says "string"; an API server reads `cpu: 1` as well.
  const quantity = { 'io.k8s.apimachinery.pkg.api.resource.Quantity': { type: 'string', format: 'int-or-string' } };
  const api = { definitions: { ...mapValues(definitions, compact), ...quantity }, kinds };
  const file = cacheFile(release);
  const temporary = `${file}.${process.pid}`;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(temporary, JSON.stringify(api));
  // Several test processes may write at once; a rename is never seen half done.
  fs.renameSync(temporary, file);
  return api;
}

function compact(schema: SwaggerSchema): OpenApiSchema {
  return {
    ref: schema.$ref?.replace('#/definitions/', ''),
    type: schema.type,
    format: schema.format,
    properties: schema.properties && mapValues(schema.properties, compact),
    required: schema.required,
    items: schema.items && compact(schema.items),
    values: schema.additionalProperties && compact(schema.additionalProperties),
  };
}

function mapValues<A, B>(record: Readonly<Record<string, A>>, convert: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, convert(value)]));
}
