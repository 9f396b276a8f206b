// The first half of ../../direct-exponentials.ts, two logits at once. In two loops, as one would be so long from the logit to
// the term that too few of its turns fit into a processor at the same time.

import {
  C2,
  C3,
  C4,
  C5,
  DIRECT_LIMIT,
  RISES,
  SHIFTED,
  STEP_HEAD,
  STEP_TABLE,
  STEP_TAIL,
  STEPS,
  STEPS_PER_E,
  TO_WHOLE,
} from './memory.ts';

/**
 * For `count` logits x = k ln2/128 + r: k to SHIFTED, in the last bits of each number, T of the table to STEPS, T (e^r - 1)
 * to RISES. False if a logit is beyond the limit, or NaN.
 */
export function reduce(x: usize, count: i32): bool {
  if (!shift(x, count)) return false;
  const toWhole = v128.load(TO_WHOLE);
  const stepHead = v128.load(STEP_HEAD);
  const stepTail = v128.load(STEP_TAIL);
  const c2 = v128.load(C2);
  const c3 = v128.load(C3);
  const c4 = v128.load(C4);
  const c5 = v128.load(C5);
  const end = (<usize>count) << 3;
  for (let at: usize = 0; at < end; at += 16) {
    const first = v128.load((<usize>i32.load8_u(at, SHIFTED) & 127) << 4, STEP_TABLE);
    const second = v128.load((<usize>i32.load8_u(at, SHIFTED + 8) & 127) << 4, STEP_TABLE);
    const step = v128.shuffle<f64>(first, second, 0, 2);
    const excess = v128.shuffle<f64>(first, second, 1, 3);
    const whole = f64x2.sub(v128.load(at, SHIFTED), toWhole);
    const near = f64x2.sub(v128.load(x + at), f64x2.mul(whole, stepHead));
    const r = f64x2.sub(near, f64x2.add(f64x2.mul(whole, stepTail), excess));
    const square = f64x2.mul(r, r);
    const inner = f64x2.mul(square, f64x2.add(c4, f64x2.mul(r, c5)));
    const p = f64x2.add(r, f64x2.mul(square, f64x2.add(f64x2.add(c2, f64x2.mul(r, c3)), inner)));
    v128.store(at, step, STEPS);
    v128.store(at, f64x2.mul(step, p), RISES);
  }
  return true;
}

/** The nearest k. What follows the last logit must not count, and be it NaN. */
function shift(x: usize, count: i32): bool {
  const stepsPerE = v128.load(STEPS_PER_E);
  const toWhole = v128.load(TO_WHOLE);
  const limit = v128.load(DIRECT_LIMIT);
  let within = i64x2.splat(-1);
  const end = (<usize>count) << 3;
  for (let at: usize = 0; at < end; at += 16) {
    const v = at + 8 === end ? v128.load64_zero(x + at) : v128.load(x + at);
    within = v128.and(within, f64x2.le(f64x2.mul(v, v), limit));
    const shifted = f64x2.add(f64x2.mul(v, stepsPerE), toWhole);
    v128.store(at, shifted, SHIFTED);
  }
  return i64x2.all_true(within);
}
