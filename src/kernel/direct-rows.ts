import { directExponentials } from './direct-exponentials.ts';
import { Inverse, writeQuotients } from './inverse.ts';
import { logarithmOf1Plus } from './logarithm.ts';
import { Pair } from './pair.ts';
import { addTerms, BLOCK } from './sums.ts';

/** What the direct path is asked to do with rows of logits and a label each. */
export interface DirectTask {
  readonly logits: Float64Array;
  readonly labels: ArrayLike<number>;
  readonly classes: number;
  readonly divisor: number;
  /** Where gradients go, where row losses go, and the sum they are added to; whichever is wanted. */
  readonly gradient?: Float64Array | undefined;
  readonly each?: Float64Array | undefined;
  readonly total?: Pair | undefined;
}

/** A build of the direct path. Both methods do rows from `from` up to `to` and return the first that is not direct, or `to`. */
export interface DirectRows {
  softmax(logits: Float64Array, out: Float64Array, from: number, to: number, classes: number): number;
  entropy(task: DirectTask, from: number, to: number): number;
}

/**
 * The direct path in plain TypeScript: rows whose logits are at most DIRECT_LIMIT in size. e^x is taken of the logits as
 * they are, which are exact, so there is no maximum to look for and no difference to round (spec/kernel.md).
 */
export class PlainDirectRows implements DirectRows {
  private readonly own = new Pair();
  private readonly others = new Pair();
  private readonly sum = new Pair();
  private readonly inverse = new Inverse();
  private readonly blockHeads = new Float64Array(BLOCK);
  private tails = new Float64Array(BLOCK);

  softmax(logits: Float64Array, out: Float64Array, from: number, to: number, classes: number): number {
    this.prepare(classes);
    for (let i = from; i < to; i++) {
      const start = i * classes;
      if (!this.read(logits, start, classes, -1, out)) return i;
      writeQuotients(out, start, this.tails, classes, this.inverse.of(this.others), 1, out, start);
    }
    return to;
  }

  entropy(task: DirectTask, from: number, to: number): number {
    const { logits, labels, classes, divisor, gradient, each, total } = task;
    const { own, others, sum, inverse } = this;
    if (gradient) this.prepare(classes);
    for (let i = from; i < to; i++) {
      const start = i * classes;
      const label = start + labels[i]!;
      if (!this.read(logits, start, classes, label, gradient)) return i;
      if (gradient) {
        sum.set(others.hi, others.lo).add(own.hi, own.lo).times(divisor);
        writeQuotients(gradient, start, this.tails, classes, inverse.of(sum), 1, gradient, start);
        gradient[label] = 0 - others.over(sum.hi, sum.lo);
      }
      if (each || total) {
        others.dividedBy(own.hi, own.lo);
        logarithmOf1Plus(others);
        if (each) each[i] = others.hi;
        total?.add(others.hi, others.lo);
      }
    }
    return to;
  }

  private prepare(classes: number): void {
    if (this.tails.length < classes) this.tails = new Float64Array(classes);
  }

  /**
   * Exponentials of a row: the label's to `own`, the sum of the others to `others`, and, if there is a `keep`, all heads but
   * the label's to their places in it, the tails to `tails`. False if the row is not direct.
   */
  private read(
    logits: Float64Array,
    start: number,
    classes: number,
    label: number,
    keep: Float64Array | undefined,
  ): boolean {
    const { own, others, tails } = this;
    const heads = keep ?? this.blockHeads;
    const end = start + classes;
    others.set(0);
    for (let from = start; from < end; from += BLOCK) {
      const to = from + BLOCK < end ? from + BLOCK : end;
      const headsAt = keep ? from : 0;
      const tailsAt = keep ? from - start : 0;
      if (!directExponentials(logits, from, to, heads, headsAt, tails, tailsAt)) return false;
      if (label >= from && label < to) {
        const h = headsAt + label - from;
        const t = tailsAt + label - from;
        own.set(0).add(heads[h]!, tails[t]!);
        heads[h] = 0;
        tails[t] = 0;
      }
      addTerms(heads, headsAt, tails, tailsAt, to - from, others);
    }
    return true;
  }
}
