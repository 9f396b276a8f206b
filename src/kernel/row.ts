import { lostInSum, Pair } from './pair.ts';
import { SCALE, term } from './term.ts';

/** Below this, ln(1 + r) is r to more than 60 bits. */
const TINY = 2 ** -60;

/**
 * What there is to know of one row of logits; made once for each call, and filled again for each row.
 *
 * The sums are right to 2^-66 for a million classes, so they err only by what their terms err (1.66 u each), and a
 * probability, divided once, by that twice and half an ulp: less than 4 floats, whatever the number of classes.
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
  private readonly scratch = new Pair();

  /** Reads the logits from..to-1. */
  read(logits: Float64Array, from: number, to: number): void {
    this.max = largest(logits, from, to);
    this.ties = 0;
    this.rest.set(0);
    for (let j = from; j < to; j++) {
      const x = logits[j]!;
      if (x === this.max) {
        this.ties++;
      } else {
        term(x, this.max, this.scratch);
        this.rest.add(this.scratch.hi, this.scratch.lo);
      }
    }
    this.sum.set(this.ties * SCALE).add(this.rest.hi, this.rest.lo);
    this.takeLogarithm();
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
    term(x, this.max, into);
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
    const x = logits[j]!;
    if (!(x < Number.POSITIVE_INFINITY)) return Number.NaN;
    if (x > max) max = x;
  }
  return max === Number.NEGATIVE_INFINITY ? Number.NaN : max;
}
