import type { Decimal } from 'decimal.js';
import { add, multiply, negate, type Rational, rational, sign, subtract } from '../numeric/rational.ts';
import type { Approximation, Precision } from './precision.ts';

/**
 * An exact real: a rational, or a rational and an irrational tail of known sign.
 * `tail.at(precision)` is the size of the tail, which is > 0.
 */
export interface Real {
  readonly rational: Rational;
  readonly tail?: { readonly sign: 1 | -1; at(precision: Precision): Approximation };
}

/** A value of the model: a real, or an infinity (log P of a masked class, the loss of a masked label). */
export type Value = Real | Infinite;

export interface Infinite {
  readonly infinite: 1 | -1;
}

/** Two rationals with the real strictly between them, or equal to both. */
export interface Enclosure {
  readonly lower: Rational;
  readonly upper: Rational;
}

export const ZERO: Rational = rational(0n);

/**
 * What a tail smaller than any difference that matters is widened to: 10^-1500. A rational part and a float (or a
 * midpoint) that differ do so by more (spec/termination.md), and smaller powers would only cost time.
 */
const NEGLIGIBLE_EXPONENT = -1500;
export const NEGLIGIBLE: Rational = rational(1n, 10n ** 1500n);

/** Encloses a real as closely as a precision can. */
export function enclose(real: Real, precision: Precision): Enclosure {
  if (!real.tail) return { lower: real.rational, upper: real.rational };
  const { low, high } = precision.ends(real.tail.at(precision));
  const least = fromDecimal(low, 'down');
  const most = fromDecimal(high, 'up');
  return real.tail.sign > 0
    ? { lower: add(real.rational, least), upper: add(real.rational, most) }
    : { lower: subtract(real.rational, most), upper: subtract(real.rational, least) };
}

/** A decimal as a rational, exactly; one that is negligible becomes 0 (down) or 10^-1500 (up). */
function fromDecimal(d: Decimal, towards: 'down' | 'up'): Rational {
  if (d.e < NEGLIGIBLE_EXPONENT) return towards === 'up' ? NEGLIGIBLE : ZERO;
  const places = Math.max(0, d.decimalPlaces());
  const [whole = '', fraction = ''] = d.toFixed(places).split('.');
  return rational(BigInt(whole + fraction), 10n ** BigInt(places));
}

/** The real times a rational. */
export function scale(real: Real, factor: Rational): Real {
  const s = sign(factor);
  if (s === 0) return { rational: ZERO };
  const rationalPart = multiply(real.rational, factor);
  const { tail } = real;
  if (!tail) return { rational: rationalPart };
  const size = s < 0 ? negate(factor) : factor;
  const one = size.num === size.den;
  return {
    rational: rationalPart,
    tail: {
      sign: s > 0 ? tail.sign : (-tail.sign as 1 | -1),
      at: (p) => (one ? tail.at(p) : p.multiply(tail.at(p), p.of(size))),
    },
  };
}
