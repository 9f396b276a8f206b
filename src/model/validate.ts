import { UsageError } from '../contract/errors.ts';
import type { Layout, Problem } from '../contract/problem.ts';
import type { Tensor } from '../numeric/tensor.ts';

/** N and C of a problem. */
export interface Shape {
  readonly rows: number;
  readonly classes: number;
}

/**
 * Refuses what has no value by the definition, so that everything behind it may trust a problem.
 *
 * @returns N and C
 * @throws UsageError naming the field, the place and what would be right: logits that are not N x C with N, C >= 1,
 * NaN or +inf among them, a row that is -inf throughout, a layout that does not hold them, a label outside [0, C), a negative or infinite weight or
 * target, smoothing outside [0, 1], an upstream gradient without reduction `none`, no row that counts under `mean`
 */
export function validate(problem: Problem): Shape {
  const [rows = 0, classes = 0] = problem.logits.shape;
  if (problem.logits.shape.length !== 2 || rows < 1 || classes < 1) {
    throw new UsageError(
      `logits: shape [${problem.logits.shape}] is not [rows, classes] with at least one of each`,
    );
  }
  requireLogits(problem.logits, rows, classes);
  requireLayout(problem.layout, rows, classes);
  requireTargets(problem, rows, classes);
  requireSize(problem.weights, [classes], 'weights');
  requireNonNegative(problem.weights, 'weights');
  const smoothing = problem.labelSmoothing ?? 0;
  if (!(smoothing >= 0 && smoothing <= 1))
    throw new UsageError(`label smoothing: ${smoothing} is not within [0, 1]`);
  if (problem.ignoreIndex !== undefined && problem.targets?.kind === 'probabilities') {
    throw new UsageError('ignore_index: has no meaning with probabilities as targets');
  }
  requireSize(problem.upstream, [rows], 'upstream');
  if (problem.upstream && problem.reduction !== 'none') {
    throw new UsageError(`upstream: goes with reduction none, not ${problem.reduction}`);
  }
  if (problem.upstream?.values.some((g) => !Number.isFinite(g))) throw new UsageError('upstream: not finite');
  return { rows, classes };
}

function requireLogits(logits: Tensor, rows: number, classes: number): void {
  for (let i = 0; i < rows; i++) {
    let finite = false;
    for (let j = 0; j < classes; j++) {
      const x = logits.values[i * classes + j]!;
      if (Number.isNaN(x) || x === Infinity) {
        throw new UsageError(
          `logits: row ${i}, class ${j} is ${x}; only finite logits and -inf have a value`,
        );
      }
      finite ||= x !== -Infinity;
    }
    if (!finite)
      throw new UsageError(`logits: row ${i} is -inf throughout; at least one class must be finite`);
  }
}

function requireLayout(layout: Layout | undefined, rows: number, classes: number): void {
  if (!layout) return;
  const { shape, axis } = layout;
  const size = shape.reduce((product, side) => product * side, 1);
  if (shape[axis] !== classes || size !== rows * classes) {
    throw new UsageError(
      `layout: shape [${shape}] with the classes along axis ${axis} does not hold ${rows} x ${classes} logits`,
    );
  }
}

function requireTargets({ targets, ignoreIndex }: Problem, rows: number, classes: number): void {
  if (targets === undefined) return;
  if (targets.kind === 'probabilities') {
    requireSize(targets.values, [rows, classes], 'probabilities');
    requireNonNegative(targets.values, 'probabilities');
    return;
  }
  if (targets.values.length !== rows) {
    throw new UsageError(
      `labels: ${targets.values.length} given for ${rows} ${rows === 1 ? 'row' : 'rows'}; give one a row`,
    );
  }
  targets.values.forEach((label, i) => {
    if (label !== ignoreIndex && (label < 0 || label >= classes)) {
      throw new UsageError(`labels: row ${i} has ${label}, outside 0 to ${classes - 1}`);
    }
  });
}

function requireSize(tensor: Tensor | undefined, shape: readonly number[], name: string): void {
  if (tensor && tensor.shape.join() !== shape.join()) {
    throw new UsageError(`${name}: shape [${tensor.shape}] where [${shape}] is needed`);
  }
}

function requireNonNegative(tensor: Tensor | undefined, name: string): void {
  const bad = tensor?.values.findIndex((w) => !(w >= 0 && w < Infinity)) ?? -1;
  if (bad >= 0)
    throw new UsageError(`${name}: element ${bad} is ${tensor!.values[bad]}; needs finite values >= 0`);
}
