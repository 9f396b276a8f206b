import { formatOf } from '../numeric/format.ts';
import { exact, type Rational, rational, multiply as times } from '../numeric/rational.ts';
import { roundRational } from '../numeric/round.ts';
import { exponentOf, powerOfTwo } from '../numeric/words.ts';
import { NEGLIGIBLE, ZERO } from '../reference/real.ts';
import { type DoubleDouble, divide, multiply } from './double-double.ts';

/**
 * A positive real, (hi + lo) 2^exponent, known to within a relative error of RELATIVE; one with an exponent below
 * VANISHING only to be positive and smaller than 2^VANISHING. hi lies within [2^-64, 2^64].
 */
export interface Approximation extends DoubleDouble {
  readonly exponent: number;
}

/** What all approximations of the oracle keep to; spec/oracle.md counts less than 2^-76 for each. */
export const RELATIVE = 2 ** -75;

/** No rounding of ours distinguishes numbers smaller than this from each other (spec/termination.md, lemma 3). */
export const VANISHING = -100_000;

export function scaled(value: DoubleDouble, exponent = 0): Approximation {
  if (value.hi === 0) return { hi: 0, lo: 0, exponent };
  const shift = exponentOf(value.hi);
  const unit = powerOfTwo(-shift);
  return { hi: value.hi * unit, lo: value.lo * unit, exponent: exponent + shift };
}

export function product(a: Approximation, b: Approximation): Approximation {
  return scaled(multiply(a, b), a.exponent + b.exponent);
}

export function quotient(a: Approximation, b: Approximation): Approximation {
  return scaled(divide(a, b), a.exponent - b.exponent);
}

/** A rational > 0. */
export function approximate(value: Rational): Approximation {
  const size = value.num.toString(2).length - value.den.toString(2).length;
  const near = shifted(value, -size);
  const hi = toFloat(near);
  const { num, den } = exact(hi);
  return { hi, lo: toFloat({ num: near.num * den - num * near.den, den: near.den * den }), exponent: size };
}

/** The ends of what an approximation may stand for, as rationals. */
export function ends({ hi, lo, exponent }: Approximation): {
  readonly low: Rational;
  readonly high: Rational;
} {
  if (exponent < VANISHING) return { low: ZERO, high: NEGLIGIBLE };
  const middle = shifted({ num: exact(hi).num, den: exact(hi).den }, exponent);
  const rest = shifted(exact(lo), exponent);
  const value = { num: middle.num * rest.den + rest.num * middle.den, den: middle.den * rest.den };
  return { low: times(value, BELOW), high: times(value, ABOVE) };
}

const UNIT = 1n << 75n;
const BELOW = rational(UNIT - 1n, UNIT);
const ABOVE = rational(UNIT + 1n, UNIT);

function shifted({ num, den }: Rational, exponent: number): Rational {
  return exponent >= 0 ? { num: num << BigInt(exponent), den } : { num, den: den << BigInt(-exponent) };
}

function toFloat(value: Rational): number {
  return roundRational(value, formatOf('float64'), 0);
}
