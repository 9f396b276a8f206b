import { expect, it } from 'vitest';
import { errorBin, Histogram, sumOfCounts } from '../../src/accuracy/histogram.ts';

it('has no bins before anything was counted', () => {
  expect(new Histogram().counts()).toEqual([]);
});

it('sorts errors into bins that double', () => {
  const histogram = new Histogram();
  histogram.add(errorBin(0.3, true));
  for (const error of [0.5, 1, 1.01, 2, 2.5, 4, 5]) histogram.add(errorBin(error, false));
  expect(histogram.counts()).toEqual([1, 2, 2, 2, 1]);
});

it('has one last bin for what is infinitely far', () => {
  expect([2 ** 64, Number.POSITIVE_INFINITY, Number.NaN].map((error) => errorBin(error, false))).toEqual([
    65, 66, 66,
  ]);
});

it('adds up with another, whichever is longer', () => {
  expect(sumOfCounts([1, 2], [3])).toEqual([4, 2]);
  expect(sumOfCounts([3], [1, 2])).toEqual([4, 2]);
});
