/** What suffixes multiply by: powers of 10. */
const DECIMAL: { readonly [suffix: string]: number } = {
  'n': -9,
  'u': -6,
  'm': -3,
  '': 0,
  'k': 3,
  'M': 6,
  'G': 9,
  'T': 12,
  'P': 15,
  'E': 18,
};

/** What suffixes multiply by: powers of 2. */
const BINARY: { readonly [suffix: string]: bigint } = { Ki: 10n, Mi: 20n, Gi: 30n, Ti: 40n, Pi: 50n, Ei: 60n };

/** One, in the unit of `parseQuantity`. */
export const ONE = 1_000_000_000n;
const ONE_EXPONENT = 9;

/** Kubernetes caps quantities with a binary suffix at the largest 64-bit integer. */
const MAX_BINARY = (2n ** 63n - 1n) * ONE;

const QUANTITY = /^([+-]?)(\d{0,400})(?:\.(\d{0,400}))?(?:([eE][+-]?\d{1,30})|([numkMGTPE]|[KMGTPE]i)?)$/;

/** An exponent beyond it is none that anybody means, and would cost memory to work out. */
const MAX_EXPONENT = 999;

/** The quotient, rounded away from zero: Kubernetes gives a little rather than nothing. */
function divideUp(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor;
}

function scaled(digits: bigint, exponent: number): bigint {
  return exponent >= 0 ? digits * 10n ** BigInt(exponent) : divideUp(digits, 10n ** BigInt(-exponent));
}

function magnitude(whole: string, fraction: string, exponentText: string, suffix: string): bigint | undefined {
  const digits = BigInt(whole + fraction);
  const power = Object.hasOwn(BINARY, suffix) ? BINARY[suffix] : undefined;
  if (power !== undefined) {
    const value = scaled(digits << power, ONE_EXPONENT - fraction.length);
    return value > MAX_BINARY ? MAX_BINARY : value;
  }
  const exponent = exponentText === '' ? DECIMAL[suffix] : Number(exponentText.slice(1));
  return Math.abs(exponent) > MAX_EXPONENT ? undefined : scaled(digits, ONE_EXPONENT + exponent - fraction.length);
}

/**
 * The value of a Kubernetes quantity in billionths, the smallest part that it can have; undefined where it is none.
 *
 * As ParseQuantity of k8s.io/apimachinery does it, with two differences. That takes a suffix without a digit, such as `Mi`,
 * for zero, and here it is no quantity: it is what a template leaves whose number is missing. And it takes exponents and
 * digits without end, of which nobody means more than 999 and 400.
 */
export function parseQuantity(quantity: string | number): bigint | undefined {
  const [match, sign, whole = '', fraction = '', exponent = '', suffix = ''] =
    QUANTITY.exec(String(quantity).trim()) ?? [];
  if (match === undefined || whole.length + fraction.length === 0) {
    return undefined;
  }
  const value = magnitude(whole, fraction, exponent, suffix);
  return sign === '-' && value !== undefined ? -value : value;
}
