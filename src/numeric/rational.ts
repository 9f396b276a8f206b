import { exponentOf, powerOfTwo } from './words.ts';

/** An exact fraction num/den with den > 0, not necessarily in lowest terms. */
export interface Rational {
  readonly num: bigint;
  readonly den: bigint;
}

/** @throws RangeError if den = 0 */
export function rational(num: bigint, den = 1n): Rational {
  if (den === 0n) throw new RangeError(`${num}/0 is not a number`);
  return den > 0n ? { num, den } : { num: -num, den: -den };
}

/**
 * The value of a float64, exactly and in lowest terms: exact(0.1) is 3602879701896397/2^55.
 * @throws RangeError for NaN and the infinities
 */
export function exact(value: number): Rational {
  if (Number.isInteger(value)) return { num: BigInt(value), den: 1n };
  if (!Number.isFinite(value)) throw new RangeError(`${value} is not a fraction`);
  // The significand as an integer of 53 bits over a power of two, both halved while it is even.
  const places = 52 - exponentOf(value);
  const significand = scaled(value, places);
  const even = trailingZeros(significand);
  return { num: BigInt(significand / powerOfTwo(even)), den: 1n << BigInt(places - even) };
}

export function negate(a: Rational): Rational {
  return { num: -a.num, den: a.den };
}

/** a + b over the least common denominator, so that sums of floats keep denominators that are powers of two. */
export function add(a: Rational, b: Rational): Rational {
  if (a.den === b.den) return { num: a.num + b.num, den: a.den };
  const [coarse, fine] = a.den < b.den ? [a, b] : [b, a];
  if (fine.den % coarse.den === 0n) {
    return { num: coarse.num * (fine.den / coarse.den) + fine.num, den: fine.den };
  }
  const shared = gcd(coarse.den, fine.den);
  const widen = fine.den / shared;
  return { num: coarse.num * widen + fine.num * (coarse.den / shared), den: coarse.den * widen };
}

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, negate(b));
}

export function multiply(a: Rational, b: Rational): Rational {
  return { num: a.num * b.num, den: a.den * b.den };
}

/** @throws RangeError if b = 0 */
export function divide(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den, a.den * b.num);
}

export function sign(a: Rational): -1 | 0 | 1 {
  if (a.num === 0n) return 0;
  return a.num < 0n ? -1 : 1;
}

/** -1, 0 or 1 as a is below, equal to or above b. */
export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  const [left, right] = a.den === b.den ? [a.num, b.num] : [a.num * b.den, b.num * a.den];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** value * 2^places, in two steps because 2^places alone may overflow; exact here. */
function scaled(value: number, places: number): number {
  const half = places >> 1;
  return value * powerOfTwo(half) * powerOfTwo(places - half);
}

/** How often 2 divides a whole number of at most 53 bits, not 0. */
function trailingZeros(whole: number): number {
  const low = (whole % 2 ** 32) | 0;
  if (low !== 0) return 31 - Math.clz32(low & -low);
  const high = (whole / 2 ** 32) | 0;
  return 63 - Math.clz32(high & -high);
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
