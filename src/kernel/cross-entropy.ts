import type { LossOptions, Reduction } from './loss-options.ts';
import { LossSum } from './loss-sum.ts';
import { Rows } from './rows.ts';
import { outputOf } from './shape.ts';
import { type Task, taskOf } from './task.ts';

/** One number, or with reduction `none` one for each row. */
export type Loss<R extends Reduction> = R extends 'none' ? Float64Array : number;

export interface GradientOptions<R extends Reduction = Reduction> extends LossOptions<R> {
  /** Where to write the gradient; a new array where it is missing. It must not share memory with the logits. */
  readonly gradient?: Float64Array;
}

/**
 * Cross-entropy of softmax: l_i = sum_j T_ij (-L_ij), with T of spec/definitions.md: 1 at the label, or what the options make
 * of it; their mean, sum, or (written to `options.out`) each. `logits` is rows x classes, row-major; `labels` counts
 * classes from 0. Faithful: one of the two floats around the true value, also where row losses are subnormal or their sum
 * is beyond the largest float. A label of weight above 0 on a logit of -infinity: +infinity. A row with a NaN, a +infinity,
 * or nothing but -infinity: NaN, unless its label is ignored. The mean where no row counts, as all are ignored or of weight
 * 0: NaN. Throws RangeError where a length is wrong, a label is no class, or an option is not as LossOptions says.
 */
export function crossEntropy<R extends Reduction = 'mean'>(
  logits: Float64Array,
  labels: ArrayLike<number> | undefined,
  rows: number,
  classes: number,
  options: LossOptions<R> = {},
): Loss<R> {
  const task = taskOf(logits, labels, rows, classes, options);
  return lossOf(task, options, undefined) as Loss<R>;
}

/**
 * dLoss/dX, rows x classes: g_i (tau_i P_ij - T_ij) / D, tau_i = sum_j T_ij and D, g of spec/definitions.md: for labels with no
 * other option (P_ij - 1{j = y_i}) / rows. With reduction `none`, that of the sum of the losses, each times its g.
 * Faithful for labels, also with weights, ignored rows and upstream gradients; for targets or with smoothing within 1 ulp
 * of the larger one of tau P |g| / D and T |g| / D. It is finite where a label has a logit of -infinity, and 0 throughout
 * for a mean where no row counts; otherwise special values and errors are as for crossEntropy.
 */
export function crossEntropyGradient(
  logits: Float64Array,
  labels: ArrayLike<number> | undefined,
  rows: number,
  classes: number,
  options: LossOptions = {},
): Float64Array {
  const task = taskOf(logits, labels, rows, classes, options);
  const gradient = outputOf(options.out, logits.length);
  new Rows(task, { gradient }, options.build).run();
  return gradient;
}

/** What crossEntropy and crossEntropyGradient give, bit for bit, from one reading of each row. */
export function crossEntropyWithGradient<R extends Reduction = 'mean'>(
  logits: Float64Array,
  labels: ArrayLike<number> | undefined,
  rows: number,
  classes: number,
  options: GradientOptions<R> = {},
): { loss: Loss<R>; gradient: Float64Array } {
  const task = taskOf(logits, labels, rows, classes, options);
  const gradient = outputOf(options.gradient, logits.length, 'gradient');
  return { loss: lossOf(task, options, gradient) as Loss<R>, gradient };
}

function lossOf(
  task: Task,
  { out, build }: LossOptions,
  gradient: Float64Array | undefined,
): number | Float64Array {
  if (task.reduction === 'none') {
    const each = outputOf(out, task.rows);
    new Rows(task, { each, gradient }, build).run();
    return each;
  }
  const total = new LossSum();
  new Rows(task, { total, gradient }, build).run();
  return total.over(task.divisor);
}
