import { checkLabels, checkOptions, type LossOptions, type Reduction } from './loss-options.ts';
import { checkShape } from './shape.ts';
import { Wide } from './wide.ts';

/** A loss to be computed, checked. It has labels, or else targets. */
export interface Task {
  readonly logits: Float64Array;
  readonly rows: number;
  readonly classes: number;
  readonly labels: ArrayLike<number> | undefined;
  readonly targets: Float64Array | undefined;
  readonly weights: Float64Array | undefined;
  readonly smoothing: number;
  readonly ignoreIndex: number | undefined;
  readonly upstream: Float64Array | undefined;
  readonly reduction: Reduction;
  /** D, what the sum of the row losses is divided by; 0 where no row counts. */
  readonly divisor: Wide;
}

/** Throws RangeError where a length is wrong, a label is no class, or an option is not what it should be. */
export function taskOf(
  logits: Float64Array,
  labels: ArrayLike<number> | undefined,
  rows: number,
  classes: number,
  options: LossOptions,
): Task {
  const { targets, weights, ignoreIndex, upstream, labelSmoothing = 0, reduction = 'mean' } = options;
  checkShape(logits, rows, classes);
  if ((labels === undefined) === (targets === undefined)) {
    throw new RangeError('labels: give either labels or options.targets');
  }
  if (labels) checkLabels(labels, rows, classes, ignoreIndex);
  checkOptions(options, rows, classes);
  const divisor = divisorOf(labels, rows, options);
  const smoothing = labelSmoothing;
  return {
    logits,
    rows,
    classes,
    labels,
    targets,
    weights,
    smoothing,
    ignoreIndex,
    upstream,
    reduction,
    divisor,
  };
}

/** For the mean: the number of rows, or the weights of the labels that are not ignored. */
function divisorOf(labels: ArrayLike<number> | undefined, rows: number, options: LossOptions): Wide {
  const { weights, ignoreIndex, reduction = 'mean' } = options;
  const divisor = new Wide();
  if (reduction !== 'mean') return divisor.set(1);
  if (!labels || (!weights && ignoreIndex === undefined)) return divisor.set(rows);
  const weight = new Wide().set(1);
  for (let i = 0; i < rows; i++) {
    const label = labels[i]!;
    if (label === ignoreIndex) continue;
    if (weights) weight.set(weights[label]!);
    divisor.add(weight);
  }
  return divisor;
}
