import { expect, it } from 'vitest';
import { Histogram } from '../../src/accuracy/histogram.ts';

it('has no bins before anything was counted', () => {
  expect(new Histogram().counts()).toEqual([]);
});

it('sorts errors into bins that double', () => {
  const histogram = new Histogram();
  histogram.add(0.3, true);
  for (const error of [0.5, 1, 1.01, 2, 2.5, 4, 5]) histogram.add(error, false);
  expect(histogram.counts()).toEqual([1, 2, 2, 2, 1]);
});

it('has one last bin for what is infinitely far', () => {
  const histogram = new Histogram();
  histogram.add(2 ** 64, false);
  histogram.add(Number.POSITIVE_INFINITY, false);
  histogram.add(Number.NaN, false);
  expect(histogram.counts().slice(65)).toEqual([1, 2]);
});
