import { DenseGradients } from './dense-gradients.ts';
import { UNSCALE } from './gap-exponentials.ts';
import { GeneralRow } from './general-row.ts';
import { LossSum } from './loss-sum.ts';
import { Pair } from './pair.ts';
import type { Task } from './task.ts';

/** What is wanted of a task: gradients, row losses, the sum of the row losses; each where it is given. */
export interface Wanted {
  readonly gradient?: Float64Array | undefined;
  readonly each?: Float64Array | undefined;
  readonly total?: LossSum | undefined;
}

/** The general path: rows of any logits, with a label or with targets. */
export class GeneralRows {
  private readonly task: Task;
  private readonly wanted: Wanted;
  private readonly row: GeneralRow;
  private readonly divisor = new Pair();
  private readonly scratch = new Pair();
  private readonly single = new LossSum();
  private readonly dense = new DenseGradients();

  constructor(task: Task, wanted: Wanted) {
    this.task = task;
    this.wanted = wanted;
    this.row = new GeneralRow(task.classes);
  }

  /** Does row i. */
  run(i: number): void {
    const { gradient, each, total } = this.wanted;
    const start = i * this.task.classes;
    this.row.read(this.task.logits, start);
    if (gradient) this.writeGradient(gradient, i, start);
    if (total) this.addLoss(total, i, start);
    if (each) {
      this.single.reset();
      this.addLoss(this.single, i, start);
      each[i] = this.single.over(1);
    }
  }

  private writeGradient(out: Float64Array, i: number, start: number): void {
    const { row, divisor, scratch } = this;
    const { classes, labels, targets } = this.task;
    divisor.set(row.sum.hi, row.sum.lo).times(this.task.divisor);
    if (labels) {
      row.writeShares(divisor, out, start);
      row.others(labels[i]!, scratch);
      out[start + labels[i]!] = 0 - scratch.over(divisor.hi, divisor.lo) * UNSCALE;
    }
    if (targets) this.dense.write(row, targets, divisor, out, start, start + classes);
  }

  private addLoss(sum: LossSum, i: number, start: number): void {
    const { row, scratch } = this;
    const { logits, classes, labels, targets } = this.task;
    if (labels) {
      const scale = row.surprisal(logits[start + labels[i]!]!, scratch);
      sum.add(scratch, scale);
    }
    if (targets) {
      for (let k = start; k < start + classes; k++) {
        if (targets[k] === 0) continue;
        const scale = row.surprisal(logits[k]!, scratch);
        sum.addProduct(targets[k]!, scratch, scale);
      }
    }
  }
}
