import { Decimal } from 'decimal.js';
import type { Rational } from '../numeric/rational.ts';

/**
 * A positive real known to within a relative error of `units` units, a unit being 10^(1 - digits): the ball
 * mid (1 +- units * 10^(1 - digits)). With `units` infinite all that is known is 0 < real <= mid.
 */
export interface Approximation {
  readonly mid: Decimal;
  readonly units: number;
}

/** Below this gap e^d is not computed but only bounded: no rounding of ours reaches that far down. */
const DEEPEST_GAP = -1e15;
const DEEPEST = '1e-434294481903251';

/** Digits carried beyond those asked for inside log1p, so that its own roundings stay out of sight. */
const GUARD = 10;

/**
 * Arithmetic on positive reals with decimal.js at one precision, every result with its error. Nothing is ever
 * subtracted, so relative errors only add up. decimal.js rounds + * / correctly, which is one unit at most; its exp is
 * charged two. Second-order terms are covered by charging each operation one unit more than it needs.
 */
export class Precision {
  readonly digits: number;
  private readonly D: typeof Decimal;
  private readonly unit: Decimal;

  /** @param digits significant digits carried, at least 20 */
  constructor(digits: number) {
    this.digits = digits;
    this.D = clone(digits);
    this.unit = new this.D(`1e${1 - digits}`);
  }

  /** A rational > 0. */
  of(r: Rational): Approximation {
    return { mid: new this.D(r.num.toString()).div(r.den.toString()), units: 1 };
  }

  add(a: Approximation, b: Approximation): Approximation {
    const mid = a.mid.plus(b.mid);
    const [large, small] = a.mid.gt(b.mid) ? [a, b] : [b, a];
    // Where one is too small to show, its error is too, even if nothing but its size is known.
    if (large.mid.e - small.mid.e > this.digits + 20) return approximation(mid, large.units + 2);
    return approximation(mid, Math.max(a.units, b.units) + 2);
  }

  multiply(a: Approximation, b: Approximation): Approximation {
    return approximation(a.mid.times(b.mid), a.units + b.units + 2);
  }

  /** a / b, where b is known to more than its size. */
  divide(a: Approximation, b: Approximation): Approximation {
    return approximation(a.mid.div(b.mid), a.units + b.units + 2);
  }

  /** e^x for x <= 0. The argument is first rounded so finely that e^x moves by less than a unit. */
  exp(x: Rational): Approximation {
    if (x.num === 0n) return { mid: new this.D(1), units: 0 };
    const leading = new (clone(20))(x.num.toString()).div(x.den.toString());
    if (leading.lt(DEEPEST_GAP)) return { mid: new this.D(DEEPEST), units: Infinity };
    const Fine = clone(this.digits + Math.max(0, leading.e + 1) + 2);
    const argument = new Fine(x.num.toString()).div(x.den.toString());
    return { mid: new this.D(argument).exp(), units: 4 };
  }

  /** ln(1 + z). Its relative error is no larger than that of z, because ln(1 + z) is concave and 0 at 0. */
  log1p(z: Approximation): Approximation {
    return approximation(new this.D(logOnePlus(z.mid, this.digits)).plus(0), z.units + 3);
  }

  /** The two ends of the ball, rounded outward; the lower one is 0 where only the size is known. */
  ends({ mid, units }: Approximation): { low: Decimal; high: Decimal } {
    if (units === Infinity) return { low: new this.D(0), high: mid };
    // Twice the error, so that the roundings of these two sums are covered as well.
    const radius = mid.times(this.unit).times(units * 2);
    return { low: mid.minus(radius), high: mid.plus(radius) };
  }
}

/** What is known only by its size stays so; doubling covers the roundings on the way. */
function approximation(mid: Decimal, units: number): Approximation {
  return units === Infinity ? { mid: mid.times(2), units } : { mid, units };
}

/**
 * ln(1 + z), z > 0, with a relative error below 10^-digits. Small z: the series of 2 artanh(z / (2 + z)). Else
 * ln S = y + ln(S e^-y) for any y, and y near ln S leaves a small logarithm. Trusts nothing of decimal.js but + - * /
 * and exp: its ln only guesses y.
 */
function logOnePlus(z: Decimal, digits: number): Decimal {
  const Wide = clone(digits + GUARD);
  if (z.lt(0.125)) return artanhSeries(new Wide(z), digits);
  const sum = new Wide(z).plus(1);
  const guess = new Wide(new (clone(20))(sum).ln());
  return guess.plus(artanhSeries(sum.times(guess.neg().exp()).minus(1), digits));
}

/** 2 artanh(w / (2 + w)) = ln(1 + w) for |w| <= 1/8: terms shrink by 15^2 or more, so the rest is below the last. */
function artanhSeries(w: Decimal, digits: number): Decimal {
  if (w.isZero()) return w;
  const ratio = w.div(w.plus(2));
  const square = ratio.times(ratio);
  let power = ratio;
  let sum = ratio;
  const enough = ratio.e - digits - 2;
  for (let k = 3; power.e > enough; k += 2) {
    power = power.times(square);
    sum = sum.plus(power.div(k));
  }
  return sum.times(2);
}

const clones = new Map<number, typeof Decimal>();

/** A private decimal.js of that precision, with the widest exponents; the global one is never touched. */
function clone(digits: number): typeof Decimal {
  let D = clones.get(digits);
  if (!D) {
    D = Decimal.clone({ precision: digits, rounding: Decimal.ROUND_HALF_EVEN, maxE: 9e15, minE: -9e15 });
    clones.set(digits, D);
  }
  return D;
}
