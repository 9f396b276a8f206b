import { Pair } from './pair.ts';
import { Wide } from './wide.ts';

/** A sum of losses, each of which may be subnormal or beyond the largest float: what counts is rounded once, in the end. */
export class LossSum {
  /** The part of it that is made of losses which are neither. */
  readonly direct = new Pair();
  private readonly other = new Wide();
  private readonly scratch = new Wide();

  add(loss: Wide): void {
    this.other.add(loss);
  }

  /** The sum divided, once; NaN where both are 0. */
  over(divisor: Wide): number {
    return this.scratch.set(this.direct.hi, this.direct.lo).add(this.other).over(divisor);
  }
}
