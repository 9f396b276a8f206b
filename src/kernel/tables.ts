import { logarithm, split } from './fixed-point.ts';

/** ln 2 in fixed point. */
const LN2 = logarithm(2n, 1n);

/** Steps of the table of powers. */
const STEPS = 512;

/** 2^(1/STEPS), to the nearest float. */
const STEP_RATIO = 1.0013547198921082;

/**
 * For j = 0 to 511 a pair T, d with 2^(j/512) = T e^-d: T of 25 bits near it, d off by less than 2^-78. A power with
 * so few bits multiplies exactly what has 28, and the price is one addition before the polynomial.
 */
export const STEP_TABLE: Float64Array = stepTable();

/** All powers of two that there are: 2^n at POWER_ZERO + n, made by doubling. */
export const POWER_ZERO = 1074;
export const POWERS_OF_TWO: Float64Array = powersOfTwo(POWER_ZERO + 1024);

/** Steps of the table of logarithms. */
export const LOG_STEPS = 128;

/**
 * For j = 0 to 128 three numbers: R of at most 13 bits near 1/(1 + j/128), and -ln R as a multiple of 2^-42 and a rest. For
 * j = 0 they are exactly 1, 0, 0.
 */
export const LOG_TABLE: Float64Array = logTable();

/** ln 2 as a multiple of 2^-42, whose product with any exponent is exact, and a rest. */
export const { head: LN2_HEAD, tail: LN2_TAIL } = split(LN2, 42);

function stepTable(): Float64Array {
  const table = new Float64Array(2 * STEPS);
  let power = 1;
  for (let j = 0; j < STEPS; j++) {
    const whole = Math.round(power * 2 ** 24);
    table[2 * j] = whole / 2 ** 24;
    const excess = logarithm(BigInt(whole), 1n << 24n) - (LN2 * BigInt(j)) / BigInt(STEPS);
    table[2 * j + 1] = split(excess, 0).tail;
    power *= STEP_RATIO;
  }
  return table;
}

function powersOfTwo(length: number): Float64Array {
  const table = new Float64Array(length).fill(1);
  for (let n = POWER_ZERO + 1; n < length; n++) table[n] = table[n - 1]! * 2;
  for (let n = POWER_ZERO - 1; n >= 0; n--) table[n] = table[n + 1]! / 2;
  return table;
}

function logTable(): Float64Array {
  const table = new Float64Array(3 * (LOG_STEPS + 1));
  for (let j = 0; j <= LOG_STEPS; j++) {
    const whole = Math.round(4096 / (1 + j / LOG_STEPS));
    const { head, tail } = split(logarithm(4096n, BigInt(whole)), 42);
    table.set([whole / 4096, head, tail], 3 * j);
  }
  return table;
}
