// ../../direct-exponentials.ts, two logits at once. In two loops of about the same length, as one would be so long from the
// logit to the term that too few of its turns fit into a processor at the same time.

import {
  C3,
  C4,
  DIRECT_LIMIT,
  HALF,
  RESTS,
  SHIFTED,
  STEP_HEAD,
  STEP_TABLE,
  STEP_TAIL,
  STEPS_PER_E,
  TO_WHOLE,
} from './memory.ts';
import { finish } from './sums.ts';

export const BLOCK: i32 = 256;

/** Terms of logits no farther apart lie within 20 powers of two: a sum of 256 numbers of 25 bits has no more than 53. */
const NEAR: f64 = 13;

/** Lane by lane, below no logit and above none, apart from NaN, of those that `exponentials` was given. */
let least: v128 = f64x2.splat(0);
let largest: v128 = f64x2.splat(0);

/**
 * Writes the terms of `count` logits, as heads and tails. False if one is beyond the limit. A NaN may be taken for a logit, and
 * makes NaN of its row, as it should. What lies behind the last head is put back. With `adds`, of one block at most, the sum
 * is left in hi and lo if it is `isAddable`.
 */
export function exponentials(x: usize, count: i32, heads: usize, tails: usize, adds: bool): bool {
  const behind = heads + ((<usize>count) << 3);
  const kept = f64.load(behind);
  least = v128.load64_splat(x);
  largest = least;
  for (let from: i32 = 0; from < count; from += BLOCK) {
    const size = min(BLOCK, count - from);
    const at = (<usize>from) << 3;
    shift(x + at, size);
    if (!isDirect()) {
      f64.store(behind, kept);
      return false;
    }
    if (adds && isAddable(size)) writeAndAddTerms(size, heads + at, tails + at);
    else writeTerms(size, heads + at, tails + at);
  }
  f64.store(behind, kept);
  return true;
}

function isDirect(): bool {
  const limit = v128.load(DIRECT_LIMIT);
  return i64x2.all_true(v128.and(f64x2.le(largest, limit), f64x2.ge(least, f64x2.neg(limit))));
}

/** Whether the terms written last are near each other. */
export function isNear(): bool {
  const high = f64x2.pmax(largest, v128.shuffle<f64>(largest, largest, 1, 0));
  const low = f64x2.pmin(least, v128.shuffle<f64>(least, least, 1, 0));
  return f64x2.extract_lane(f64x2.sub(high, low), 0) <= NEAR;
}

/** Whether `count` terms can be added as they are written: four at once, and near each other. */
export function isAddable(count: i32): bool {
  return (count & 3) === 0 && isNear();
}

/** The nearest k, in the last bits of each number, to SHIFTED, and x - k ln2/512 to RESTS; of an odd number, one more. */
function shift(x: usize, count: i32): void {
  const stepsPerE = v128.load(STEPS_PER_E);
  const toWhole = v128.load(TO_WHOLE);
  const stepHead = v128.load(STEP_HEAD);
  const stepTail = v128.load(STEP_TAIL);
  let low = least;
  let high = largest;
  const pairsEnd = (<usize>(count & ~1)) << 3;
  for (let at: usize = 0; at < pairsEnd; at += 16) {
    const v = v128.load(x + at);
    low = f64x2.pmin(low, v);
    high = f64x2.pmax(high, v);
    reduce(v, at, stepsPerE, toWhole, stepHead, stepTail);
  }
  if (count & 1) {
    const v = v128.load64_splat(x + pairsEnd);
    low = f64x2.pmin(low, v);
    high = f64x2.pmax(high, v);
    reduce(v, pairsEnd, stepsPerE, toWhole, stepHead, stepTail);
  }
  least = low;
  largest = high;
}

function reduce(v: v128, at: usize, stepsPerE: v128, toWhole: v128, stepHead: v128, stepTail: v128): void {
  const shifted = f64x2.add(f64x2.mul(v, stepsPerE), toWhole);
  const whole = f64x2.sub(shifted, toWhole);
  const near = f64x2.sub(v, f64x2.mul(whole, stepHead));
  v128.store(at, shifted, SHIFTED);
  v128.store(at, f64x2.sub(near, f64x2.mul(whole, stepTail)), RESTS);
}

/** Terms of what is in SHIFTED and RESTS; of an odd number, something behind the last one too. */
function writeTerms(count: i32, heads: usize, tails: usize): void {
  const half = v128.load(HALF);
  const c3 = v128.load(C3);
  const c4 = v128.load(C4);
  const end = (<usize>count) << 3;
  for (let at: usize = 0; at < end; at += 16) {
    const first = step(i32.load16_u(at, SHIFTED));
    const second = step(i32.load16_u(at, SHIFTED + 8));
    const head = headOf(first, second, v128.load(at, SHIFTED));
    v128.store(heads + at, head);
    v128.store(tails + at, tailOf(head, first, second, v128.load(at, RESTS), half, c3, c4));
  }
}

/** The same, and their sum: heads in any order, as nothing is lost, and tails in that of addTerms. */
function writeAndAddTerms(count: i32, heads: usize, tails: usize): void {
  const half = v128.load(HALF);
  const c3 = v128.load(C3);
  const c4 = v128.load(C4);
  let sum = f64x2.splat(0);
  let firstLow = sum;
  let secondLow = sum;
  const end = (<usize>count) << 3;
  for (let at: usize = 0; at < end; at += 32) {
    let first = step(i32.load16_u(at, SHIFTED));
    let second = step(i32.load16_u(at, SHIFTED + 8));
    let head = headOf(first, second, v128.load(at, SHIFTED));
    let tail = tailOf(head, first, second, v128.load(at, RESTS), half, c3, c4);
    v128.store(heads + at, head);
    v128.store(tails + at, tail);
    sum = f64x2.add(sum, head);
    firstLow = f64x2.add(firstLow, tail);
    first = step(i32.load16_u(at, SHIFTED + 16));
    second = step(i32.load16_u(at, SHIFTED + 24));
    head = headOf(first, second, v128.load(at, SHIFTED + 16));
    tail = tailOf(head, first, second, v128.load(at, RESTS + 16), half, c3, c4);
    v128.store(heads + at, head, 16);
    v128.store(tails + at, tail, 16);
    sum = f64x2.add(sum, head);
    secondLow = f64x2.add(secondLow, tail);
  }
  finish(sum, f64x2.add(firstLow, secondLow), heads, tails, end, end);
}

/** T and d of a number k. */
function step(k: i32): v128 {
  return v128.load((<usize>k & 511) << 4, STEP_TABLE);
}

function headOf(first: v128, second: v128, shifted: v128): v128 {
  return i64x2.add(v128.shuffle<f64>(first, second, 0, 2), i64x2.shl(shifted, 43));
}

function tailOf(head: v128, first: v128, second: v128, rest: v128, half: v128, c3: v128, c4: v128): v128 {
  const r = f64x2.sub(rest, v128.shuffle<f64>(first, second, 1, 3));
  const square = f64x2.mul(r, r);
  const inner = f64x2.add(f64x2.add(half, f64x2.mul(r, c3)), f64x2.mul(square, c4));
  return f64x2.mul(head, f64x2.add(r, f64x2.mul(square, inner)));
}
