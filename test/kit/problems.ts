import type { Problem, Reduction } from '../../src/contract/problem.ts';
import type { Dtype } from '../../src/numeric/format.ts';
import { tensor } from '../../src/numeric/tensor.ts';

/** A problem with index labels from rows of numbers, for tests that want to be read. */
export function withLabels(
  rows: readonly (readonly number[])[],
  labels: readonly number[],
  {
    dtype = 'float64',
    reduction = 'mean',
    ...rest
  }: Partial<Problem> & { dtype?: Dtype; reduction?: Reduction } = {},
): Problem {
  return {
    logits: matrix(rows, dtype),
    targets: { kind: 'index', values: Int32Array.from(labels) },
    reduction,
    ...rest,
  };
}

/** A problem with target weights given class by class. */
export function withProbabilities(
  rows: readonly (readonly number[])[],
  targets: readonly (readonly number[])[],
  {
    dtype = 'float64',
    reduction = 'mean',
    ...rest
  }: Partial<Problem> & { dtype?: Dtype; reduction?: Reduction } = {},
): Problem {
  return {
    logits: matrix(rows, dtype),
    targets: { kind: 'probabilities', values: matrix(targets, dtype) },
    reduction,
    ...rest,
  };
}

export function matrix(rows: readonly (readonly number[])[], dtype: Dtype = 'float64') {
  return tensor(dtype, [rows.length, rows[0]?.length ?? 0], Float64Array.from(rows.flat()));
}
