import { App, Chart } from 'cdk8s';
import { Problem, Problems, problemText } from '../../lib/kubernetes/problems';
import { messageOf } from '../support/manifests';

const RULE = { rule: 'must be good', repair: 'make it so' };

test.each<[string, Problem, string]>([
  ['no value', { property: 'a', ...RULE }, '"a" must be good; make it so.'],
  ['undefined, which is no value', { property: 'a', value: undefined, ...RULE }, '"a" must be good; make it so.'],
  ['a text', { property: 'a', value: 'b', ...RULE }, '"a" (b) must be good; make it so.'],
  ['an empty text', { property: 'a', value: '', ...RULE }, '"a" () must be good; make it so.'],
  ['0', { property: 'a', value: 0, ...RULE }, '"a" (0) must be good; make it so.'],
  ['false', { property: 'a', value: false, ...RULE }, '"a" (false) must be good; make it so.'],
  ['null', { property: 'a', value: null, ...RULE }, '"a" (null) must be good; make it so.'],
  ['NaN', { property: 'a', value: NaN, ...RULE }, '"a" (NaN) must be good; make it so.'],
  ['Infinity', { property: 'a', value: -Infinity, ...RULE }, '"a" (-Infinity) must be good; make it so.'],
  ['a list', { property: 'a', value: ['b', 1], ...RULE }, '"a" (["b",1]) must be good; make it so.'],
  [
    'what ends a line, moves the cursor or turns the direction',
    { property: 'a', value: 'b\r\nc\u001b[31m\u202ed\u2028e', ...RULE },
    '"a" (b??c?[31m?d?e) must be good; make it so.',
  ],
  ['a property of two lines', { property: 'labels.a\nb', ...RULE }, '"labels.a?b" must be good; make it so.'],
  [
    'a long text',
    { property: 'a', value: 'b'.repeat(121), ...RULE },
    `"a" (${'b'.repeat(120)}...) must be good; make it so.`,
  ],
  [
    'a text as long as may be',
    { property: 'a', value: 'b'.repeat(120), ...RULE },
    `"a" (${'b'.repeat(120)}) must be good; make it so.`,
  ],
  [
    'a character of two code units where the text is cut',
    { property: 'a', value: `${'b'.repeat(119)}😀c`, ...RULE },
    `"a" (${'b'.repeat(119)}😀...) must be good; make it so.`,
  ],
])('%s', (_, problem, text) => {
  expect(problemText(problem)).toBe(text);
});

test('none is thrown where all is well', () => {
  const problems = new Problems('factory');
  expect(problems.check(true, { property: 'a', ...RULE })).toBe(true);
  expect(problems.messages()).toEqual([]);
  expect(() => problems.throwIfAny()).not.toThrow();
});

test('one is thrown in one line, several in a list, in their order', () => {
  const problems = new Problems('factory');
  expect(problems.check(false, { property: 'a', ...RULE })).toBe(false);
  expect(messageOf(() => problems.throwIfAny())).toBe('factory: "a" must be good; make it so.');
  problems.add({ property: 'b', value: 1, ...RULE });
  expect(messageOf(() => problems.throwIfAny())).toBe(
    'factory: 2 problems:\n  - "a" must be good; make it so.\n  - "b" (1) must be good; make it so.',
  );
});

test.each([
  ['a construct by its path', () => new Chart(new App(), 'chart'), 'chart: "a" must be good; make it so.'],
  ['the root by its class', () => new App(), 'App: "a" must be good; make it so.'],
])('%s', (_, scope, message) => {
  const problems = new Problems(scope());
  problems.add({ property: 'a', ...RULE });
  expect(messageOf(() => problems.throwIfAny())).toBe(message);
});
