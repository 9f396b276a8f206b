import { lostInSum } from './pair.ts';
import * as reduction from './reduction.ts';
import * as tables from './tables.ts';

// Constants of this file, for the reason given in direct-exponentials.ts.
const { C3, C4, STEP_HEAD, STEP_TAIL, STEPS_PER_E, TO_WHOLE } = reduction;
const { POWER_ZERO, POWERS_OF_TWO, STEP_TABLE } = tables;

/**
 * Terms e^(x - max) are kept times 2^500, so that whatever can count in a result is far above the subnormals; the scale
 * leaves again in the last multiplication.
 */
export const SCALE_PLACES = 500;
export const SCALE = 2 ** SCALE_PLACES;
export const UNSCALE = 2 ** -SCALE_PLACES;
const SCALED_ZERO = POWER_ZERO + SCALE_PLACES;

/** A term below e^-1000, times SCALE: this stands for it, as it hardly ever counts for more than its sign (remote-term.ts). */
const LOWEST = -1000;
export const FAINT = 2 ** -1000;

/**
 * e^(x - max) SCALE for x[from..to-1], none above max, within 2^-61.3: exactly SCALE for the maximum itself, 0 for
 * -infinity, FAINT for gaps beyond 1000. Heads and tails go to `heads` and `tails` from 0. What is lost in x - max goes in.
 */
export function gapExponentials(
  x: Float64Array,
  from: number,
  to: number,
  max: number,
  heads: Float64Array,
  tails: Float64Array,
): void {
  for (let i = from; i < to; i++) {
    const v = x[i]!;
    const gap = v - max;
    if (!(gap >= LOWEST)) {
      heads[i - from] = v === Number.NEGATIVE_INFINITY ? 0 : FAINT;
      tails[i - from] = 0;
      continue;
    }
    const lost = lostInSum(v, -max, gap);
    const whole = gap * STEPS_PER_E + TO_WHOLE - TO_WHOLE;
    const k = whole | 0;
    const j = (k & 511) << 1;
    const r = gap - whole * STEP_HEAD - (whole * STEP_TAIL + STEP_TABLE[j + 1]! - lost);
    const square = r * r;
    const p = r + square * (1 / 2 + r * C3 + square * C4);
    const head = STEP_TABLE[j]! * POWERS_OF_TWO[(k >> 9) + SCALED_ZERO]!;
    heads[i - from] = head;
    tails[i - from] = head * p;
  }
}
