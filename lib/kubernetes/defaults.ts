/** For each property of `defaults`: what was given, or else the default. Explicit `false` and `0` are given. */
export function withDefaults<T extends object>(defaults: T, given: { readonly [K in keyof T]?: T[K] } = {}): T {
  const keys = Object.keys(defaults) as (keyof T)[];
  return Object.fromEntries(keys.map((key) => [key, given[key] ?? defaults[key]])) as T;
}
