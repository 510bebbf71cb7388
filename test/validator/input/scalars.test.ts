import { parse } from '../../../lib/validator/input/yaml';

/**
 * What sigs.k8s.io/yaml 1.6.0 (YAMLToJSON), with which kubectl reads, makes of scalars. A number is the nearest that
 * JavaScript has.
 */
const READ: readonly (readonly [json: string, scalars: readonly string[]])[] = [
  ['true', ['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON', '!!bool yes']],
  ['false', ['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF', '!!bool "off"']],
  ['null', ['~', 'null', 'Null', 'NULL', '', '!!null ""', '!!null ~', '!!null']],
  ['0', ['0', '00', '-0', '+0', '2e-324', '0.', '-00', '0e0', '0_']],
  ['-0', ['-0.0']],
  ['1', ['1', '+1', '1_', '1.', '1.0', '+_1']],
  ['-1', ['-1', '-1.', '-_1']],
  ['12', ['12', '!!int 12', '!!int "12"', '!<tag:yaml.org,2002:int> 12']],
  ['511', ['0777', '+0777']],
  ['-511', ['-0777']],
  ['15', ['0o17', '0O17', '0o1_7']],
  ['-15', ['-0o17']],
  ['8', ['08', '0_8']],
  ['9', ['09']],
  ['19.5', ['019.5']],
  ['31', ['0x1F', '0X1f', '+0x1f', '0x_1F', '!!int 0x1F']],
  ['-31', ['-0x1F']],
  ['5', ['0b101', '0B101', '+0b101']],
  ['-5', ['-0b101']],
  ['1000', ['1_000', '1e3', '1E3', '1e+3', '1_e3', '1e_3']],
  ['10', ['1__0']],
  ['2', ['0b1_0']],
  ['10.5', ['1_0.5']],
  ['1.5', ['1.5', '!!float 1.5']],
  ['0.5', ['.5', '+.5', '.5_0', '00.5']],
  ['-0.5', ['-.5']],
  ['0.001', ['1e-3']],
  ['1500', ['+1.5e3']],
  ['500', ['.5e3']],
  ['9007199254740993', ['9007199254740993']],
  ['9223372036854775807', ['9223372036854775807', '0x7fffffffffffffff']],
  ['9223372036854775808', ['9223372036854775808']],
  [
    '18446744073709551615',
    [
      '18446744073709551615',
      '0xFFFFFFFFFFFFFFFF',
      '0b1111111111111111111111111111111111111111111111111111111111111111',
    ],
  ],
  ['18446744073709552000', ['18446744073709551616']],
  ['-9223372036854775808', ['-9223372036854775808', '-0x8000000000000000']],
  ['-9223372036854776000', ['-9223372036854775809']],
  ['1.2345678901234568e+29', ['123456789012345678901234567890']],
  ['7.777777777777777e+21', ['07777777777777777777777']],
  ['0.1', ['0.1']],
  ['0.30000000000000004', ['0.30000000000000004']],
  ['1e+21', ['1e21']],
  ['100000000000000000000', ['1e20']],
  ['123456789.125', ['123456789.125']],
  ['1000000', ['1e6']],
  ['100', ['100.0']],
  ['1e-7', ['1e-7']],
  ['5e-324', ['5e-324']],
  ['"yes"', ['"yes"', '!!str yes', '! yes']],
  ['"0777"', ["'0777'", '!!str 0777']],
  ['""', ['!!str']],
  ['"~"', ['!!str ~']],
  ['3', ['!!float 3', '!!float "3"']],
  ['16', ['!!float 0x10']],
  ['"hello"', ['!!binary aGVsbG8=']],
  ['"\ufffd"', ['!!binary /w==']],
  ['"2001-12-14"', ['!!timestamp 2001-12-14']],
  ['"12"', ['! 12', '!<tag:yaml.org,2002:str> 12']],
  ['10000000000', ['1e1_0']],
  ['1.7976931348623156e+38', ['179769313486231570000000000000000000000']],
];

