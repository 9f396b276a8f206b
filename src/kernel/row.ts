import { lostInSum, Pair } from './pair.ts';

/**
 * All terms e^(x - max) are kept times 2^256: then whatever can count in a probability is far above the subnormals, and
 * the scale leaves again in the one division that makes the result.
 */
export const SCALE = 2 ** 256;

/** 256 ln 2 to 106 bits. */
const LOG_SCALE = 256 * Math.LN2;
const LOG_SCALE_LOW = 256 * 2.3190468138462996e-17;

/** Below this exponent a term counts for nothing: its probability is less than 2^-1265. */
const LOWEST = -700;

/** Below this, ln(1 + r) is r to more than 60 bits. */
const TINY = 2 ** -60;

/**
 * What there is to know of one row of logits, made once for each call and filled again for each row.
 *
 * A term e^(x - max) errs by what `Math.exp` errs, 0.83 ulp in V8 (1.66 u, relative): the rounding error of x - max goes
 * in as e^(d + lost) = e^d (1 + lost), |lost| < 2^-42. The terms of the maxima are exact. So a probability, divided
 * once, errs by 2 x 1.66 u from the terms and half an ulp: less than 4 floats, whatever the number of classes.
 */
export class Row {
  /** The largest logit; NaN where there is a NaN, a +infinity, or nothing but -infinity: then all below is NaN. */
  max = Number.NaN;
  /** How many logits are the largest. */
  ties = 0;
  /** The sum of the terms that are not maximal, times SCALE. */
  readonly rest = new Pair();
  /** The sum S of all terms, times SCALE. */
  readonly sum = new Pair();
  /** ln S, times SCALE. */
  readonly logSum = new Pair();
  private readonly one = new Pair();

  /** Reads the logits from..to-1. */
  read(logits: Float64Array, from: number, to: number): void {
    this.max = largest(logits, from, to);
    this.ties = 0;
    this.rest.set(0);
    for (let j = from; j < to; j++) {
      const x = logits[j] as number;
      if (x === this.max) {
        this.ties++;
      } else {
        this.term(x, this.one);
        this.rest.add(this.one.hi, this.one.lo);
      }
    }
    this.sum.set(this.ties * SCALE).add(this.rest.hi, this.rest.lo);
    this.takeLogarithm();
  }

  /** e^(x - max) times SCALE, for one logit of the row. */
  term(x: number, into: Pair): void {
    if (x === this.max) {
      into.set(SCALE);
      return;
    }
    const gap = x - this.max;
    const exponent = gap + LOG_SCALE;
    if (exponent < LOWEST) {
      into.set(0);
      return;
    }
    const lost = lostInSum(-this.max, x, gap) + lostInSum(gap, LOG_SCALE, exponent) + LOG_SCALE_LOW;
    const term = Math.exp(exponent);
    into.set(term, term * lost);
  }

  /**
   * The sum of all terms but that of one logit of the row, times SCALE. Nothing cancels: what is taken away is at most
   * half of the sum, and where it would be more, the others are the rest.
   */
  others(x: number, into: Pair): void {
    if (x === this.max && this.ties === 1) {
      into.set(this.rest.hi, this.rest.lo);
      return;
    }
    this.term(x, into);
    into.set(-into.hi, -into.lo).add(this.sum.hi, this.sum.lo);
  }

  /**
   * Adds weight (-L) scale to a sum, L = (x - max) - ln S for one logit of the row: its parts, each with its rounding
   * error, and all positive. Half of max - x never overflows, as max - x may where the scale brings it back.
   */
  addSurprisal(x: number, weight: number, scale: number, sum: Pair): void {
    if (weight === 0) return;
    const { max, logSum } = this;
    const half = max / 2 - x / 2;
    const lost = lostInSum(max / 2, -x / 2, half);
    const unscale = scale / SCALE;
    sum.add(weight * (half * (2 * scale)), weight * (lost * (2 * scale)));
    sum.add(weight * (logSum.hi * unscale), weight * (logSum.lo * unscale));
  }

  /** ln S = ln(1 + rest) keeps the digits of a small rest; with ties S >= 2, and its logarithm is well conditioned. */
  private takeLogarithm(): void {
    const { rest, sum, logSum } = this;
    const r = rest.hi / SCALE;
    const s = sum.hi / SCALE;
    if (this.ties > 1) logSum.set(Math.log(s) * SCALE, sum.lo / s);
    else if (r < TINY) logSum.set(rest.hi, rest.lo);
    else logSum.set(Math.log1p(r) * SCALE, rest.lo / (1 + r));
  }
}

function largest(logits: Float64Array, from: number, to: number): number {
  let max = Number.NEGATIVE_INFINITY;
  for (let j = from; j < to; j++) {
    const x = logits[j] as number;
    if (!(x < Number.POSITIVE_INFINITY)) return Number.NaN;
    if (x > max) max = x;
  }
  return max === Number.NEGATIVE_INFINITY ? Number.NaN : max;
}
