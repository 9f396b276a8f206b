import { expect, it } from 'vitest';
import { barAt } from '../../../src/contract/bar.ts';
import { levelsByOption, type Standing, verdicts } from '../../../src/reports/page/standings.ts';

const standing: Standing = {
  name: 'toy',
  about: '1.0',
  verdict: 'does-not-conform',
  bar: barAt('stable'),
  levels: { softmax: { float64: 'exact', float32: 'stable' }, cross_entropy: { float64: 'safe' } },
  options: {
    weights: { cross_entropy: { float64: 'accurate' } },
    probabilities: { cross_entropy: { float32: 'unknown' } },
  },
  worst: () => undefined,
};

it('counts the cells that meet what was asked, those with options apart', () => {
  expect(verdicts([standing], 'version').text).toContain('2 of 3<br>options: 1 of 2</td>');
  expect(verdicts([{ ...standing, options: {} }], 'version').text).toContain('2 of 3</td>');
});

it('tells apart what an option does not have', () => {
  const { text } = levelsByOption([standing])!;
  expect(text).toContain('<td class="lacking">–</td><td data-of="weights">');
  expect(levelsByOption([{ ...standing, options: {} }])).toBeUndefined();
});
