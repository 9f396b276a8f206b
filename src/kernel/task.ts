import type { DirectRows } from './direct-rows.ts';
import { checkLength, checkShape } from './shape.ts';

export type Reduction = 'mean' | 'sum' | 'none';

export interface LossOptions<R extends Reduction = Reduction> {
  /** `mean` where it is missing. With `none` the gradient is that of the sum of the row losses. */
  readonly reduction?: R;
  /**
   * Target weights T (rows x classes), finite and not negative, of any row sums; `labels` is undefined then.
   */
  readonly targets?: Float64Array;
  /** What does the direct path: see simd/load.ts. Plain TypeScript where it is missing; the bits are the same. */
  readonly build?: DirectRows;
  /** Where to write the result that is an array; a new one where it is missing. It must not share memory with the logits. */
  readonly out?: Float64Array;
}

/** A loss to be computed, checked. It has labels, or else targets. */
export interface Task {
  readonly logits: Float64Array;
  readonly rows: number;
  readonly classes: number;
  readonly labels: ArrayLike<number> | undefined;
  readonly targets: Float64Array | undefined;
  readonly reduction: Reduction;
  /** D, what the sum of the row losses is divided by. */
  readonly divisor: number;
}

/** Throws RangeError where a length is wrong, a label is no class, a target is negative or not finite, or neither or both are given. */
export function taskOf(
  logits: Float64Array,
  labels: ArrayLike<number> | undefined,
  rows: number,
  classes: number,
  options: LossOptions,
): Task {
  const { targets, reduction = 'mean' } = options;
  checkShape(logits, rows, classes);
  if ((labels === undefined) === (targets === undefined)) {
    throw new RangeError('labels: give either labels or options.targets');
  }
  if (labels !== undefined) checkLabels(labels, rows, classes);
  if (targets !== undefined) checkTargets(targets, logits.length);
  return { logits, rows, classes, labels, targets, reduction, divisor: reduction === 'mean' ? rows : 1 };
}

function checkLabels(labels: ArrayLike<number>, rows: number, classes: number): void {
  checkLength('labels', labels, rows);
  for (let i = 0; i < rows; i++) {
    const label = labels[i]!;
    if (!(Number.isInteger(label) && label >= 0 && label < classes)) {
      throw new RangeError(`labels: ${label} in row ${i} is none of the classes 0 to ${classes - 1}`);
    }
  }
}

function checkTargets(targets: Float64Array, length: number): void {
  checkLength('targets', targets, length);
  for (let k = 0; k < length; k++) {
    const target = targets[k]!;
    if (!(target >= 0 && target < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`targets: ${target} at ${k} is not a finite number from 0 up`);
    }
  }
}
