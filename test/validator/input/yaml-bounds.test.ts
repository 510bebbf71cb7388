import { MAX_ALIASED, MAX_NODES } from '../../../lib/validator/input/compose';
import { parse } from '../../../lib/validator/input/yaml';

function faultsOf(text: string): readonly string[] {
  return parse(text).faults.map(({ line, column, problem, repair }) => `${line}:${column} ${problem}; ${repair}`);
}

describe('bounds', () => {
  const levels = (count: number): string => `${'['.repeat(count)}${']'.repeat(count)}`;
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...[...'bcdefghij'].map((name, index) => {
      const alias = `*${'abcdefghij'[index]}`;
      return `${name}: &${name} [${Array(9).fill(alias).join(',')}]`;
    }),
  ].join('\n');
  const limit = MAX_ALIASED.toLocaleString('en');
  const chain = [
    'a0: &a0 [x]',
    ...Array.from({ length: 5000 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}]`),
  ].join('\n');

  test.each([
    [
      'aliases that double',
      bomb,
      `6:20 the aliases of the file stand for more than ${limit} characters; write the values out, or split the file`,
    ],
    [
      'an alias of a long text',
      `a: &a ${'x'.repeat(600_000)}\nb: [*a, *a]`,
      `2:9 the aliases of the file stand for more than ${limit} characters; write the values out, or split the file`,
    ],
    [
      'an alias as a key',
      `a: &a [${'x,'.repeat(300_000)}]\nb: {*a : 1, *a : 2}`,
      `2:13 the aliases of the file stand for more than ${limit} characters; write the values out, or split the file`,
    ],
    [
      'merges of one map',
      `a: &a {${'x: 1,'.repeat(1)}}\nb: {<<: [${Array(1_000_000 / 8)
        .fill('*a')
        .join(',')}]}`,
      `2:272737 the aliases of the file stand for more than ${limit} characters; write the values out, or split the file`,
    ],
    ['a cycle through a map', 'a: &a {b: {c: *a}}', '1:15 the alias stands inside its own anchor; write the value out'],
    ['a cycle through a list', '&a [x, *a]', '1:8 the alias stands inside its own anchor; write the value out'],
    [
      'a cycle through a merge',
      'a: &a\n  b: 1\n  <<: *a',
      '3:7 the alias stands inside its own anchor; write the value out',
    ],
    ['brackets', levels(100_000), '1:200 maps and lists are nested deeper than 200 levels; write it flatter'],
    ['dashes', '- '.repeat(100_000), '1:401 maps and lists are nested deeper than 200 levels; write it flatter'],
    ['keys', '? '.repeat(100_000), '1:400 maps and lists are nested deeper than 200 levels; write it flatter'],
    ['a chain of aliases', chain, '201:13 maps and lists are nested deeper than 200 levels; write it flatter'],
    [
      'values',
      `[${'1,'.repeat(MAX_NODES)}]`,
      `1:${2 * MAX_NODES - 2} the file holds more than ${MAX_NODES.toLocaleString('en')} values; split it`,
    ],
  ])('%s', (_, text, fault) => {
    const { documents, faults } = parse(text);
    expect(faults.map(({ line, column, problem, repair }) => `${line}:${column} ${problem}; ${repair}`)).toEqual([
      fault,
    ]);
    expect(documents).toEqual([]);
  });

  test('within them all is read', () => {
    expect(faultsOf(levels(199))).toEqual([]);
    expect(faultsOf(`a: &a ${'x'.repeat(400_000)}\nb: [*a, *a]`)).toEqual([]);
    expect(faultsOf(chain.split('\n').slice(0, 199).join('\n'))).toEqual([]);
  });

  test('a document that is refused leaves what it used to the others', () => {
    const text = `a: &a ${'x'.repeat(600_000)}\nb: [*a, *a]\n---\nc: &c ${'x'.repeat(900_000)}\nd: *c\n`;
    expect(parse(text).documents.map(({ index }) => index)).toEqual([1]);
  });
});
