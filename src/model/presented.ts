import type { Layout, Problem } from '../contract/problem.ts';
import type { Quantity } from '../contract/quantity.ts';
import { rowsShape } from '../contract/shape.ts';
import { axisToRows, rowsToAxis } from '../numeric/axis.ts';
import type { Tensor } from '../numeric/tensor.ts';

/**
 * The problem as a subject, or the reader of a file, is given it: where it has a layout, with logits and dense targets
 * of that shape and an upstream gradient of all axes but that of the classes. Labels stay a list: row-major over those
 * axes, they are in the order of the rows.
 */
export function presented(problem: Problem): Problem {
  const { layout, targets, upstream } = problem;
  if (!layout) return problem;
  const tensorOf = (matrix: Tensor): Tensor => ({
    ...matrix,
    shape: layout.shape,
    values: rowsToAxis(matrix.values, layout.shape, layout.axis),
  });
  return {
    ...problem,
    logits: tensorOf(problem.logits),
    ...(targets?.kind === 'probabilities' && { targets: { ...targets, values: tensorOf(targets.values) } }),
    ...(upstream && { upstream: { ...upstream, shape: rowsShape(layout) } }),
  };
}

/**
 * The way back, from tensors whose classes run along `axis`; without an axis the problem is a matrix already.
 * @throws RangeError if the logits have no such axis, or no class
 */
export function fromPresented(problem: Problem, axis: number | undefined): Problem {
  if (axis === undefined) return problem;
  const { logits, targets, upstream } = problem;
  const layout: Layout = { shape: logits.shape, axis };
  const classes = logits.shape[axis];
  if (!classes) throw new RangeError(`axis: shape [${logits.shape}] has no classes along axis ${axis}`);
  const rows = logits.values.length / classes;
  const matrixOf = (tensor: Tensor): Tensor => ({
    ...tensor,
    shape: [rows, classes],
    values: axisToRows(tensor.values, layout.shape, axis),
  });
  return {
    ...problem,
    logits: matrixOf(logits),
    ...(targets?.kind === 'probabilities' && { targets: { ...targets, values: matrixOf(targets.values) } }),
    ...(upstream && { upstream: { ...upstream, shape: [rows] } }),
    layout,
  };
}

/** The numbers of an answer in the order in which they are given; others than the problem asks for stay as they are. */
export function presentedValues(values: Float64Array, problem: Problem, quantity: Quantity): Float64Array {
  const { layout, logits } = problem;
  if (!layout || quantity === 'cross_entropy' || values.length !== logits.values.length) return values;
  return rowsToAxis(values, layout.shape, layout.axis);
}

/** The numbers of an answer, row by row. */
export function valuesByRow(values: Float64Array, problem: Problem, quantity: Quantity): Float64Array {
  const { layout, logits } = problem;
  if (!layout || quantity === 'cross_entropy' || values.length !== logits.values.length) return values;
  return axisToRows(values, layout.shape, layout.axis);
}
