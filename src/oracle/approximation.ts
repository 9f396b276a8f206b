import { bitLength } from '../numeric/bit-length.ts';
import { formatOf } from '../numeric/format.ts';
import { add, exact, multiply, type Rational, rational } from '../numeric/rational.ts';
import { roundRational } from '../numeric/round.ts';
import { exponentOf } from '../numeric/words.ts';
import { NEGLIGIBLE, ZERO } from '../reference/real.ts';
import { shifted } from './ball.ts';
import { type DoubleDouble, dd, divide, ratio, multiply as times } from './double-double.ts';
import { twoTo } from './powers-of-two.ts';

/**
 * A positive real, (hi + lo) 2^exponent, known to within a relative error of RELATIVE; one with an exponent below
 * VANISHING only to be positive and smaller than 2^VANISHING. hi lies within [1, 2), or is 0 for 0.
 */
export interface Approximation extends DoubleDouble {
  readonly exponent: number;
}

/** What all approximations of the oracle keep to; spec/oracle.md counts less than 2^-83 for each. */
export const RELATIVE = 2 ** -82;

/** Whole numbers below this can be divided by each other without leaving the range of float64. */
const LARGE = 2 ** 900;

export const NOTHING: Approximation = { hi: 0, lo: 0, exponent: 0 };

export function scaled({ hi, lo }: DoubleDouble, exponent = 0): Approximation {
  if (hi === 0) return NOTHING;
  const place = exponentOf(hi);
  // 2^1074 is no float, so that subnormal numbers take two steps.
  if (place < -1022) return scaled(dd(hi * 2 ** 60, lo * 2 ** 60), exponent - 60);
  const unit = twoTo(-place);
  return { hi: hi * unit, lo: lo * unit, exponent: exponent + place };
}

export function product(a: Approximation, b: Approximation): Approximation {
  return scaled(times(a, b), a.exponent + b.exponent);
}

export function quotient(a: Approximation, b: Approximation): Approximation {
  return scaled(divide(a, b), a.exponent - b.exponent);
}

/** As a double-double; 0 where that is as good beside a number of size 1. */
export function beside1({ hi, lo, exponent }: Approximation): DoubleDouble {
  if (exponent < -900) return dd(0);
  const unit = twoTo(exponent);
  return dd(hi * unit, lo * unit);
}

/** A float64 > 0 that is not below an approximation, however small that is. */
export function above({ hi, exponent }: Approximation): number {
  return exponent < -1000 ? twoTo(-998) : 1.001 * hi * twoTo(exponent);
}

/** A rational >= 0. */
export function approximate({ num, den }: Rational): Approximation {
  const [a, b] = [Number(num), Number(den)];
  return isExact(num, a) && isExact(den, b) ? scaled(ratio(a, b)) : quotient(leading(num), leading(den));
}

/** The 106 leading bits of a whole number >= 0. */
function leading(value: bigint): Approximation {
  const near = Number(value);
  if (near <= Number.MAX_SAFE_INTEGER) return scaled(dd(near));
  const drop = Math.max(0, bitLength(value) - 106);
  const head = value >> BigInt(drop);
  const hi = Number(head);
  return scaled(dd(hi, Number(head - BigInt(hi))), drop);
}

/** The float64 nearest to a rational: the quotient of two whole numbers that are floats is rounded once. */
export function nearest(value: Rational): number {
  const [a, b] = [Number(value.num), Number(value.den)];
  return isExact(value.num, a) && isExact(value.den, b)
    ? a / b
    : roundRational(value, formatOf('float64'), 0);
}

/** Whether the float64 nearest to a whole number is surely that number: if it is small, or a power of two. */
function isExact(whole: bigint, near: number): boolean {
  if (Math.abs(near) <= Number.MAX_SAFE_INTEGER) return true;
  return near < LARGE && (whole & (whole - 1n)) === 0n;
}

/** The ends of what an approximation may stand for; of a negligible one, bounds that serve as well. */
export function ends(of: Approximation): { readonly low: Rational; readonly high: Rational } {
  if (of.exponent < NEGLIGIBLE_EXPONENT) return { low: ZERO, high: NEGLIGIBLE };
  const value = exactly(of);
  return { low: multiply(value, BELOW), high: multiply(value, ABOVE) };
}

/** The number that an approximation is in itself. */
export function exactly({ hi, lo, exponent }: Approximation): Rational {
  return shifted(add(exact(hi), exact(lo)), exponent);
}

/** 2^-4990 is below 10^-1500, the size of what is negligible to the reference. */
const NEGLIGIBLE_EXPONENT = -4991;

const UNIT = 1n << 82n;
const BELOW = rational(UNIT - 1n, UNIT);
const ABOVE = rational(UNIT + 1n, UNIT);
