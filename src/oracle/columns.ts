import type { Approximation } from './approximation.ts';
import { floats, integers } from './slab.ts';

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
  const hi = floats(length);
  const words = new Uint32Array(hi.buffer, hi.byteOffset, 2 * length);
  return { hi, lo: floats(length), exponent: integers(length), words };
}

/** Where the upper word of a float64 lies on this machine: after the lower one, or before it. */
export const UPPER = new Uint32Array(Float64Array.of(1).buffer)[1] === 0 ? 0 : 1;

/** Element n by itself; it must not be negative. */
export function at({ hi, lo, exponent }: Columns, n: number): Approximation {
  return { hi: hi[n]!, lo: lo[n]!, exponent: exponent[n]! };
}

export function put({ hi, lo, exponent }: Columns, n: number, value: Approximation): void {
  hi[n] = value.hi;
  lo[n] = value.lo;
  exponent[n] = value.exponent;
}
