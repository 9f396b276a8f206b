import type { Rounded } from '../contract/expected.ts';
import { type Dtype, type Format, formatOf, largestFinite } from '../numeric/format.ts';
import { exponentOf } from '../numeric/words.ts';
import { type Approximation, RELATIVE } from './approximation.ts';
import { twoTo } from './powers-of-two.ts';
import { floats, signs } from './slab.ts';
import type { Tiers } from './tiers.ts';

/** More than the roundings of a fraction of an ulp, in ulps. */
const SLACK = 2 ** -50;

/** Intervals wider than this part of the number are not looked at. */
const WIDE = 2 ** -8;

/** The results of one quantity as they are decided, element by element. */
export class Sheet implements Rounded {
  readonly dtype: Dtype;
  readonly format: Format;
  readonly values: Float64Array;
  readonly side: Int8Array;
  readonly residual: Float64Array;
  readonly tiers: Tiers;

  constructor(dtype: Dtype, length: number, tiers: Tiers) {
    this.tiers = tiers;
    this.dtype = dtype;
    this.format = formatOf(dtype);
    this.values = floats(length);
    this.side = signs(length);
    this.residual = floats(length);
  }

  set(n: number, value: number, side: number, residual: number): void {
    this.values[n] = value;
    this.side[n] = side;
    this.residual[n] = residual;
  }

  /** Element n is a float, or infinite. */
  exactly(n: number, value: number): true {
    return this.decide(n, value, 0, 0);
  }

  /** Element n has the same true value as another. */
  copy(n: number, from: number): true {
    return this.decide(n, this.values[from]!, this.side[from]!, this.residual[from]!);
  }

  /**
   * Decides element n, if it can: the true value is sign * v with v > 0 strictly between (hi + lo - below) 2^exponent and
   * (hi + lo + above) 2^exponent. A `below` or `above` of 0 is meant exactly; then hi + lo are exact as well.
   *
   * @returns false if a float or a midpoint may lie in between, the interval is wide, or overflow is near
   */
  settle(
    n: number,
    sign: number,
    hi: number,
    lo: number,
    exponent: number,
    below: number,
    above: number,
  ): boolean {
    const { precision, minExponent, maxExponent } = this.format;
    const top = exponentOf(hi) + exponent;
    if (top === maxExponent + 1 || !(Math.max(below, above) < WIDE * hi)) return false;
    if (top > maxExponent) return this.decide(n, sign * Number.POSITIVE_INFINITY, -sign, 0);
    const lowest = minExponent - precision + 1;
    if (top < lowest - 3) {
      // Below a quarter of the smallest subnormal, even with the error.
      return this.decide(n, 0, sign, sign * hi * twoTo(Math.max(exponent - lowest, -1074)));
    }
    let last = Math.max(top - precision + 1, lowest);
    if (lo - below < 0 && hi === twoTo(exponentOf(hi)) && last > lowest) last--;
    const unit = twoTo(exponent - last);
    const x = hi * unit;
    const whole = Math.floor(x);
    const head = x - whole;
    const tail = lo * unit;
    const fraction = head + tail;
    const inexact = fraction - head !== tail || fraction - tail !== head || tail / unit !== lo;
    if (inexact && (below === 0 || above === 0)) return false;
    const least = below === 0 ? fraction : fraction - below * unit - SLACK;
    const most = above === 0 ? fraction : fraction + above * unit + SLACK;
    const half = Math.floor(2 * least);
    if (2 * most > half + 1) return false;

    const up = half & 1;
    const place = (half + up) / 2;
    const ulps = whole + place;
    const value = ulps * twoTo(last);
    const side = up ? -1 : 1;
    if (top === maxExponent && value > largestFinite(this.format)) {
      return this.decide(n, sign * Number.POSITIVE_INFINITY, -sign, 0);
    }
    // At a power of two the ulp is twice the spacing below it.
    const spacing = ulps >= 2 ** precision ? 2 : 1;
    return this.decide(n, value === 0 ? 0 : sign * value, sign * side, (sign * (fraction - place)) / spacing);
  }

  /** As `settle`, of a true value known by an approximation alone. */
  settleBy(n: number, sign: number, { hi, lo, exponent }: Approximation): boolean {
    if (hi === 0) return this.exactly(n, 0);
    const error = RELATIVE * hi;
    return this.settle(n, sign, hi, lo, exponent, error, error);
  }

  private decide(n: number, value: number, side: number, residual: number): true {
    this.tiers.doubleDouble++;
    this.set(n, value, side, residual);
    return true;
  }
}
