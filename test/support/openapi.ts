import { openApi, type OpenApi, type OpenApiSchema } from './openapi-schemas';

export { openApiAvailable, openApiVersions } from './openapi-schemas';

/** The fields by which an object is named in a message. */
interface Named {
  readonly apiVersion?: unknown;
  readonly kind?: unknown;
  readonly metadata?: { readonly name?: string; readonly namespace?: string };
  readonly items?: unknown;
}

/** Collects what is wrong with one object. */
interface Walk {
  readonly api: OpenApi;
  readonly report: (message: string) => void;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * What an API server of the given Kubernetes version would drop or refuse in `objects` by name or type: unknown kinds and
 * fields, wrong primitive types and missing required fields. `List` objects count as their items.
 *
 * @param version A minor version, e.g. `1.28`.
 * @param objects Kubernetes objects, as parsed from YAML.
 * @param customKinds Kinds that are not built in and not to be reported, as `APIVERSION KIND`; their fields are not checked.
 * @returns One message per finding, e.g. `apps/v1 Deployment aiops/aiops-agent: unknown field spec.template.spec.foo`.
 */
export function unknownFields(
  version: string,
  objects: readonly object[],
  customKinds: readonly string[] = [],
): string[] {
  const api = openApi(version);
  return flat(objects).flatMap((object) => {
    const type = `${String(object.apiVersion)} ${String(object.kind)}`;
    const name = [object.metadata?.namespace, object.metadata?.name ?? '(no name)'].filter(Boolean).join('/');
    const found: string[] = [];
    const definition = api.kinds[type];
    if (definition !== undefined) {
      const report = (message: string): void => void found.push(message);
      check({ api, report }, { ref: definition }, object, '');
    } else if (!customKinds.includes(type)) {
      found.push(notBuiltIn(api, version, type));
    }
    return found.map((message) => `${type} ${name}: ${message}`);
  });
}

function flat(objects: readonly object[]): Named[] {
  return objects.flatMap((object: Named) =>
    object.apiVersion === 'v1' && object.kind === 'List' && Array.isArray(object.items)
      ? flat(object.items as object[])
      : [object],
  );
}

function notBuiltIn(api: OpenApi, version: string, type: string): string {
  const { group, kind } = split(type);
  const others = Object.keys(api.kinds).filter((other) => split(other).group === group && split(other).kind === kind);
  const hint = others.length === 0 ? '' : `, which has it as ${others.map((other) => other.split(' ')[0]).join(', ')}`;
  return `not built in to Kubernetes ${version}${hint}`;
}

function split(type: string): { group: string; kind: string } {
  const [apiVersion, kind] = type.split(' ');
  return { group: apiVersion.includes('/') ? apiVersion.split('/')[0] : '', kind };
}

/** `null` counts as absent, as it does for an API server. */
function check(walk: Walk, schema: OpenApiSchema, value: unknown, at: string): void {
  if (value === null || value === undefined) {
    return;
  }
  if (schema.ref !== undefined) {
    check(walk, walk.api.definitions[schema.ref], value, at);
  } else if (!hasType(schema, value)) {
    const wanted = schema.format === 'int-or-string' ? 'string or number' : schema.type;
    walk.report(`wrong type of field ${at}: ${typeName(value)} instead of ${wanted}`);
  } else if (schema.type === 'array') {
    (value as unknown[]).forEach((item, index) => check(walk, schema.items ?? {}, item, `${at}[${index}]`));
  } else if (schema.values !== undefined) {
    for (const [key, item] of Object.entries(value as Fields)) {
      check(walk, schema.values, item, `${at}[${JSON.stringify(key)}]`);
    }
  } else if (schema.properties !== undefined) {
    checkFields(walk, schema, value as Fields, at);
  }
}

function checkFields(walk: Walk, schema: OpenApiSchema, fields: Fields, at: string): void {
  const below = (key: string): string => (at === '' ? key : `${at}.${key}`);
  for (const [key, value] of Object.entries(fields)) {
    const property = Object.hasOwn(schema.properties ?? {}, key) ? schema.properties?.[key] : undefined;
    if (property === undefined) {
      walk.report(`unknown field ${below(key)}`);
    } else {
      check(walk, property, value, below(key));
    }
  }
  for (const key of schema.required ?? []) {
    if (fields[key] === undefined || fields[key] === null) {
      walk.report(`missing field ${below(key)}`);
    }
  }
}

function hasType(schema: OpenApiSchema, value: unknown): boolean {
  const actual = typeName(value);
  switch (schema.type) {
    case undefined:
      return true;
    case 'string':
      return actual === 'string' || (schema.format === 'int-or-string' && actual === 'number');
    case 'integer':
      return Number.isInteger(value);
    default:
      return actual === schema.type;
  }
}

function typeName(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value;
}
