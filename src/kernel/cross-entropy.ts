import { type DirectRows, PlainDirectRows } from './direct-rows.ts';
import { GeneralRows, type Wanted } from './general-rows.ts';
import { LossSum } from './loss-sum.ts';
import { outputOf } from './shape.ts';
import { type LossOptions, type Reduction, type Task, taskOf } from './task.ts';

/** One number, or with reduction `none` one for each row. */
export type Loss<R extends Reduction> = R extends 'none' ? Float64Array : number;

export interface GradientOptions<R extends Reduction = Reduction> extends LossOptions<R> {
  /** Where to write the gradient; a new array where it is missing. It must not share memory with the logits. */
  readonly gradient?: Float64Array;
}

/**
 * Cross-entropy of softmax: l_i = ln S_i + m_i - x_{i,y_i} for labels y, or sum_j T_ij (-L_ij) for `options.targets`; their
 * mean, sum, or (written to `options.out`) each. `logits` is rows x classes, row-major; `labels` counts classes from 0.
 * Faithful: one of the two floats around the true value, also where row losses are subnormal or their sum is beyond the
 * largest float. A label on a logit of -infinity: +infinity. A row with a NaN, a +infinity, or nothing but -infinity: NaN.
 * Throws RangeError where a length is wrong, a label is no class, or a target is negative or not finite.
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
 * dLoss/dX, rows x classes: (P_ij - 1{j = y_i}) / D, D the number of rows for `mean` and else 1, or
 * (tau_i P_ij - T_ij) / D for `options.targets`, tau_i = sum_j T_ij. With reduction `none`, that of the sum of the losses.
 * Faithful for labels; for targets within 1 ulp of the larger one of tau P / D and T / D.
 * It is finite where a label has a logit of -infinity; otherwise special values and errors are as for crossEntropy.
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
  run(task, { gradient }, options.build);
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
    run(task, { each, gradient }, build);
    return each;
  }
  const total = new LossSum();
  run(task, { total, gradient }, build);
  return total.over(task.divisor);
}

/** Rows with labels go the direct path as long as they can; the general path does all others. */
function run(task: Task, wanted: Wanted, direct: DirectRows = new PlainDirectRows()): void {
  const { labels, rows } = task;
  let general: GeneralRows | undefined;
  for (let i = 0; ; i++) {
    if (labels) i = direct.entropy({ ...task, labels, ...wanted, total: wanted.total?.direct }, i);
    if (i >= rows) return;
    general ??= new GeneralRows(task, wanted);
    general.run(i);
  }
}
