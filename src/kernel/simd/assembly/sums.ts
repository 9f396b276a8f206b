// ../../sums.ts: the same four strands, two to a vector.

import { lostInSum, normalise } from './pair.ts';

/** The sum of `count` terms, as a normalised pair in hi and lo. */
export function sumOfTerms(heads: usize, tails: usize, count: i32): void {
  let first = f64x2.splat(0);
  let second = first;
  let firstLow = first;
  let secondLow = first;
  const end = heads + ((<usize>count) << 3);
  const foursEnd = heads + ((<usize>(count & ~3)) << 3);
  for (; heads < foursEnd; heads += 32, tails += 32) {
    const h01 = v128.load(heads);
    const h23 = v128.load(heads, 16);
    const n01 = f64x2.add(first, h01);
    const n23 = f64x2.add(second, h23);
    firstLow = f64x2.add(firstLow, f64x2.add(lost(first, h01, n01), v128.load(tails)));
    secondLow = f64x2.add(secondLow, f64x2.add(lost(second, h23, n23), v128.load(tails, 16)));
    first = n01;
    second = n23;
  }
  // Strands 0 and 1 are in the first vector, 2 and 3 in the second.
  const sums = f64x2.add(first, second);
  const lows = f64x2.add(f64x2.add(firstLow, secondLow), lost(first, second, sums));
  const even = f64x2.extract_lane(sums, 0);
  const odd = f64x2.extract_lane(sums, 1);
  let high = even + odd;
  let low = lostInSum(even, odd, high) + (f64x2.extract_lane(lows, 0) + f64x2.extract_lane(lows, 1));
  for (; heads < end; heads += 8, tails += 8) {
    const head = f64.load(heads);
    const sum = high + head;
    low += lostInSum(high, head, sum) + f64.load(tails);
    high = sum;
  }
  normalise(high, low);
}

function lost(a: v128, b: v128, sum: v128): v128 {
  const fromB = f64x2.sub(sum, a);
  return f64x2.add(f64x2.sub(a, f64x2.sub(sum, fromB)), f64x2.sub(b, fromB));
}
