import { Gradients } from './gradients.ts';
import { Losses } from './losses.ts';
import { Row } from './row.ts';
import { outputOf } from './shape.ts';
import { type LossOptions, type Reduction, type Task, taskOf } from './task.ts';

/** One number, or with reduction `none` one for each row. */
export type Loss<R extends Reduction> = R extends 'none' ? Float64Array : number;

export interface GradientOptions<R extends Reduction = Reduction> extends LossOptions<R> {
  /** Where to write the gradient; a new array where it is missing. It must not share memory with the logits. */
  readonly gradient?: Float64Array;
}

/**
 * Cross-entropy of softmax: l_i = ln S_i + m_i - x_{i,y_i} for labels y, or sum_j T_ij (-L_ij) for `options.targets`;
 * their mean, sum, or (written to `options.out`) each. `logits` is rows x classes, row-major; `labels` counts classes
 * from 0. Never seen more than 2 floats from the true value (Losses has the bound), also where row losses are
 * subnormal or their sum is beyond the largest float.
 * A label on a logit of -infinity: +infinity. A row with a NaN, a +infinity, or nothing but -infinity: NaN.
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
  return reduce(task, new Losses(task, new Row()), options.out) as Loss<R>;
}

/**
 * dLoss/dX, rows x classes: (P_ij - 1{j = y_i}) / D, D the number of rows for `mean` and else 1, or (tau_i P_ij -
 * T_ij) / D for `options.targets`, tau_i = sum_j T_ij. With reduction `none`, that of the sum of the losses. Less
 * than 4 floats from the true value (of the larger one of tau P / D and T / D where the two cancel). It is finite
 * where a label has a logit of -infinity; otherwise special values and errors are as for crossEntropy.
 */
export function crossEntropyGradient(
  logits: Float64Array,
  labels: ArrayLike<number> | undefined,
  rows: number,
  classes: number,
  options: LossOptions = {},
): Float64Array {
  const task = taskOf(logits, labels, rows, classes, options);
  const row = new Row();
  const out = outputOf(options.out, logits.length);
  const gradients = new Gradients(task, row, out);
  for (let i = 0; i < rows; i++) {
    row.read(logits, i * classes, (i + 1) * classes);
    gradients.write(i);
  }
  return out;
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
  const row = new Row();
  const gradient = outputOf(options.gradient, logits.length, 'gradient');
  const gradients = new Gradients(task, row, gradient);
  const loss = reduce(task, new Losses(task, row), options.out, (i) => gradients.write(i)) as Loss<R>;
  return { loss, gradient };
}

function reduce(
  task: Task,
  losses: Losses,
  out: Float64Array | undefined,
  visit?: (i: number) => void,
): number | Float64Array {
  if (task.reduction !== 'none') return losses.reduced(0, task.rows, task.divisor, visit);
  const each = outputOf(out, task.rows);
  for (let i = 0; i < task.rows; i++) each[i] = losses.reduced(i, i + 1, 1, visit);
  return each;
}
