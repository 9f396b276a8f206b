import { Pair } from './pair.ts';
import type { Row } from './row.ts';
import type { Task } from './task.ts';
import { term } from './term.ts';

/**
 * A row with a target above this is computed in units of LARGE_UNIT, so that no product overflows. In such a row,
 * targets and gradients below 2^-422 lose digits.
 */
const LARGE = 2 ** 400;
const LARGE_UNIT = 2 ** 600;

/**
 * Rows of dLoss/dX: G_ij = (tau_i P_ij - T_ij) / D, tau_i = sum_j T_ij, written to `out`.
 *
 * Never as P - T, which loses the digits where P is close to 1. With e_j the terms of the row, S their sum, and
 * "others" the sum of all but j's own, tau P_j - T_j = ((others of T) e_j - T_j (others of e)) / S. One label makes
 * that e_j / S, and -(others of e) / S at the label. The error is that of a probability, less than 4 floats; where
 * both products are there and cancel, it is less than 4 floats of the larger one of tau P / D and T / D.
 */
export class Gradients {
  private readonly task: Task;
  private readonly row: Row;
  private readonly out: Float64Array;
  private readonly divisor = new Pair();
  private readonly own = new Pair();
  private readonly others = new Pair();
  private readonly total = new Pair();
  private readonly numerator = new Pair();

  constructor(task: Task, row: Row, out: Float64Array) {
    this.task = task;
    this.row = row;
    this.out = out;
  }

  /** Writes row i; `row` must have read it. */
  write(i: number): void {
    const { labels, targets } = this.task;
    this.divisor.set(this.row.sum.hi, this.row.sum.lo).times(this.task.divisor);
    if (labels) this.writeForLabel(i * this.task.classes, labels[i]!);
    if (targets) this.writeForTargets(i * this.task.classes, targets);
  }

  private writeForLabel(start: number, label: number): void {
    const { row, out, divisor, own, others } = this;
    const { logits, classes } = this.task;
    for (let k = start; k < start + classes; k++) {
      term(logits[k]!, row.max, own);
      out[k] = own.over(divisor.hi, divisor.lo);
    }
    row.others(logits[start + label]!, others);
    out[start + label] = 0 - others.over(divisor.hi, divisor.lo);
  }

  private writeForTargets(start: number, targets: Float64Array): void {
    const { row, out, divisor, own, others, total, numerator } = this;
    const { logits, classes } = this.task;
    const unit = this.unitOf(start, targets);
    total.set(0);
    for (let k = start; k < start + classes; k++) total.add(targets[k]! / unit);
    for (let k = start; k < start + classes; k++) {
      const x = logits[k]!;
      const target = targets[k]! / unit;
      term(x, row.max, own);
      row.others(x, others);
      others.times(target);
      numerator.set(total.hi, total.lo).add(-target).times(own.hi, own.lo).add(-others.hi, -others.lo);
      out[k] = numerator.over(divisor.hi, divisor.lo) * unit;
    }
  }

  private unitOf(start: number, targets: Float64Array): number {
    for (let k = start; k < start + this.task.classes; k++) if (targets[k]! > LARGE) return LARGE_UNIT;
    return 1;
  }
}
