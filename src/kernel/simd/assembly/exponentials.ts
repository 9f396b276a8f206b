// ../../direct-exponentials.ts, two logits at once.

import {
  C2,
  C3,
  C4,
  C5,
  DIRECT_LIMIT,
  SPARE,
  STEP_HEAD,
  STEP_TABLE,
  STEP_TAIL,
  STEPS_PER_E,
  TO_GRID,
  TO_WHOLE,
} from './memory.ts';

/** Heads and tails of e^x for `count` logits; false if one of them is beyond the limit, or NaN. */
export function exponentials(x: usize, count: i32, heads: usize, tails: usize): bool {
  const even = count & ~1;
  if (!inPairs(x, even, heads, tails)) return false;
  if (even === count) return true;
  const last = (<usize>even) << 3;
  f64.store(SPARE, f64.load(x + last));
  f64.store(SPARE + 8, 0);
  if (!inPairs(SPARE, 2, SPARE + 16, SPARE + 32)) return false;
  f64.store(heads + last, f64.load(SPARE + 16));
  f64.store(tails + last, f64.load(SPARE + 32));
  return true;
}

function inPairs(x: usize, count: i32, heads: usize, tails: usize): bool {
  const stepsPerE = v128.load(STEPS_PER_E);
  const toWhole = v128.load(TO_WHOLE);
  const stepHead = v128.load(STEP_HEAD);
  const stepTail = v128.load(STEP_TAIL);
  const c2 = v128.load(C2);
  const c3 = v128.load(C3);
  const c4 = v128.load(C4);
  const c5 = v128.load(C5);
  const toGrid = v128.load(TO_GRID);
  const limit = v128.load(DIRECT_LIMIT);
  const exponentBits = i64x2.splat(-1 << 52);
  const exponentZero = i64x2.splat(1023 << 52);
  let within = i64x2.splat(-1);
  const end = x + ((<usize>count) << 3);
  for (; x < end; x += 16, heads += 16, tails += 16) {
    const v = v128.load(x);
    within = v128.and(within, f64x2.le(f64x2.abs(v), limit));
    const shifted = f64x2.add(f64x2.mul(v, stepsPerE), toWhole);
    const whole = f64x2.sub(shifted, toWhole);
    // The last bits of `shifted` are those of k.
    const first = v128.load(STEP_TABLE + ((<usize>i64x2.extract_lane(shifted, 0) & 127) << 4));
    const second = v128.load(STEP_TABLE + ((<usize>i64x2.extract_lane(shifted, 1) & 127) << 4));
    const step = v128.shuffle<f64>(first, second, 0, 2);
    const excess = v128.shuffle<f64>(first, second, 1, 3);
    const r = f64x2.sub(
      f64x2.sub(v, f64x2.mul(whole, stepHead)),
      f64x2.add(f64x2.mul(whole, stepTail), excess),
    );
    const square = f64x2.mul(r, r);
    const inner = f64x2.mul(square, f64x2.add(c4, f64x2.mul(r, c5)));
    const p = f64x2.add(r, f64x2.mul(square, f64x2.add(f64x2.add(c2, f64x2.mul(r, c3)), inner)));
    const rise = f64x2.mul(step, p);
    const onGrid = f64x2.sub(f64x2.add(rise, toGrid), toGrid);
    const power = i64x2.add(v128.and(i64x2.shl(shifted, 45), exponentBits), exponentZero);
    v128.store(heads, f64x2.mul(f64x2.add(step, onGrid), power));
    v128.store(tails, f64x2.mul(f64x2.sub(rise, onGrid), power));
  }
  return i64x2.all_true(within);
}
