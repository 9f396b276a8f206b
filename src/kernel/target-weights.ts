import type { Task } from './task.ts';
import { Wide } from './wide.ts';

/**
 * T_ij of spec/definitions.md, within 2^-100: w_j ((1 - e) t_ij + e/C), where t_ij = 1 at a label and else 0 if there are
 * labels. 0 only where it is 0.
 */
export class TargetWeights {
  private readonly task: Task;
  private readonly kept = new Wide();
  private readonly share = new Wide();
  private readonly scratch = new Wide();

  constructor(task: Task) {
    this.task = task;
    this.kept.set(1).subtract(this.scratch.set(task.smoothing));
    this.share.set(task.smoothing).dividedBy(this.scratch.set(task.classes));
  }

  /** T of row i and class j, to `into`. */
  of(i: number, j: number, into: Wide): Wide {
    const { targets, labels, classes, weights, smoothing } = this.task;
    into.set(targets ? targets[i * classes + j]! : labels![i] === j ? 1 : 0);
    if (smoothing > 0) into.times(this.kept).add(this.share);
    if (weights) into.times(this.scratch.set(weights[j]!));
    return into;
  }
}
