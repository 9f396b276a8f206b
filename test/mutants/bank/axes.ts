import { axisToRows, rowsToAxis } from '../../../src/numeric/axis.ts';
import type { Mutant } from '../mutant.ts';
import { textbook } from '../textbook.ts';

/** Which axis of which tensor. */
interface Axis {
  readonly shape: readonly number[];
  readonly axis: number;
}

/**
 * The textbook on the rows of a tensor along its axis, or along what is taken for it.
 * @param label  which label belongs to a row
 */
export function alongAxis(
  taken: (given: Axis) => Axis = (given) => given,
  label: (row: number, given: Axis) => number = (row) => row,
): object {
  const rows = textbook();
  const elementwise =
    (name: 'softmax' | 'logSoftmax') =>
    (logits: Float64Array, _rows: number, _classes: number, given: Axis) => {
      const { shape, axis } = taken(given);
      const classes = shape[axis]!;
      const answer = rows[name](axisToRows(logits, shape, axis), logits.length / classes, classes);
      return rowsToAxis(answer, shape, axis);
    };
  return {
    capabilities: { quantities: ['softmax', 'log_softmax', 'cross_entropy'], options: ['axis'] },
    softmax: elementwise('softmax'),
    logSoftmax: elementwise('logSoftmax'),
    crossEntropy(logits: Float64Array, labels: Int32Array, count: number, classes: number, given: Axis) {
      const own = labels.map((_, i) => labels[label(i, given)]!);
      return rows.crossEntropy(axisToRows(logits, given.shape, given.axis), own, count, classes);
    },
  };
}

/** Tensors taken apart along another axis than was asked for. */
export const AXES: readonly Mutant[] = [
  {
    name: 'axes from the given one on flattened into one',
    seen: 'apache/tvm#20183',
    killer: 'axes-agree',
    module: alongAxis(({ shape, axis }) => ({
      shape: [...shape.slice(0, axis), shape.slice(axis).reduce((a, b) => a * b, 1)],
      axis,
    })),
  },
  {
    name: 'the last axis, whatever was asked for',
    seen: 'onnx/onnx-mlir#832',
    killer: 'vectors/axes',
    module: alongAxis(({ shape }) => ({ shape, axis: shape.length - 1 })),
  },
  {
    name: 'an axis off by one',
    seen: 'onnx/onnx-coreml#497',
    killer: 'axes-agree',
    module: alongAxis(({ shape, axis }) => ({ shape, axis: Math.max(0, axis - 1) })),
  },
  {
    name: 'labels in the order of the other axes turned round',
    seen: 'rows made by a transposition of their own, with the inner axes first',
    killer: 'axes-agree',
    module: alongAxis(undefined, (row, { shape, axis }) => {
      const size = (sides: readonly number[]) => sides.reduce((a, b) => a * b, 1);
      const [outer, inner] = [size(shape.slice(0, axis)), size(shape.slice(axis + 1))];
      return (row % inner) * outer + Math.floor(row / inner);
    }),
  },
  {
    name: 'axes beyond the third left out of the count',
    seen: 'mil-tokyo/webdnn#539',
    killer: 'axes-agree',
    module: alongAxis(({ shape, axis }) =>
      shape.length < 4 ? { shape, axis } : { shape: [shape[0]! * shape[1]!, ...shape.slice(2)], axis: 1 },
    ),
  },
];
