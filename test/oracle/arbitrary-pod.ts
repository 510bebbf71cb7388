import fc from 'fast-check';
import { ANNOTATED, ANNOTATIONS, CONTAINER, EXEMPTIONS, POD, ROOT, type Table, VOLUMES } from './fields';

/** Sets a field, whatever stands there and above it. */
interface Edit {
  readonly path: readonly (string | number)[];
  /** `undefined` removes it. */
  readonly value: unknown;
}

/** Values of every type: for most fields of a type that the API server does not decode. */
const ANYTHING = [null, true, 'x', 7, 1.5, 1e30, [], [7], {}, { x: 1 }];

function pathOf(field: string): Edit['path'] {
  return field.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key));
}

/** The field first, then its value, so that fields of many values are not set more often than others. */
function edits(table: Table, ...parents: Edit['path']): fc.Arbitrary<Edit> {
  return fc
    .constantFrom(...table)
    .chain(([field, values]) =>
      fc.constantFrom(...values).map((value) => ({ path: [...parents, ...pathOf(field)], value })),
    );
}

const LISTS = ['initContainers', 'containers', 'ephemeralContainers'];
const containerEdits = fc
  .tuple(fc.constantFrom(...LISTS), fc.constantFrom(0, 0, 0, 1), edits(CONTAINER))
  .map(([list, index, { path, value }]) => ({ path: ['spec', list, index, ...path], value }));
const annotationEdits = fc
  .tuple(fc.constantFrom(...ANNOTATIONS), fc.constantFrom(...ANNOTATED))
  .map(([key, value]) => ({ path: ['metadata', 'annotations', key], value }));
const wrongTypes = fc
  .tuple(fc.oneof(containerEdits, edits(POD, 'spec'), edits(VOLUMES, 'spec')), fc.constantFrom(...ANYTHING))
  .map(([{ path }, value]) => ({ path, value }));

const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  { arbitrary: edits(POD, 'spec'), weight: 40 },
  { arbitrary: edits(EXEMPTIONS, 'spec'), weight: 20 },
  { arbitrary: containerEdits, weight: 60 },
  { arbitrary: edits(VOLUMES, 'spec'), weight: 10 },
  { arbitrary: annotationEdits, weight: 15 },
  { arbitrary: edits(ROOT), weight: 1 },
  { arbitrary: wrongTypes, weight: 1 },
);

function container(name: string, hardened: boolean): object {
  const securityContext = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
  return hardened ? { name, securityContext } : { name };
}

/** A pod that passes every check, or one that says nothing; with one container, or with one in each list. */
function base(hardened: boolean, full: boolean): object {
  const securityContext = { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } };
  return {
    metadata: { name: 'pod' },
    spec: {
      ...(hardened ? { securityContext } : {}),
      ...(full ? { initContainers: [container('setup', hardened)] } : {}),
      containers: [container('app', hardened)],
      ...(full ? { ephemeralContainers: [container('debug', hardened)] } : {}),
    },
  };
}

function apply(pod: object, { path, value }: Edit): void {
  let parent = pod as { [key: string | number]: any };
  path.slice(0, -1).forEach((key, depth) => {
    if (typeof parent[key] !== 'object' || parent[key] === null) {
      parent[key] = typeof path[depth + 1] === 'number' ? [] : {};
    }
    parent = parent[key];
  });
  // A later edit may reach into it.
  parent[path.at(-1)!] = structuredClone(value);
}

/** Pods in which every field that a check of Pod Security reads is absent, null, empty, right, wrong and unknown. */
export const arbitraryPod: fc.Arbitrary<object> = fc
  // Biased, the first of a table would be chosen far more often than the others.
  .noBias(fc.tuple(fc.boolean(), fc.boolean(), fc.array(anyEdit, { maxLength: 14, size: 'max' })))
  .map(([hardened, full, list]) => {
    const pod = base(hardened, full);
    list.forEach((edit) => apply(pod, edit));
    // As it stands in a file: absent where undefined, null where a list has a gap.
    return JSON.parse(JSON.stringify(pod)) as object;
  });

/** The minor versions at which a check begins to judge anew, and the ones before. */
const TURNS = [7, 8, 18, 19, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37];

/** Minor versions from 1.0 to 1.37. */
export const arbitraryMinor: fc.Arbitrary<number> = fc.noBias(fc.oneof(fc.nat(37), fc.constantFrom(...TURNS)));
