import { quantity } from '../../lib/kubernetes/quantity';

test.each([
  ['0', 0],
  ['2', 2],
  ['0.5', 0.5],
  ['500m', 0.5],
  ['700m', 0.7],
  ['300m', 0.3],
  ['1Ki', 1024],
  ['1.5Mi', 1_572_864],
  ['2Gi', 2_147_483_648],
  ['1Ti', 1_099_511_627_776],
  ['1Pi', 1_125_899_906_842_624],
  ['', 0],
  ['NaN', 0],
  ['NaNMi', 0],
  ['-5m', 0],
  ['-1', 0],
])('%j is %d', (text, number) => {
  expect(quantity(text)).toBe(number);
});
