const UNITS: { readonly [suffix: string]: number } = {
  Ki: 1024,
  Mi: 1024 ** 2,
  Gi: 1024 ** 3,
  Ti: 1024 ** 4,
  m: 0.001,
};

/** The number that a quantity of ours stands for: cores, or bytes. */
export function quantity(text: string): number {
  const [, digits = '', suffix = ''] = /^([\d.]+)([A-Za-z]*)$/.exec(text) ?? [];
  return Number(digits) * (UNITS[suffix] ?? 1);
}
