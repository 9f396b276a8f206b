import type { Draw } from '../contract/check.ts';
import type { Problem } from '../contract/problem.ts';
import type { Quantity } from '../contract/quantity.ts';
import { type Tensor, tensor } from '../numeric/tensor.ts';

/** The quantities of a row without its target, and those that need one. */
export const ROWS: readonly Quantity[] = ['softmax', 'log_softmax'];
export const LOSSES: readonly Quantity[] = ['cross_entropy', 'cross_entropy_grad'];

/** Rows of logits with labels, under mean. Numbers are such that every dtype has them. */
export function labelled(
  { dtype }: Pick<Draw, 'dtype'>,
  rows: readonly (readonly number[])[],
  labels: readonly number[],
): Problem {
  return {
    logits: matrix({ dtype }, rows),
    targets: { kind: 'index', values: Int32Array.from(labels) },
    reduction: 'mean',
  };
}

/** The rows with target weights. */
export function weighed(
  draw: Pick<Draw, 'dtype'>,
  rows: readonly (readonly number[])[],
  targets: readonly (readonly number[])[],
): Problem {
  return {
    logits: matrix(draw, rows),
    targets: { kind: 'probabilities', values: matrix(draw, targets) },
    reduction: 'mean',
  };
}

export function vector({ dtype }: Pick<Draw, 'dtype'>, values: readonly number[]): Tensor {
  return tensor(dtype, [values.length], values);
}

function matrix({ dtype }: Pick<Draw, 'dtype'>, rows: readonly (readonly number[])[]): Tensor {
  return tensor(dtype, [rows.length, rows[0]?.length ?? 0], rows.flat());
}
