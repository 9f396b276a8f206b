import { powerOfTwo } from '../numeric/words.ts';
import type { Approximation } from './approximation.ts';

/**
 * Approximations side by side, so that the loops over them allocate nothing: element n is (hi[n] + lo[n]) 2^exponent[n],
 * its sign is that of hi, and 0 is exactly 0. A hi of NaN is no number: somebody else has to decide that element.
 */
export interface Columns {
  readonly hi: Float64Array;
  readonly lo: Float64Array;
  readonly exponent: Int32Array;
  /** hi seen as words of 32 bits: the upper one of element n, with sign and exponent, is words[2 * n + UPPER]. */
  readonly words: Uint32Array;
}

/** All zeros. */
export function columns(length: number): Columns {
  const buffer = new ArrayBuffer(20 * length);
  return {
    hi: new Float64Array(buffer, 0, length),
    lo: new Float64Array(buffer, 8 * length, length),
    exponent: new Int32Array(buffer, 16 * length, length),
    words: new Uint32Array(buffer, 0, 2 * length),
  };
}

/** Where the upper word of a float64 lies on this machine: after the lower one, or before it. */
export const UPPER = new Uint32Array(Float64Array.of(1).buffer)[1] === 0 ? 0 : 1;

/** 2^n is POWERS_OF_TWO[n + LEAST_POWER], n from -1074 to 1023. */
export const LEAST_POWER = 1074;
export const POWERS_OF_TWO = Float64Array.from({ length: 2098 }, (_, k) => powerOfTwo(k - LEAST_POWER));

/** Element n by itself; it must not be negative. */
export function at({ hi, lo, exponent }: Columns, n: number): Approximation {
  return { hi: hi[n]!, lo: lo[n]!, exponent: exponent[n]! };
}

export function put({ hi, lo, exponent }: Columns, n: number, value: Approximation): void {
  hi[n] = value.hi;
  lo[n] = value.lo;
  exponent[n] = value.exponent;
}
