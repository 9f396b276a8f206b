import * as reduction from './reduction.ts';
import * as tables from './tables.ts';

// A constant of this file is one to the compiler of the engine; one of another file is looked up in every turn of a loop.
const { C3, C4, STEP_HEAD, STEP_TAIL, STEPS_PER_E, TO_WHOLE } = reduction;
const { POWER_ZERO, POWERS_OF_TWO, STEP_TABLE } = tables;

/** Logits up to here, either way, are exponentiated as they are. */
export const DIRECT_LIMIT = 300;

/**
 * e^x for x[from..to-1], within 2^-61.1: heads to `heads` from `headsAt`, tails to `tails` from `tailsAt`.
 * Gives up and returns false at a logit beyond DIRECT_LIMIT, or a NaN.
 */
export function directExponentials(
  x: Float64Array,
  from: number,
  to: number,
  heads: Float64Array,
  headsAt: number,
  tails: Float64Array,
  tailsAt: number,
): boolean {
  for (let i = from, h = headsAt, t = tailsAt; i < to; i++, h++, t++) {
    const v = x[i]!;
    if (!(v >= -DIRECT_LIMIT && v <= DIRECT_LIMIT)) return false;
    const whole = v * STEPS_PER_E + TO_WHOLE - TO_WHOLE;
    const k = whole | 0;
    const j = (k & 511) << 1;
    const r = v - whole * STEP_HEAD - whole * STEP_TAIL - STEP_TABLE[j + 1]!;
    const square = r * r;
    const p = r + square * (1 / 2 + r * C3 + square * C4);
    const head = STEP_TABLE[j]! * POWERS_OF_TWO[(k >> 9) + POWER_ZERO]!;
    heads[h] = head;
    tails[t] = head * p;
  }
  return true;
}
