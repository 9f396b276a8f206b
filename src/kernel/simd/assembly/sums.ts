// The second half of ../../direct-exponentials.ts, and ../../sums.ts: the same four strands, two to a vector.

import { EXPONENT_BITS, EXPONENT_ZERO, RISES, SHIFTED, STEPS, TO_GRID } from './memory.ts';
import { lostInSum, lostInSums, normalise } from './pair.ts';

/** Writes `count` terms, as heads and tails, and leaves their sum, as a normalised pair, in hi and lo. */
export function addTerms(count: i32, heads: usize, tails: usize): void {
  const toGrid = v128.load(TO_GRID);
  const exponentBits = v128.load(EXPONENT_BITS);
  const exponentZero = v128.load(EXPONENT_ZERO);
  let firstSum = f64x2.splat(0);
  let secondSum = firstSum;
  let firstLow = firstSum;
  let secondLow = firstSum;
  const end = (<usize>count) << 3;
  const foursEnd = (<usize>(count & ~3)) << 3;
  let at: usize = 0;
  for (; at < foursEnd; at += 32) {
    writeTerms(at, heads, tails, toGrid, exponentBits, exponentZero);
    writeTerms(at + 16, heads, tails, toGrid, exponentBits, exponentZero);
    const first = v128.load(heads + at);
    const second = v128.load(heads + at, 16);
    const newFirst = f64x2.add(firstSum, first);
    const newSecond = f64x2.add(secondSum, second);
    firstLow = f64x2.add(firstLow, f64x2.add(lostInSums(firstSum, first, newFirst), v128.load(tails + at)));
    secondLow = f64x2.add(
      secondLow,
      f64x2.add(lostInSums(secondSum, second, newSecond), v128.load(tails + at, 16)),
    );
    firstSum = newFirst;
    secondSum = newSecond;
  }
  // Strands 0 and 1 are in the first vector, 2 and 3 in the second.
  const sums = f64x2.add(firstSum, secondSum);
  const lows = f64x2.add(f64x2.add(firstLow, secondLow), lostInSums(firstSum, secondSum, sums));
  const even = f64x2.extract_lane(sums, 0);
  const odd = f64x2.extract_lane(sums, 1);
  let high = even + odd;
  let low = lostInSum(even, odd, high) + (f64x2.extract_lane(lows, 0) + f64x2.extract_lane(lows, 1));
  for (; at < end; at += 8) {
    const head = writeTerm(at, heads, tails);
    const sum = high + head;
    low += lostInSum(high, head, sum) + f64.load(tails + at);
    high = sum;
  }
  normalise(high, low);
}

function writeTerms(
  at: usize,
  heads: usize,
  tails: usize,
  toGrid: v128,
  exponentBits: v128,
  exponentZero: v128,
): void {
  const rise = v128.load(at, RISES);
  const onGrid = f64x2.sub(f64x2.add(rise, toGrid), toGrid);
  // 2^q, where k = 128 q + j is in the last bits of what is shifted.
  const power = i64x2.add(v128.and(i64x2.shl(v128.load(at, SHIFTED), 45), exponentBits), exponentZero);
  v128.store(heads + at, f64x2.mul(f64x2.add(v128.load(at, STEPS), onGrid), power));
  v128.store(tails + at, f64x2.mul(f64x2.sub(rise, onGrid), power));
}

/** One term; returns its head. */
export function writeTerm(at: usize, heads: usize, tails: usize): f64 {
  const toGrid = f64.load(TO_GRID);
  const rise = f64.load(at, RISES);
  const onGrid = rise + toGrid - toGrid;
  const power = reinterpret<f64>(((i64.load(at, SHIFTED) << 45) & (-1 << 52)) + (1023 << 52));
  const head = (f64.load(at, STEPS) + onGrid) * power;
  f64.store(heads + at, head);
  f64.store(tails + at, (rise - onGrid) * power);
  return head;
}
