import { type DoubleDouble, dd } from './double-double.ts';
import { FixedPoint } from './fixed-point.ts';

/** The tables are worked out when they are loaded, with 200 binary places of which more than 180 are right. */
const PLACES = new FixedPoint(200);
const { one: ONE, ln2: LN2 } = PLACES;
const UNIT = 2 ** -200;

/** Steps of the table of powers: 2^(j/STEPS). */
export const STEP_BITS = 10;
export const STEPS = 1 << STEP_BITS;

/** hi and lo of 2^(j/STEPS), j = 0 to STEPS - 1. */
export const POWERS = interleaved(STEPS, powersOfTwo(PLACES.exponentialSeries(LN2 / BigInt(STEPS))));

/** Steps of the table of logarithms: ln(1 + j/LOG_STEPS). */
export const LOG_STEPS = 512;

/** hi and lo of ln(1 + j/LOG_STEPS), j = 0 to LOG_STEPS. */
export const LOGARITHMS = interleaved(LOG_STEPS + 1, logarithms());

export const LN2_PAIR: DoubleDouble = split(LN2);

/** STEPS / ln 2. */
export const STEPS_PER_E = split(PLACES.of(BigInt(STEPS) * ONE, LN2)).hi;

/**
 * ln2/STEPS in four parts, the first three of 22 bits at most, so that their products with whole numbers below 2^31
 * are exact. Together they are off by less than 2^-128.
 */
export const [STEP_1, STEP_2, STEP_3, STEP_4] = stepParts();

function stepParts(): readonly [number, number, number, number] {
  // The step lies in [2^-11, 2^-10): 22 bits end at 2^-32, 44 at 2^-54, 66 at 2^-76.
  const [first, afterFirst] = cut(LN2 / BigInt(STEPS), 32n);
  const [second, afterSecond] = cut(afterFirst, 54n);
  const [third, rest] = cut(afterSecond, 76n);
  return [first, second, third, split(rest).hi];
}

/** What stands before and after a number of binary places. */
function cut(value: bigint, places: bigint): [number, bigint] {
  const unit = ONE >> places;
  const head = value - (value % unit);
  return [split(head).hi, value - head];
}

/** 2^(j/STEPS) = base^j. */
function* powersOfTwo(base: bigint): Generator<bigint> {
  for (let power = ONE; ; power = PLACES.multiply(power, base)) yield power;
}

/** ln(1 + j/n) = ln(1 + (j - 1)/n) + ln((n + j)/(n + j - 1)), and the last is 2 artanh(1/(2n + 2j - 1)). */
function* logarithms(): Generator<bigint> {
  let sum = 0n;
  for (let j = 1; ; j++) {
    yield sum;
    sum += PLACES.logarithmOfRatio(1n, BigInt(2 * LOG_STEPS + 2 * j - 1));
  }
}

function interleaved(length: number, entries: Generator<bigint>): Float64Array {
  const table = new Float64Array(2 * length);
  for (let j = 0; j < length; j++) {
    const { hi, lo } = split(entries.next().value);
    table[2 * j] = hi;
    table[2 * j + 1] = lo;
  }
  return table;
}

/** The nearest float64, and the float64 nearest to what is left. */
function split(value: bigint): DoubleDouble {
  const hi = Number(value);
  return dd(hi * UNIT, Number(value - BigInt(hi)) * UNIT);
}
