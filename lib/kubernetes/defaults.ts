/** `given` over `defaults`; a property that is given as `undefined` counts as not given. */
export function withDefaults<T extends object>(defaults: T, given: Partial<T> | undefined): T {
  const stated = Object.fromEntries(Object.entries(given ?? {}).filter(([, value]) => value !== undefined));
  return { ...defaults, ...stated };
}
