import { FAINT, gapExponentials, SCALE, SCALE_PLACES, UNSCALE } from './gap-exponentials.ts';
import { Inverse, writeQuotients } from './inverse.ts';
import { logarithmOf1Plus } from './logarithm.ts';
import { lostInSum, Pair, sumWithSign } from './pair.ts';
import { remoteTerm } from './remote-term.ts';
import { addTerms, BLOCK } from './sums.ts';
import { Wide } from './wide.ts';

/** Below this (times SCALE), ln(1 + r) is r to more than 60 bits. */
const TINY = SCALE * 2 ** -62;

/** Below this, 2^-1300 times SCALE, a sum may be made of terms that are remote, from here on they do not show in it. */
const LONELY = 2 ** -800;

/** Whether, with a divisor of so many places, a power of two unscales what it divides, and no term that is remote makes a float. */
export function hasUnscale(places: number): boolean {
  return places >= -350 && places <= 500;
}

/** Half a gap from here on is kept times UNSCALE instead of SCALE. */
const FAR = 2 ** 398;

/**
 * One row of any logits: terms e^(x - max) times SCALE, and what is made of them (spec/kernel.md). Made once for each
 * call, and filled again for each row that is not direct. Where there is no softmax (a NaN, a +infinity, nothing but
 * -infinity) the maximum and all sums are NaN.
 */
export class GeneralRow {
  readonly classes: number;
  max = Number.NaN;
  /** The sum S of the terms. */
  readonly sum = new Wide();
  /** ln S, times SCALE. */
  readonly logSum = new Pair();
  /** The logits, the row's from `start`. */
  logits: Float64Array = new Float64Array();
  start = 0;
  /** The terms, times SCALE; FAINT stands for what is remote. */
  readonly heads: Float64Array;
  readonly tails: Float64Array;
  /** Where the first maximum is, and the sum of all terms but that one, times SCALE. */
  top = 0;
  readonly rest = new Pair();
  private readonly inverse = new Inverse();
  private readonly pair = new Pair();
  private readonly wide = new Wide();

  constructor(classes: number) {
    this.classes = classes;
    this.heads = new Float64Array(classes);
    this.tails = new Float64Array(classes);
  }

  /** Reads the logits from `start`. */
  read(logits: Float64Array, start: number): void {
    const { classes, heads, tails, rest, sum, logSum, pair } = this;
    this.logits = logits;
    this.start = start;
    this.findTop(logits, start, start + classes);
    gapExponentials(logits, start, start + classes, this.max, heads, tails);
    rest.set(this.max - this.max);
    heads[this.top] = 0;
    for (let from = 0; from < classes; from += BLOCK) {
      addTerms(heads, from, tails, from, Math.min(BLOCK, classes - from), rest);
    }
    heads[this.top] = SCALE;
    pair.set(rest.hi * UNSCALE, rest.lo * UNSCALE).add(1);
    sum.set(pair.hi, pair.lo);
    if (rest.hi < TINY) {
      logSum.set(rest.hi, rest.lo);
      return;
    }
    logSum.set(rest.hi * UNSCALE, rest.lo * UNSCALE);
    logarithmOf1Plus(logSum);
    logSum.set(logSum.hi * SCALE, logSum.lo * SCALE);
  }

  /** The term of class j. */
  term(j: number, into: Wide): void {
    const head = this.heads[j]!;
    if (head === FAINT) remoteTerm(this.logits[this.start + j]!, this.max, into);
    else into.set(head, this.tails[j]!, -SCALE_PLACES);
  }

  /**
   * The sum of all terms but that of class j. Nothing cancels: what is taken away is at most half of the sum, and where it
   * might be more, the others are the rest.
   */
  others(j: number, into: Wide): void {
    const { pair, rest } = this;
    if (j === this.top) {
      this.sumRest(into);
      return;
    }
    pair.set(rest.hi, rest.lo).add(SCALE).add(-this.heads[j]!, -this.tails[j]!);
    into.set(pair.hi, pair.lo, -SCALE_PLACES);
  }

  /** Writes sign times terms / divisor to `out` from `start`. */
  writeShares(divisor: Wide, sign: number, out: Float64Array, start: number): void {
    const { classes, heads, tails, inverse, wide } = this;
    const { pair, places } = divisor.normalise();
    if (hasUnscale(places)) {
      const unscale = sign * 2 ** (-SCALE_PLACES - places);
      writeQuotients(heads, 0, tails, classes, inverse.of(pair), unscale, out, start);
      return;
    }
    for (let j = 0; j < classes; j++) {
      this.term(j, wide);
      out[start + j] = sign * wide.over(divisor);
    }
  }

  /** -ln P = (max - x) + ln S for the logit of class j. Its parts are positive, and half of max - x never overflows. */
  surprisal(j: number, into: Wide): void {
    const { max, logSum, pair } = this;
    const x = this.logits[this.start + j]!;
    if (x === max && logSum.hi < LONELY) {
      this.sumRest(into);
      return;
    }
    const half = max / 2 - x / 2;
    const isNear = half < FAR;
    const scale = isNear ? SCALE : UNSCALE;
    const gap = half * (2 * scale);
    pair.set(gap);
    if (gap < Number.POSITIVE_INFINITY) {
      const lost = lostInSum(max / 2, -x / 2, half) * (2 * scale);
      const log = isNear ? logSum.hi : faintly(logSum.hi, UNSCALE * UNSCALE);
      const logLow = isNear ? logSum.lo : 0;
      const sum = gap + log;
      pair.set(sum).add(sumWithSign(lost, lostInSum(gap, log, sum) + logLow));
    }
    into.set(pair.hi, pair.lo, isNear ? -SCALE_PLACES : SCALE_PLACES);
  }

  /** Writes x - max - ln S to `out` for the logits of the row, from the place where they are. */
  writeLogarithms(out: Float64Array): void {
    const { logits, start, max, logSum } = this;
    const largest = 0 - (logSum.hi + logSum.lo) * UNSCALE;
    const log = faintly(logSum.hi, UNSCALE);
    const logLow = logSum.lo * UNSCALE;
    for (let k = start; k < start + this.classes; k++) {
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

  /** The sum of all terms but the first maximum's. */
  private sumRest(into: Wide): void {
    const { rest, logits, start, max, top, wide } = this;
    into.set(rest.hi, rest.lo, -SCALE_PLACES);
    if (!(rest.hi < LONELY)) return;
    into.set(0);
    for (let j = 0; j < this.classes; j++) {
      if (j === top) continue;
      remoteTerm(logits[start + j]!, max, wide);
      into.add(wide);
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