/** Scalars that it reads as strings of the same text. */
const STRINGS = [
  'yEs',
  'tRUE',
  'oFF',
  'nULL',
  '0xG',
  '0x',
  '0b102',
  '0b',
  '-0b',
  '_1',
  '.5e',
  '1e400',
  '-1e400',
  '1e',
  '1e3.5',
  '.1e400',
  '.',
  '..',
  '...x',
  '.e3',
  '._5',
  '.0x1',
  '.Infinity',
  '.infinity',
  '.iNF',
  '.5p1',
  '.5f',
  '0x1FFFFFFFFFFFFFFFF',
  '1:30',
  '12:30:45',
  '1:30.5',
  '2001-12-14',
  '2001-1-2',
  '2001-12-14T21:59:43Z',
  '2001-12-14 21:59:43',
  '2001-13-45',
  '1.2.3',
  'v1',
  '1m',
  '100m',
  '1Gi',
  '1/2',
  '--',
  '+',
  '-a',
  '+a',
  '0x1p4',
  '0x1.8p1',
  'Infinity',
  'NaN',
  'inf',
  'nan',
  '<<',
  '=',
  '-0x',
  '1,000',
  '1 000',
  '-0x8000000000000001',
  '1e309',
  '+.nan',
  '-.nan',
];

/** Scalars that it refuses, or that have no JSON. */
const REFUSED = [
  '.nan',
  '.NaN',
  '.NAN',
  '.inf',
  '.Inf',
  '.INF',
  '+.inf',
  '-.inf',
  '+.INF',
  '-.Inf',
  '-',
  '!!int 1.5',
  '!!int abc',
  '!!int',
  '!!int ""',
  '!!float abc',
  '!!float .inf',
  '!!bool 1',
  '!!bool',
  '!!null x',
  '!!binary "aGVs bG8="',
  '!!binary aGVsbG8',
  '!!binary "*"',
  '!!timestamp abc',
  '!!timestamp 12',
];

function read(scalar: string): unknown {
  const { documents, faults } = parse(`a: ${scalar}\n`);
  expect(faults).toEqual([]);
  return (documents[0].value as { a: unknown }).a;
}

describe('scalars are read as kubectl reads them', () => {
  test.each(READ.flatMap(([json, scalars]) => scalars.map((scalar) => [scalar, json] as const)))(
    '%j is %s',
    (scalar, json) => {
      // JSON.parse gives -0 for "-0" as well.
      expect(read(scalar)).toBe(JSON.parse(json));
    },
  );

  test.each(STRINGS)('%j is a string', (scalar) => {
    expect(read(scalar)).toBe(scalar);
  });

  test.each(REFUSED)('%j is refused', (scalar) => {
    const { documents, faults } = parse(`a: ${scalar}\n`);
    expect(documents).toEqual([]);
    expect(faults).toHaveLength(1);
  });
});

describe('keys', () => {
  test.each([
    ['true: 1', 'true'],
    ['yes: 1', 'true'],
    ['~x: 1', '~x'],
    ['010: 1', '8'],
    ['1.5: 1', '1.5'],
    ['1e3: 1', '1000'],
    ['2001-01-01: 1', '2001-01-01'],
    ['"yes": 1', 'yes'],
    ['"": 1', ''],
  ])('%s', (text, key) => {
    expect(Object.keys(parse(text).documents[0].value as object)).toEqual([key]);
  });
});

test('a file of digits, or of base64, is read in time that grows with its length', () => {
  for (const scalar of ['1', '0x1', '0b1', '01', '!!binary AAAA', '.1', '1_', '-', '+1']) {
    const { documents, faults } = parse(`a: ${scalar}${scalar.slice(-1).repeat(4_000_000)}`);
    expect(documents.length + faults.length).toBe(1);
  }
});
