import { parseQuantity } from '../../lib/validator/quantity';
import { fc } from '../support/properties';

/** What ParseQuantity of k8s.io/apimachinery v0.37.2 makes of a text, as a decimal number. */
const VALID: { readonly [quantity: string]: string } = {
  '0': '0',
  '-1': '-1',
  '+1': '1',
  '007': '7',
  '1.5': '1.5',
  '.5': '0.5',
  '5.': '5',
  '00.50': '0.5',
  ' 1Gi ': '1073741824',
  '100m': '0.1',
  '0.1m': '0.0001',
  '1500m': '1.5',
  '5n': '0.000000005',
  '0.5n': '0.000000001',
  '5u': '0.000005',
  '1k': '1000',
  '1M': '1000000',
  '1G': '1000000000',
  '1T': '1000000000000',
  '1P': '1000000000000000',
  '1E': '1000000000000000000',
  '10E': '10000000000000000000',
  '1Ki': '1024',
  '1.5Ki': '1536',
  '128Mi': '134217728',
  '0.1Gi': '107374182.4',
  '1Ti': '1099511627776',
  '1Pi': '1125899906842624',
  '7Ei': '8070450532247928832',
  '8Ei': '9223372036854775807',
  '-100Ei': '-9223372036854775807',
  '9223372036854775808': '9223372036854775808',
  '0.123456789': '0.123456789',
  '0.1234567891': '0.12345679',
  '-0.0000000001': '-0.000000001',
  '1e3': '1000',
  '1E3': '1000',
  '1e+3': '1000',
  '1.5e2': '150',
  '1E-9': '0.000000001',
  '1e-20': '0.000000001',
  '12E+0003': '12000',
  '1e20': '100000000000000000000',
};

const INVALID: readonly string[] = [
  ...['', 'abc', '1 Gi', '1gi', '1KI', '1ki', '1K', '1mi', '1B', '1GB', '1GiB', '1,5', '1..5', '1.2.3', '--1', '+-1'],
  ...['1-', '1e', '1e+', '1e5m', '1m5', '0x10', 'NaN', 'Infinity', '1e1.5', 'Gi1', '$1', '1i', '1Mim', 'e', '1_000'],
];

/** A decimal number in billionths. */
function billionths(decimal: string): bigint {
  const [whole = '', fraction = ''] = decimal.split('.');
  return BigInt(whole + fraction.padEnd(9, '0'));
}

describe('parseQuantity', () => {
  test.each(Object.entries(VALID))('%j is %s', (quantity, decimal) => {
    expect(parseQuantity(quantity)).toBe(billionths(decimal));
  });

  test.each([
    [0, '0'],
    [0.5, '0.5'],
    [-2, '-2'],
    [1e21, '1000000000000000000000'],
    [1e-7, '0.0000001'],
  ])('the number %d is %s', (quantity, decimal) => {
    expect(parseQuantity(quantity)).toBe(billionths(decimal));
  });

  test.each(INVALID.map((quantity) => [quantity]))('%j is none', (quantity) => {
    expect(parseQuantity(quantity)).toBeUndefined();
  });

  test.each(['Mi', '', '-', '.', '.Ki', 'E', 'm', 'e5'].map((quantity) => [quantity]))(
    '%j, which Kubernetes takes for 0 or refuses, is none',
    (quantity) => {
      expect(parseQuantity(quantity)).toBeUndefined();
    },
  );

  test.each([NaN, Infinity])('the number %d is none', (quantity) => {
    expect(parseQuantity(quantity)).toBeUndefined();
  });

  test('refuses exponents that would cost memory', () => {
    expect(parseQuantity('1e999')).toBe(10n ** 1008n);
    expect(['1e1000', '1e-1000', '1e999999999999'].map(parseQuantity)).toEqual([undefined, undefined, undefined]);
  });

  test('takes any text, and counts the other way below 0', () => {
    const parts = fc.array(fc.constantFrom(...'0123456789.+-eEinumkKMGTP'), { maxLength: 12 });
    fc.assert(
      fc.property(parts, (characters) => {
        const text = characters.join('').replace(/^[+-]+/, '');
        const value = parseQuantity(text);
        expect(parseQuantity(`-${text}`)).toBe(value === undefined ? undefined : -value);
      }),
    );
  });
});
