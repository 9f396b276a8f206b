import { powerOfTwo } from '../numeric/words.ts';

/** 2^n is POWERS_OF_TWO[n + LEAST_POWER], n from -1074 to 1023: looking it up is faster than putting it together. */
export const LEAST_POWER = 1074;
export const POWERS_OF_TWO = Float64Array.from({ length: 2098 }, (_, k) => powerOfTwo(k - LEAST_POWER));

/** 2^n, n from -1074 to 1023. */
export function twoTo(n: number): number {
  return POWERS_OF_TWO[n + LEAST_POWER]!;
}
