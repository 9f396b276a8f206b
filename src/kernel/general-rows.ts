import { DenseGradients } from './dense-gradients.ts';
import { GeneralRow } from './general-row.ts';
import type { LossSum } from './loss-sum.ts';
import { tameLoss, writeTameGradient } from './tame-rows.ts';
import { type TameTargets, tameTargetsOf } from './tame-targets.ts';
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
  private readonly tame: TameTargets | undefined;
  private readonly divisor = new Wide();
  private readonly scratch = new Wide();
  private readonly product = new Wide();
  private readonly loss = new Wide();

  constructor(task: Task, wanted: Wanted) {
    this.task = task;
    this.wanted = wanted;
    this.row = new GeneralRow(task.classes);
    this.targets = new TargetWeights(task);
    this.dense = new DenseGradients(this.targets);
    this.tame = tameTargetsOf(task);
  }

  /** Does row i. */
  run(i: number): void {
    const { gradient, each, total } = this.wanted;
    const { logits, labels, classes, smoothing } = this.task;
    const { row, loss } = this;
    const label = smoothing > 0 ? undefined : labels?.[i];
    row.read(logits, i * classes);
    const tame = this.tame?.read(i);
    if (gradient) this.writeGradient(gradient, i, label, tame);
    if (!total && !each) return;
    if (!tameLoss(row, tame, loss)) this.readLoss(i, label);
    total?.add(loss);
    if (each) each[i] = loss.rounded();
  }

  /** (tau P - T) f by the targets, or f (P - 1{label}), where f is g / D and for a label w g / D. */
  private writeGradient(
    out: Float64Array,
    i: number,
    label: number | undefined,
    tame: TameTargets | undefined,
  ): void {
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
      if (writeTameGradient(row, tame, divisor, sign, out, start)) return;
      this.dense.write(row, i, divisor, sign, out, start);
      return;
    }
    row.writeShares(divisor, sign, out, start);
    row.others(label, scratch);
    out[start + label] = 0 - sign * scratch.over(divisor);
  }

  /** The sum of T (-L), to `loss`; where T is 0 there is nothing to add, but to a row without a softmax. */
  private readLoss(i: number, label: number | undefined): void {
    const { row, targets, product, scratch, loss } = this;
    loss.set(row.max - row.max);
    for (let j = label ?? 0; j <= (label ?? this.task.classes - 1); j++) {
      targets.of(i, j, product);
      if (product.isZero) continue;
      row.surprisal(j, scratch);
      loss.add(product.times(scratch));
    }
  }
}
