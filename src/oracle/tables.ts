import type { DoubleDouble } from './double-double.ts';
import { exponentialOf, fixed, LN2, logarithmOfRatio, ONE, split } from './fixed.ts';

/** Steps of the table of powers: 2^(j/STEPS). */
export const STEPS = 256;

/** hi and lo of 2^(j/STEPS), j = 0 to STEPS - 1. */
export const POWERS = interleaved(STEPS, (j) => split(exponentialOf((LN2 * BigInt(j)) / BigInt(STEPS))));

/** Steps of the table of logarithms: ln(1 + j/LOG_STEPS). */
export const LOG_STEPS = 512;

/** hi and lo of ln(1 + j/LOG_STEPS), j = 0 to LOG_STEPS: ln((n + j)/n) = 2 artanh(j/(2n + j)). */
export const LOGARITHMS = interleaved(LOG_STEPS + 1, (j) =>
  split(logarithmOfRatio(BigInt(j), BigInt(2 * LOG_STEPS + j))),
);

export const LN2_PAIR: DoubleDouble = split(LN2);

/** STEPS / ln 2. */
export const STEPS_PER_E = split(fixed(BigInt(STEPS) * ONE, LN2)).hi;

/**
 * ln2/STEPS in four parts, the first three of 24 bits at most, so that their products with whole numbers below 2^29
 * are exact. Together they are off by less than 2^-130.
 */
export const [STEP_1, STEP_2, STEP_3, STEP_4] = stepParts();

function stepParts(): readonly [number, number, number, number] {
  const step = LN2 / BigInt(STEPS);
  // The step lies in [2^-9, 2^-8): 24 bits end at 2^-32, 48 at 2^-56, 72 at 2^-80.
  const [first, afterFirst] = cut(step, 32n);
  const [second, afterSecond] = cut(afterFirst, 56n);
  const [third, rest] = cut(afterSecond, 80n);
  return [first, second, third, split(rest).hi];
}

/** What stands before and after a number of binary places. */
function cut(value: bigint, places: bigint): [number, bigint] {
  const unit = ONE >> places;
  const head = value - (value % unit);
  return [split(head).hi, value - head];
}

function interleaved(length: number, entry: (j: number) => DoubleDouble): Float64Array {
  const table = new Float64Array(2 * length);
  for (let j = 0; j < length; j++) {
    const { hi, lo } = entry(j);
    table[2 * j] = hi;
    table[2 * j + 1] = lo;
  }
  return table;
}
