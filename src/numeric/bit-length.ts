import { exponentOf, powerOfTwo } from './words.ts';

/** Number of binary digits of a positive integer: the n with 2^(n-1) <= value < 2^n. Much faster than toString(2). */
export function bitLength(value: bigint): number {
  const near = Number(value);
  if (near === Number.POSITIVE_INFINITY) return bitLength(value >> 1000n) + 1000;
  const exponent = exponentOf(near);
  // Only a float64 that is a power of two can have been rounded up past the last bit.
  return near === powerOfTwo(exponent) && value >> BigInt(exponent) === 0n ? exponent : exponent + 1;
}
