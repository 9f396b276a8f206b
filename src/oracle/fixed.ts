import { formatOf } from '../numeric/format.ts';
import { exact, type Rational } from '../numeric/rational.ts';
import { roundRational } from '../numeric/round.ts';
import { type DoubleDouble, dd } from './double-double.ts';

/** Fixed point over BigInt for the tables: numbers are whole multiples of 2^-BITS. */
const BITS = 200n;
export const ONE = 1n << BITS;

export function fixed(num: bigint, den: bigint): bigint {
  return (num << BITS) / den;
}

/** 2 artanh(num/den) = ln((den + num) / (den - num)), |num/den| <= 1/3; off by at most 2 units a term, 200 terms at most. */
export function logarithmOfRatio(num: bigint, den: bigint): bigint {
  const ratio = fixed(num, den);
  const square = (ratio * ratio) >> BITS;
  let power = ratio;
  let sum = 0n;
  for (let k = 1n; power !== 0n && power !== -1n; k += 2n) {
    sum += power / k;
    power = (power * square) >> BITS;
  }
  return 2n * sum;
}

/** e^x by its series, 0 <= x < 1; off by at most 2 units a term. */
export function exponentialOf(x: bigint): bigint {
  let term = ONE;
  let sum = 0n;
  for (let k = 1n; term > 0n; k++) {
    sum += term;
    term = ((term * x) >> BITS) / k;
  }
  return sum;
}

/** ln 2 = 2 artanh(1/3). */
export const LN2 = logarithmOfRatio(1n, 3n);

/** The nearest float64, and the float64 nearest to what is left. */
export function split(value: bigint): DoubleDouble {
  const hi = toFloat({ num: value, den: ONE });
  const { num, den } = exact(hi);
  return dd(hi, toFloat({ num: value * den - num * ONE, den: den * ONE }));
}

function toFloat(value: Rational): number {
  return roundRational(value, formatOf('float64'), 0);
}
