// What is made of the sums of some rows, two rows at once: a row alone is a long chain of operations.

import { logarithmsOf1Plus } from './logarithm.ts';
import {
  INVERSE_HEADS,
  INVERSE_TAILS,
  INVERSES,
  LABEL_GRADIENTS,
  LOSSES,
  LOSSES_LOW,
  OTHERS,
  OTHERS_LOW,
  OWN,
  OWN_LOW,
} from './memory.ts';
import { addLanes, divideLanes, his, los, multiplyLanes, quotientLanes } from './pair.ts';
import { inverseHeads, inverseTails, invert, wholes } from './quotients.ts';

/** Keeps row `place` of the batch: the label's term, and the sum of the others. */
export function keep(place: i32, own: f64, ownLow: f64, others: f64, othersLow: f64): void {
  const at = (<usize>place) << 3;
  f64.store(at, own, OWN);
  f64.store(at, ownLow, OWN_LOW);
  f64.store(at, others, OTHERS);
  f64.store(at, othersLow, OTHERS_LOW);
}

/** Inverses of S D, and the label's gradient, of the rows before `count`. */
export function invertSums(count: i32, divisor: f64): void {
  const divisors = f64x2.splat(divisor);
  const end = (<usize>count) << 3;
  for (let at: usize = 0; at < end; at += 16) {
    const others = v128.load(at, OTHERS);
    const othersLow = v128.load(at, OTHERS_LOW);
    addLanes(others, othersLow, v128.load(at, OWN), v128.load(at, OWN_LOW));
    multiplyLanes(his, los, divisors);
    const sums = his;
    const sumsLow = los;
    const shares = quotientLanes(others, othersLow, sums, sumsLow);
    v128.store(at, f64x2.sub(f64x2.splat(0), shares), LABEL_GRADIENTS);
    invert(sums, sumsLow);
    v128.store(at, wholes, INVERSES);
    v128.store(at, inverseHeads, INVERSE_HEADS);
    v128.store(at, inverseTails, INVERSE_TAILS);
  }
}

/** Losses of the rows before `count`, as pairs. */
export function takeLogarithms(count: i32): void {
  const end = (<usize>count) << 3;
  for (let at: usize = 0; at < end; at += 16) {
    divideLanes(v128.load(at, OTHERS), v128.load(at, OTHERS_LOW), v128.load(at, OWN), v128.load(at, OWN_LOW));
    logarithmsOf1Plus(his, los);
    v128.store(at, his, LOSSES);
    v128.store(at, los, LOSSES_LOW);
  }
}
