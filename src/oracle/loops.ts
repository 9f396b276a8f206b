import { exponentOf } from '../numeric/words.ts';
import { type Approximation, scaled } from './approximation.ts';
import type { Columns } from './columns.ts';
import { dd } from './double-double.ts';
import { LEAST_POWER, POWERS_OF_TWO } from './powers-of-two.ts';

/** 2^27 + 1: splits a float64 into two halves of 26 bits. */
const SPLITTER = 134217729;

/** A difference smaller than this part of what it is taken from has lost too many bits. */
const CANCELLED = 2 ** -10;

/** Beside 1, what is this many places lower may be left out. */
export const FAR = 400;

/** Below every exponent. */
const LOWEST = -(2 ** 30);

/** Exponent of the smallest normal float64. */
const LEAST_NORMAL = -1022;

/** into = sign * factor * source, elements `from` to `to` - 1; a relative error below 2^-100 is added. */
export function multiply(
  source: Columns,
  factor: Approximation,
  sign: number,
  from: number,
  to: number,
  into: Columns,
): void {
  const { hi, lo, exponent } = source;
  const fh = sign * factor.hi;
  const fl = sign * factor.lo;
  const places = factor.exponent;
  const f = SPLITTER * fh;
  const fhh = f - (f - fh);
  const fhl = fh - fhh;
  for (let n = from; n < to; n++) {
    // The high parts exactly (Dekker), the cross products in float64; the low ones are below 2^-104.
    const a = hi[n]!;
    const head = a * fh;
    const c = SPLITTER * a;
    const ah = c - (c - a);
    const al = a - ah;
    const exact = ah * fhh - head + ah * fhl + al * fhh + al * fhl;
    const low = exact + (a * fl + lo[n]! * fh);
    const whole = head + low;
    into.hi[n] = whole;
    into.lo[n] = low - (whole - head);
    into.exponent[n] = exponent[n]! + places;
  }
}

/**
 * into = into - other, elements `from` to `to` - 1, both of one sign or 0. The relative error grows to less than 2^11 times
 * that of the larger one; where it would grow to more, the result is NaN.
 */
export function subtract(other: Columns, from: number, to: number, into: Columns): void {
  const { hi, lo, exponent } = into;
  for (let n = from; n < to; n++) {
    const b = other.hi[n]!;
    if (b === 0) continue;
    const a = hi[n]!;

    // Both at the place of the higher one.
    const distance = a === 0 ? -FAR - 1 : exponent[n]! - other.exponent[n]!;
    const ua = distance >= 0 ? 1 : distance < -FAR ? 0 : POWERS_OF_TWO[LEAST_POWER + distance]!;
    const ub = distance <= 0 ? 1 : distance > FAR ? 0 : POWERS_OF_TWO[LEAST_POWER - distance]!;
    const x = a * ua;
    const y = b * ub;

    // The difference of the high parts exactly, that of the low ones in float64.
    const s = x - y;
    const back = s - x;
    const low = x - (s - back) - (y + back) + (lo[n]! * ua - other.lo[n]! * ub);
    const whole = s + low;
    const lost = Math.abs(whole) < CANCELLED * Math.max(Math.abs(x), Math.abs(y));
    hi[n] = lost ? Number.NaN : whole;
    lo[n] = low - (whole - s);
    if (distance < 0) exponent[n] = other.exponent[n]!;
  }
}

/**
 * into = gap + rest - tail, elements `from` to `to` - 1, all three at most 0 and the pair exact: L. NaN where the gap is
 * -infinity; an absolute error below 2^-100 of the result is added to that of the tail.
 */
export function logarithms(
  gap: Float64Array,
  rest: Float64Array,
  tailHi: number,
  tailLo: number,
  from: number,
  to: number,
  into: Columns,
): void {
  const { hi, lo, exponent } = into;
  for (let n = from; n < to; n++) {
    const d = gap[n]!;
    const s = d - tailHi;
    const back = s - d;
    const low = d - (s - back) - (tailHi + back) + (rest[n]! - tailLo);
    const whole = s + low;
    hi[n] = d === Number.NEGATIVE_INFINITY ? Number.NaN : whole;
    lo[n] = low - (whole - s);
    exponent[n] = 0;
  }
}

/** sum of weight * -(gap + rest), elements `from` to `to` - 1, all finite; a relative error below 12 C u^2 is added. */
export function weightedGaps(
  weight: Columns,
  gap: Float64Array,
  rest: Float64Array,
  from: number,
  to: number,
): Approximation {
  let sumHi = 0;
  let sumLo = 0;
  let top = LOWEST;
  for (let n = from; n < to; n++) {
    const w = weight.hi[n]!;
    const d = -gap[n]!;
    if (w === 0 || d === 0) continue;

    // The gap near 1, times the weight.
    const place = Math.max(exponentOf(d), LEAST_NORMAL);
    const unit = POWERS_OF_TWO[LEAST_POWER - place]!;
    const a = d * unit;
    const product = a * w;
    const c = SPLITTER * a;
    const ah = c - (c - a);
    const al = a - ah;
    const e = SPLITTER * w;
    const wh = e - (e - w);
    const wl = w - wh;
    const exact = ah * wh - product + ah * wl + al * wh + al * wl;
    const productLow = exact + (a * weight.lo[n]! - rest[n]! * unit * w);

    // Both at the place of the higher one.
    const distance = place + weight.exponent[n]! - top;
    const ut = distance >= 0 ? 1 : distance < -FAR ? 0 : POWERS_OF_TWO[LEAST_POWER + distance]!;
    const us = distance <= 0 ? 1 : distance > FAR ? 0 : POWERS_OF_TWO[LEAST_POWER - distance]!;
    if (distance > 0) top += distance;
    const term = product * ut;
    const sum = sumHi * us;
    const s = sum + term;
    const back = s - sum;
    const low = sum - (s - back) + (term - back) + (sumLo * us + productLow * ut);
    sumHi = s + low;
    sumLo = low - (sumHi - s);
  }
  return scaled(dd(sumHi, sumLo), top);
}
