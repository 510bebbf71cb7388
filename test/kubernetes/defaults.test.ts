import { withDefaults } from '../../lib/kubernetes/defaults';

const DEFAULTS = { count: 2, on: true, text: 'a', list: [1] };

test.each<[string, Partial<typeof DEFAULTS> | undefined, typeof DEFAULTS]>([
  ['nothing', undefined, DEFAULTS],
  ['none of them', {}, DEFAULTS],
  ['undefined', { count: undefined, on: undefined, text: undefined, list: undefined }, DEFAULTS],
  [
    'false, 0 and nothing in particular',
    { count: 0, on: false, text: '', list: [] },
    { count: 0, on: false, text: '', list: [] },
  ],
  ['one of them', { text: 'b' }, { ...DEFAULTS, text: 'b' }],
])('%s', (_, given, expected) => {
  expect(withDefaults(DEFAULTS, given)).toEqual(expected);
});

test('what has no default is left out', () => {
  expect(withDefaults(DEFAULTS, { other: 1 } as Partial<typeof DEFAULTS>)).toEqual(DEFAULTS);
});
