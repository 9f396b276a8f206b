import { DenseGradients } from './dense-gradients.ts';
import { GeneralRow } from './general-row.ts';
import { LossSum } from './loss-sum.ts';
import { TargetWeights } from './target-weights.ts';
import type { Task } from './task.ts';
import { Wide } from './wide.ts';

/** What is wanted of a task: gradients, row losses, the sum of the row losses; each where it is given. */
export interface Wanted {
  readonly gradient?: Float64Array | undefined;
  readonly each?: Float64Array | undefined;
  readonly total?: LossSum | undefined;
}

/** The general path: rows of any logits, and all options. */
export class GeneralRows {
  private readonly task: Task;
  private readonly wanted: Wanted;
  private readonly row: GeneralRow;
  private readonly targets: TargetWeights;
  private readonly dense: DenseGradients;
  private readonly single = new LossSum();
  private readonly divisor = new Wide();
  private readonly scratch = new Wide();
  private readonly product = new Wide();

  constructor(task: Task, wanted: Wanted) {
    this.task = task;
    this.wanted = wanted;
    this.row = new GeneralRow(task.classes);
    this.targets = new TargetWeights(task);
    this.dense = new DenseGradients(this.targets);
  }

  /** Does row i. */
  run(i: number): void {
    const { gradient, each, total } = this.wanted;
    const { logits, labels, classes, smoothing } = this.task;
    const label = smoothing > 0 ? undefined : labels?.[i];
    this.row.read(logits, i * classes);
    if (gradient) this.writeGradient(gradient, i, label);
    if (total) this.addLoss(total, i, label);
    if (each) {
      this.single.reset();
      this.addLoss(this.single, i, label);
      each[i] = this.single.over(this.scratch.set(1));
    }
  }

  /** (tau P - T) f by the targets, or f (P - 1{label}), where f is g / D and for a label w g / D. */
  private writeGradient(out: Float64Array, i: number, label: number | undefined): void {
    const { row, targets, divisor, scratch } = this;
    const { upstream, classes } = this.task;
    const start = i * classes;
    const down = upstream ? upstream[i]! : 1;
    const sign = Math.sign(down);
    scratch.set(Math.abs(down));
    if (label !== undefined) scratch.times(targets.of(i, label, divisor));
    if (scratch.isZero) {
      out.fill(row.max - row.max, start, start + classes);
      return;
    }
    divisor.copy(row.sum).times(this.task.divisor).dividedBy(scratch);
    if (label === undefined) {
      this.dense.write(row, i, divisor, sign, out, start);
      return;
    }
    row.writeShares(divisor, sign, out, start);
    row.others(label, scratch);
    out[start + label] = 0 - sign * scratch.over(divisor);
  }

  /** Adds the sum of T (-L); where T is 0 there is nothing to add, but to a row without a softmax. */
  private addLoss(sum: LossSum, i: number, label: number | undefined): void {
    const { row, targets, product, scratch } = this;
    sum.add(scratch.set(row.max - row.max));
    for (let j = label ?? 0; j <= (label ?? this.task.classes - 1); j++) {
      targets.of(i, j, product);
      if (product.isZero) continue;
      row.surprisal(j, scratch);
      sum.add(product.times(scratch));
    }
  }
}
