import * as fc from 'fast-check';

/** Anything that JSON holds. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** One change somewhere in a tree of values. */
interface Mutation {
  /** Which of the values of the tree, modulo their number. */
  readonly at: number;
  readonly change: Change;
  /** Another value of the tree, for the changes that want one. */
  readonly other: number;
  readonly value: Json;
}

/** A value's place in its parent. */
interface Place {
  readonly parent: Json[] | { [key: string]: Json };
  readonly key: string | number;
}

function isRecord(value: Json): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `__proto__` as a field of its own, as JSON.parse makes it. */
function set({ parent, key }: Place, value: Json): void {
  Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });
}

function get({ parent, key }: Place): Json {
  return (parent as { [key: string]: Json })[key];
}

function remove({ parent, key }: Place): void {
  if (Array.isArray(parent)) {
    parent.splice(Number(key), 1);
  } else {
    delete parent[key];
  }
}

function placesIn(value: Json, places: Place[]): Place[] {
  if (typeof value === 'object' && value !== null) {
    for (const key of Array.isArray(value) ? value.keys() : Object.keys(value)) {
      const place = { parent: value, key };
      places.push(place);
      placesIn(get(place), places);
    }
  }
  return places;
}

/** A list as a map of its indexes, a map as the list of its values. */
function swapped(value: Json): Json {
  if (Array.isArray(value)) {
    return { ...value };
  }
  return isRecord(value) ? Object.values(value) : [value];
}

function keyOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const CHANGES = {
  remove,
  null: (place: Place) => set(place, null),
  empty: (place: Place) => set(place, { string: '', number: 0, boolean: false }[typeof get(place) as string] ?? {}),
  // Copies, so that no value stands in two places, or inside itself.
  replace: (place: Place, { value }: Mutation) => set(place, structuredClone(value)),
  swap: (place: Place) => set(place, swapped(get(place))),
  wrap: (place: Place) => set(place, [get(place)]),
  text: (place: Place) => set(place, JSON.stringify(get(place))),
  transplant: (place: Place, _: Mutation, other: Place) => set(place, structuredClone(get(other))),
  // A field that exists elsewhere: what a check reads that the shape of this place does not name may have any type.
  borrow: ({ parent }: Place, { value }: Mutation, other: Place) => {
    if (!Array.isArray(parent) && typeof other.key === 'string') {
      set({ parent, key: other.key }, structuredClone(value));
    }
  },
  rename: (place: Place, { value }: Mutation) => {
    const old = get(place);
    remove(place);
    set({ parent: place.parent, key: Array.isArray(place.parent) ? place.parent.length : keyOf(value) }, old);
  },
  twice: (place: Place) => {
    if (Array.isArray(place.parent)) {
      place.parent.push(structuredClone(get(place)));
    }
  },
};

type Change = keyof typeof CHANGES;

/** Changes the objects in place. */
export function mutate(objects: Json[], mutations: readonly Mutation[]): void {
  for (const mutation of mutations) {
    const places = placesIn(objects, []);
    const place = places[mutation.at % places.length];
    const other = places[mutation.other % places.length];
    if (place !== undefined && other !== undefined) {
      CHANGES[mutation.change](place, mutation, other);
    }
  }
}

/** Values of every type, and texts that mean something to some check. */
const value: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json[]>(
    ...['', ' ', '*', '/', ':', '@', '.', '-', '$(', '${', '%', '\n', '\u0000', '\uD800', 'é', 'x'.repeat(5000)],
    ...[
      '__proto__',
      'constructor',
      'toString',
      'each',
      'default',
      'system:',
      'system:serviceaccount::',
      'true',
      'null',
    ],
    ...['0.0.0.0/0', '::/0', '1.2.3.4/99', '300.1.1.1', '::ffff:1.2.3.4/128', 'http://[', 'https://a:b@c/?d#e'],
    ...['1e999', '-1', '9'.repeat(400), '1.5Gi', '0', 'NaN', 'Infinity', 'In', 'NotIn', 'Always', '2026-13-45'],
    ...['image:@sha256:', 'a/b/c/d:e@f', 'spec.template', 'containers', '{}', '[', '((((', '\\', 'a'.repeat(300)],
  ),
  fc.constantFrom<Json[]>(null, true, false, [], {}, [[]], [{}], [null], { a: null }, { '': '' }, { each: {} }),
  fc.constantFrom<Json[]>(0, -1, 1.5, 65536, 2 ** 31, 2 ** 53, -(2 ** 63), 1e300),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
);

/** From one change to ten. */
export const mutations: fc.Arbitrary<Mutation[]> = fc.array(
  fc.record({
    at: fc.nat(100_000),
    change: fc.constantFrom(...(Object.keys(CHANGES) as Change[])),
    other: fc.nat(100_000),
    value,
  }),
  { minLength: 1, maxLength: 10 },
);
