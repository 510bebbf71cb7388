const UNITS: { readonly [suffix: string]: number } = {
  Ki: 1024,
  Mi: 1024 ** 2,
  Gi: 1024 ** 3,
  Ti: 1024 ** 4,
  Pi: 1024 ** 5,
};

/** The number that a quantity of ours stands for: cores, or bytes. */
export function quantity(text: string): number {
  const [, digits = '', suffix = ''] = /^([\d.]+)([A-Za-z]*)$/.exec(text) ?? [];
  // Thousandths as an integer division: 700m and 0.7 must be the same number.
  return suffix === 'm' ? Number(digits) / 1000 : Number(digits) * (UNITS[suffix] ?? 1);
}
