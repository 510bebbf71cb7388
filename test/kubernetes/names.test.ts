import { isDnsLabel, isDnsSubdomain, isLabelValue } from '../../lib/kubernetes/names';

test.each([
  ['a', true, true, true],
  ['0', true, true, true],
  ['a-0', true, true, true],
  ['a'.repeat(63), true, true, true],
  ['a'.repeat(64), false, false, false],
  ['a.b', false, true, true],
  ['a..b', false, false, true],
  ['.a', false, false, false],
  ['a.', false, false, false],
  ['-a', false, false, false],
  ['a-', false, false, false],
  ['A', false, false, true],
  ['a_b', false, false, true],
  ['', false, false, true],
  [' ', false, false, false],
  ['a b', false, false, false],
  ['a\n', false, false, false],
  ['ä', false, false, false],
  ['ａ', false, false, false],
  [`${'a.'.repeat(126)}b`, false, true, false],
  [`${'a.'.repeat(127)}b`, false, false, false],
])('%j: label %p, subdomain %p, value of a label %p', (text, label, subdomain, value) => {
  expect([isDnsLabel(text), isDnsSubdomain(text), isLabelValue(text)]).toEqual([label, subdomain, value]);
});

test.each([
  ['a'.repeat(26), true],
  ['a'.repeat(27), false],
])('%j is a label of at most 26 characters: %p', (text, expected) => {
  expect(isDnsLabel(text, 26)).toBe(expected);
});
