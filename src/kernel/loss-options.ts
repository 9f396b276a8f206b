import type { DirectRows } from './direct-rows.ts';
import { checkLength } from './shape.ts';

export type Reduction = 'mean' | 'sum' | 'none';

/** What spec/definitions.md knows of, under the names that it is given to other implementations. */
export interface LossOptions<R extends Reduction = Reduction> {
  /** `mean` where it is missing. With `none` the gradient is that of the sum of the row losses. */
  readonly reduction?: R;
  /** Targets t (rows x classes), finite and not negative, of any row sums; `labels` is undefined then. */
  readonly targets?: Float64Array;
  /** One weight a class, finite and not negative. The mean is then over the weights of the labels; over rows for targets. */
  readonly weights?: Float64Array;
  /** e from 0 to 1: the target becomes 1 - e of itself and e/C of every class. */
  readonly labelSmoothing?: number;
  /** A row with this label, which need not be a class, counts for nothing, whatever its logits are. */
  readonly ignoreIndex?: number;
  /** With reduction `none`: the gradient that comes down to each row loss (rows), finite. */
  readonly upstream?: Float64Array;
  /** What does the direct path: see simd/load.ts. Plain TypeScript where it is missing; the bits are the same. */
  readonly build?: DirectRows;
  /** Where to write the result that is an array; a new one where it is missing. It must not share memory with the logits. */
  readonly out?: Float64Array;
}

/** Throws RangeError where a label is neither a class nor ignored. */
export function checkLabels(
  labels: ArrayLike<number>,
  rows: number,
  classes: number,
  ignoreIndex: number | undefined,
): void {
  checkLength('labels', labels, rows);
  for (let i = 0; i < rows; i++) {
    const label = labels[i]!;
    if (!(Number.isInteger(label) && label >= 0 && label < classes) && label !== ignoreIndex) {
      throw new RangeError(`labels: ${label} in row ${i} is none of the classes 0 to ${classes - 1}`);
    }
  }
}

/** Throws RangeError where an option is not what LossOptions says, naming the option and the place. */
export function checkOptions(options: LossOptions, rows: number, classes: number): void {
  const { targets, weights, labelSmoothing = 0, ignoreIndex, upstream, reduction = 'mean' } = options;
  if (targets) checkAmounts('targets', targets, rows * classes);
  if (weights) checkAmounts('weights', weights, classes);
  if (!(labelSmoothing >= 0 && labelSmoothing <= 1)) {
    throw new RangeError(`labelSmoothing: ${labelSmoothing} is not from 0 to 1`);
  }
  if (ignoreIndex !== undefined && !Number.isInteger(ignoreIndex)) {
    throw new RangeError(`ignoreIndex: ${ignoreIndex} is not a whole number`);
  }
  if (ignoreIndex !== undefined && targets) {
    throw new RangeError('ignoreIndex: has no meaning with targets');
  }
  if (upstream) checkUpstream(upstream, rows, reduction);
}

function checkAmounts(name: string, values: Float64Array, length: number): void {
  checkLength(name, values, length);
  for (let k = 0; k < length; k++) {
    const value = values[k]!;
    if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`${name}: ${value} at ${k} is not a finite number from 0 up`);
    }
  }
}

function checkUpstream(upstream: Float64Array, rows: number, reduction: Reduction): void {
  if (reduction !== 'none') throw new RangeError(`upstream: goes with reduction none, not ${reduction}`);
  checkLength('upstream', upstream, rows);
  for (let i = 0; i < rows; i++) {
    if (!Number.isFinite(upstream[i])) throw new RangeError(`upstream: ${upstream[i]} at ${i} is not finite`);
  }
}
