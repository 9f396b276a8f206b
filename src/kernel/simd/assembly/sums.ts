// ../../sums.ts: the same four strands, two to a vector.

import { lostInSum, normalise } from './pair.ts';

/**
 * Leaves the sum of `count` terms, as a normalised pair, in hi and lo. If they are told to be `near` each other, no sum of
 * heads needs more than 53 bits, and there is nothing to lose.
 */
export function addTerms(count: i32, heads: usize, tails: usize, near: bool): void {
  let firstSum = f64x2.splat(0);
  let secondSum = firstSum;
  let firstLow = firstSum;
  let secondLow = firstSum;
  const end = (<usize>count) << 3;
  const foursEnd = (<usize>(count & ~3)) << 3;
  let at: usize = 0;
  if (near) {
    for (; at < foursEnd; at += 32) {
      firstSum = f64x2.add(firstSum, v128.load(heads + at));
      secondSum = f64x2.add(secondSum, v128.load(heads + at, 16));
      firstLow = f64x2.add(firstLow, v128.load(tails + at));
      secondLow = f64x2.add(secondLow, v128.load(tails + at, 16));
    }
  }
  for (; at < foursEnd; at += 32) {
    const first = v128.load(heads + at);
    const second = v128.load(heads + at, 16);
    const newFirst = f64x2.add(firstSum, first);
    const newSecond = f64x2.add(secondSum, second);
    firstLow = f64x2.add(
      firstLow,
      f64x2.add(lostOfPositive(firstSum, first, newFirst), v128.load(tails + at)),
    );
    secondLow = f64x2.add(
      secondLow,
      f64x2.add(lostOfPositive(secondSum, second, newSecond), v128.load(tails + at, 16)),
    );
    firstSum = newFirst;
    secondSum = newSecond;
  }
  // Strands 0 and 1 are in the first vector, 2 and 3 in the second.
  const sums = f64x2.add(firstSum, secondSum);
  const lows = f64x2.add(f64x2.add(firstLow, secondLow), lostOfPositive(firstSum, secondSum, sums));
  finish(sums, lows, heads, tails, at, end);
}

/** Leaves the sum of both lanes and of the terms from `at` to `end`, as a normalised pair, in hi and lo. */
export function finish(sums: v128, lows: v128, heads: usize, tails: usize, at: usize, end: usize): void {
  const even = f64x2.extract_lane(sums, 0);
  const odd = f64x2.extract_lane(sums, 1);
  let high = even + odd;
  let low = lostInSum(even, odd, high) + (f64x2.extract_lane(lows, 0) + f64x2.extract_lane(lows, 1));
  for (; at < end; at += 8) {
    const head = f64.load(heads + at);
    const sum = high + head;
    low += lostInSum(high, head, sum) + f64.load(tails + at);
    high = sum;
  }
  normalise(high, low);
}

/** lostInSums for a and b that are not negative: the larger one is known without looking at the sum. */
function lostOfPositive(a: v128, b: v128, sum: v128): v128 {
  return f64x2.sub(f64x2.pmin(a, b), f64x2.sub(sum, f64x2.pmax(a, b)));
}
