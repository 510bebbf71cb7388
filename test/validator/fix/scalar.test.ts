import { load } from 'js-yaml';
import { parse } from 'yaml';
import { Quote, scalarText, stringText } from '../../../lib/validator/fix/scalar';
import { fc } from '../../support/properties';
import { STRINGS } from './arbitraries';

const PLAIN = [
  ...['web', 'ALL', 'RuntimeDefault', 'app.kubernetes.io/name', '/tmp', 'v1.37', 'a-b_c', 'none', 'e3a', 'x@y'],
  ...['500m', '1Gi', '100Mi', '30s', '10k', '0.5Gi', 'nginx:1.27@sha256:0a'],
];

const QUOTED = [
  ...['', ' ', 'yes', 'No', 'ON', 'off', 'y', 'N', 'true', 'False', 'null', 'NULL', '~', 'nan', 'Infinity', 'E0', 'e3'],
  ...[
    '8080',
    '0123',
    '0o17',
    '0x1f',
    '0b1',
    '1e3',
    '2E',
    '1_000',
    '1.5',
    '.5',
    '+1',
    '-1',
    '.inf',
    '12:30:45',
    '2024-01-01',
  ],
  ...[
    'a: b',
    'a:',
    'a #b',
    '#a',
    '- a',
    '-',
    '? a',
    '*a',
    '&a',
    '!a',
    '%a',
    '@a',
    '`a`',
    '[a',
    '{a',
    'a b',
    'a,b',
    '<<',
    '=',
    '|',
    '>',
  ],
  ...['"', "'", 'a"b', 'a\\b', 'é', '_a', '1Ki1', '01Gi'],
];

describe('a string', () => {
  it.each(PLAIN)('%j is plain', (text) => {
    expect(stringText(text, {})).toBe(text);
  });

  it.each(QUOTED)('%j is quoted', (text) => {
    expect(stringText(text, {})).toBe(JSON.stringify(text));
  });

  it.each([
    ['a\nb\t\u0000\u0007', '"a\\nb\\t\\u0000\\u0007"'],
    ['\u0085\u2028\ufeff\ud800', '"\\u0085\\u2028\\ufeff\\ud800"'],
    ['\u{1f600}', '"\u{1f600}"'],
  ])('%j is escaped where YAML cannot show it', (text, want) => {
    expect(stringText(text, {})).toBe(want);
  });

  it.each([
    ['web', "'web'"],
    ["it's", "'it''s'"],
    ['', "''"],
    ['a\nb', '"a\\nb"'],
    ['\u200b\u2028', '"\u200b\\u2028"'],
  ])('%j takes over single quotes where they can hold it', (text, want) => {
    expect(stringText(text, { quote: "'" })).toBe(want);
  });

  it('has double quotes in JSON, and in flow style where it holds a colon', () => {
    expect(stringText('web', { json: true, quote: "'" })).toBe('"web"');
    expect(stringText('nginx:1', { flow: true })).toBe('"nginx:1"');
    expect(stringText('web', { flow: true })).toBe('web');
  });
});

describe('another scalar', () => {
  it.each([
    [null, 'null'],
    [true, 'true'],
    [false, 'false'],
    [0, '0'],
    [-0, '-0.0'],
    [-1.5, '-1.5'],
    [1e21, '1.0e+21'],
    [1.5e-7, '1.5e-7'],
  ])('%p is %s', (value, want) => {
    expect(scalarText(value, {})).toBe(want);
  });
});

/** What parsers of YAML 1.1 and 1.2 make of a text. */
function readings(text: string): readonly unknown[] {
  return [parse(text, { version: '1.1' }), parse(text, { version: '1.2' }), load(text)] as readonly unknown[];
}

describe('any scalar', () => {
  const scalars = fc.oneof(
    STRINGS,
    fc.string({ unit: fc.constantFrom(...'0123456789eExXoOb_.:+-TZ kKmMGiyYnNaAfF~'), maxLength: 8 }),
    fc.boolean(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constant(null),
  );
  const quotes = fc.constantFrom<(Quote | undefined)[]>(undefined, "'", '"');

  it('is read alike by all parsers, in a block, in a flow collection and in JSON', () => {
    fc.assert(
      fc.property(scalars, quotes, (value, quote) => {
        const json = scalarText(value, { flow: true, json: true });
        const texts = [
          `a: ${scalarText(value, { quote })}\n`,
          `- a: ${scalarText(value, { quote })} # c\n`.slice(2),
          `{a: ${scalarText(value, { flow: true, quote })}}`,
          `{"a":${json}}`,
        ];
        expect(texts.flatMap(readings)).toEqual(Array(12).fill({ a: value }));
        expect(JSON.parse(json)).toEqual(value);
      }),
      { numRuns: 2000 },
    );
  });

  it('is a key that all parsers read alike', () => {
    fc.assert(
      fc.property(STRINGS, (key) => {
        const texts = [`${stringText(key, {})}: 1\n`, `{${stringText(key, { flow: true })}: 1}`];
        expect(texts.flatMap(readings).map((value) => Object.entries(value as object))).toEqual(
          Array(6).fill([[key, 1]]),
        );
      }),
    );
  });
});
