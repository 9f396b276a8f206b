import { gapExponentials, SCALE, UNSCALE } from './gap-exponentials.ts';
import { Inverse, writeQuotients } from './inverse.ts';
import { logarithmOf1Plus } from './logarithm.ts';
import { lostInSum, Pair, sumWithSign } from './pair.ts';
import { addTerms, BLOCK } from './sums.ts';

/** Below this (times SCALE), ln(1 + r) is r to more than 60 bits. */
const TINY = SCALE * 2 ** -62;

/** Half a gap from here on is kept times UNSCALE instead of SCALE. */
const FAR = 2 ** 398;

/**
 * One row of any logits: terms e^(x - max) times SCALE, and what is made of them (spec/kernel.md). Made once for each
 * call, and filled again for each row that is not direct. Where there is no softmax (a NaN, a +infinity, nothing but
 * -infinity) the maximum and all sums are NaN.
 */
export class GeneralRow {
  max = Number.NaN;
  /** The sum S of the terms, not scaled. */
  readonly sum = new Pair();
  /** ln S, times SCALE. */
  readonly logSum = new Pair();
  private readonly heads: Float64Array;
  private readonly tails: Float64Array;
  /** Where the first maximum is, and the sum of all terms but that one, times SCALE. */
  private top = 0;
  private readonly rest = new Pair();
  private readonly inverse = new Inverse();

  constructor(classes: number) {
    this.heads = new Float64Array(classes);
    this.tails = new Float64Array(classes);
  }

  /** Reads the logits from `start`. */
  read(logits: Float64Array, start: number): void {
    const { heads, tails, rest, sum, logSum } = this;
    const classes = heads.length;
    this.findTop(logits, start, start + classes);
    gapExponentials(logits, start, start + classes, this.max, heads, tails);
    rest.set(this.max - this.max);
    heads[this.top] = 0;
    for (let from = 0; from < classes; from += BLOCK) {
      addTerms(heads, from, tails, from, Math.min(BLOCK, classes - from), rest);
    }
    heads[this.top] = SCALE;
    sum.set(rest.hi * UNSCALE, rest.lo * UNSCALE).add(1);
    if (rest.hi < TINY) {
      logSum.set(rest.hi, rest.lo);
      return;
    }
    logSum.set(rest.hi * UNSCALE, rest.lo * UNSCALE);
    logarithmOf1Plus(logSum);
    logSum.set(logSum.hi * SCALE, logSum.lo * SCALE);
  }

  /** The term of class j, times SCALE. */
  term(j: number, into: Pair): void {
    into.set(0).add(this.heads[j]!, this.tails[j]!);
  }

  /**
   * The sum of all terms but that of class j, times SCALE. Nothing cancels: what is taken away is at most half of the sum,
   * and where it might be more, the others are the rest.
   */
  others(j: number, into: Pair): void {
    into.set(this.rest.hi, this.rest.lo);
    if (j !== this.top) into.add(SCALE).add(-this.heads[j]!, -this.tails[j]!);
  }

  /** Writes terms / (S divisor) to `out` from `start`. */
  writeShares(divisor: Pair, out: Float64Array, start: number): void {
    const { heads, tails, inverse } = this;
    writeQuotients(heads, 0, tails, heads.length, inverse.of(divisor), UNSCALE, out, start);
  }

  /**
   * -ln P = (max - x) + ln S for one logit of the row, as a pair times SCALE or UNSCALE: which of them is returned. Its parts
   * are positive, and half of max - x never overflows.
   */
  surprisal(x: number, into: Pair): number {
    const { max, logSum } = this;
    const half = max / 2 - x / 2;
    const scale = half < FAR ? SCALE : UNSCALE;
    const gap = half * (2 * scale);
    into.set(gap);
    if (!(gap < Number.POSITIVE_INFINITY)) return scale;
    const lost = lostInSum(max / 2, -x / 2, half) * (2 * scale);
    const log = scale === SCALE ? logSum.hi : faintly(logSum.hi, UNSCALE * UNSCALE);
    const logLow = scale === SCALE ? logSum.lo : 0;
    const sum = gap + log;
    into.set(sum).add(sumWithSign(lost, lostInSum(gap, log, sum) + logLow));
    return scale;
  }

  /** Writes x - max - ln S to `out` for the logits of the row, from `start` in both. */
  writeLogarithms(logits: Float64Array, out: Float64Array, start: number): void {
    const { max, logSum } = this;
    const largest = 0 - (logSum.hi + logSum.lo) * UNSCALE;
    const log = faintly(logSum.hi, UNSCALE);
    const logLow = logSum.lo * UNSCALE;
    for (let k = start; k < start + this.heads.length; k++) {
      const x = logits[k]!;
      const gap = x - max;
      if (gap === 0) {
        out[k] = largest;
      } else if (gap === Number.NEGATIVE_INFINITY) {
        out[k] = gap;
      } else {
        // In halves, since the steps of an exact difference may overflow where it does not.
        const lost = 2 * lostInSum(x / 2, -max / 2, gap / 2);
        const sum = gap - log;
        out[k] = sum + sumWithSign(lost, lostInSum(gap, -log, sum) - logLow);
      }
    }
  }

  private findTop(logits: Float64Array, from: number, to: number): void {
    let max = Number.NEGATIVE_INFINITY;
    this.max = Number.NaN;
    this.top = 0;
    for (let k = from; k < to; k++) {
      const x = logits[k]!;
      if (!(x < Number.POSITIVE_INFINITY)) return;
      if (x > max) {
        max = x;
        this.top = k - from;
      }
    }
    if (max > Number.NEGATIVE_INFINITY) this.max = max;
  }
}

/** A product with a power of two, which underflows to something that is not 0. */
function faintly(value: number, unit: number): number {
  return value > 0 ? Math.max(value * unit, Number.MIN_VALUE) : value * unit;
}
