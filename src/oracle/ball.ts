import { bitLength } from '../numeric/bit-length.ts';
import { type Rational, rational } from '../numeric/rational.ts';
import { FixedPoint } from './fixed-point.ts';

/**
 * A positive real known to within a relative error of `units` units, a unit being 2^-bits of its precision:
 * mantissa 2^exponent (1 +- units 2^-bits). The mantissa has bits + 1 or bits + 2 binary digits. With infinitely many
 * units all that is known is 0 < real <= mantissa 2^exponent.
 */
export interface Ball {
  readonly mantissa: bigint;
  readonly exponent: number;
  readonly units: number;
}

/** Places that the argument of exp has more than its result, because large multiples of ln 2 are taken off it. */
const MORE_PLACES = 24;

/** Down to -2^-NEAR_0 the series of exp is taken at once. */
const NEAR_0 = 17n;

/** What e^d is off by, and 1 / ln(1 + z) for z >= 2^-17; spec/oracle.md, "Fixed point". */
const EXP_UNITS = 2 ** 20;
const LOG_FACTOR = 2 ** 18;
const SMALL = -17;

/** No rounding of ours distinguishes numbers smaller than 2^VANISHING (spec/termination.md, lemma 3). */
export const VANISHING = -100_000;

const ONE = rational(1n);

/**
 * Arithmetic on positive reals with BigInts of one length, every result with its error. Nothing is ever subtracted, so
 * relative errors only add up. Rounding down is one unit at most; second-order terms are covered by charging each
 * operation one unit more than it needs.
 */
export class Precision {
  readonly bits: number;
  private readonly places: FixedPoint;
  private readonly finer: FixedPoint;

  /** @param bits binary digits carried, from 128 to 2^13 */
  constructor(bits: number) {
    this.bits = bits;
    this.places = new FixedPoint(bits);
    this.finer = new FixedPoint(bits + MORE_PLACES);
  }

  /** A real of which only 0 < real <= 2^exponent is known. */
  atMost(exponent: number): Ball {
    return { mantissa: this.places.one, exponent: exponent - this.bits, units: Number.POSITIVE_INFINITY };
  }

  /** A rational > 0. */
  of({ num, den }: Rational): Ball {
    const exponent = bitLength(num) - bitLength(den) - this.bits - 1;
    const mantissa = exponent < 0 ? (num << BigInt(-exponent)) / den : num / (den << BigInt(exponent));
    return { mantissa, exponent, units: 1 };
  }

  add(a: Ball, b: Ball): Ball {
    const [large, small] = a.exponent > b.exponent ? [a, b] : [b, a];
    const distance = large.exponent - small.exponent;
    // Where one is too small to show, its error is too, even if nothing but its size is known.
    const units = distance > this.bits + 2 ? large.units : Math.max(a.units, b.units);
    return this.ball(large.mantissa + shift(small.mantissa, -distance), large.exponent, units + 3);
  }

  /**
   * The sum of `count` terms, at most 2^(top + 1): those given, one or more, and others that are below a unit of it each.
   * No more than one term is held at a time.
   */
  sum(terms: Iterable<Ball>, top: number, count: number): Ball {
    const lowest = top - this.bits;
    let mantissa = 0n;
    let units = 0;
    for (const term of terms) {
      mantissa += shift(term.mantissa, term.exponent - lowest);
      units = Math.max(units, term.units);
    }
    return this.ball(mantissa, lowest, units + count + 2);
  }

  multiply(a: Ball, b: Ball): Ball {
    return this.ball(a.mantissa * b.mantissa, a.exponent + b.exponent, a.units + b.units + 2);
  }

  divide(a: Ball, b: Ball): Ball {
    const places = bitLength(b.mantissa) - bitLength(a.mantissa) + this.bits + 1;
    const mantissa = (a.mantissa << BigInt(places)) / b.mantissa;
    return this.ball(mantissa, a.exponent - b.exponent - places, a.units + b.units + 2);
  }

  /** e^d for -10^6 <= d <= 0, d with a power of two for its denominator: k ln 2 is added so that the rest lies between 0 and ln 2, or just below 0. */
  exp({ num, den }: Rational): Ball {
    const { bits, one, ln2 } = this.finer;
    const argument = shift(num, Number(bits) - bitLength(den) + 1);
    const k = argument > -(one >> NEAR_0) ? 0n : (ln2 - 1n - argument) / ln2;
    const rest = (argument + k * ln2) >> BigInt(MORE_PLACES);
    const mantissa = this.places.exponential(rest);
    return this.ball(mantissa, -Number(k) - this.bits, EXP_UNITS);
  }

  /**
   * ln(1 + z), which is known no worse than z because it is concave and 0 at 0.
   * @param guess a number within 1/4 of it: ln(1 + z) = guess + ln((1 + z) e^-guess), and the nearer the sooner
   */
  log1p(z: Ball, guess: Rational): Ball {
    if (z.exponent + this.bits < SMALL) {
      const factor = this.places.logarithmSeries(this.fixed(z));
      return this.multiply(z, this.ball(factor, -this.bits, z.units + this.bits));
    }
    const beside = this.multiply(this.add(this.of(ONE), z), this.exp({ num: -guess.num, den: guess.den }));
    const excess = this.fixed(beside) - this.places.one;
    const rest = this.places.multiply(excess, this.places.logarithmSeries(excess));
    const whole = this.places.of(guess.num, guess.den) + rest;
    return this.ball(whole, -this.bits, (4 * beside.units + 2 * this.bits) * LOG_FACTOR);
  }

  /** How far the real may lie from the middle, in units of 2^exponent. */
  radius({ mantissa, units }: Ball): bigint {
    return shift(mantissa * BigInt(units), -this.bits) + 1n;
  }

  /** The ball of a mantissa of any length, cut or filled up; a bound, which must not become smaller, is doubled. */
  ball(mantissa: bigint, exponent: number, units: number): Ball {
    const excess = bitLength(mantissa) - this.bits - 1;
    const doubled = units === Number.POSITIVE_INFINITY ? 1 : 0;
    return { mantissa: shift(mantissa, -excess), exponent: exponent + excess + doubled, units };
  }

  /** The value in units of 2^-bits. */
  private fixed({ mantissa, exponent }: Ball): bigint {
    return shift(mantissa, exponent + this.bits);
  }
}

/** value 2^places, rounded down. */
export function shift(value: bigint, places: number): bigint {
  return places >= 0 ? value << BigInt(places) : value >> BigInt(-places);
}

/** value 2^places, exactly. */
export function shifted({ num, den }: Rational, places: number): Rational {
  return places >= 0 ? { num: num << BigInt(places), den } : { num, den: den << BigInt(-places) };
}
