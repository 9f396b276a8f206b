import { DTYPES } from '../../numeric/format.ts';
import type { VectorGroup } from '../group.ts';
import { mixed, same, upTo, VALUES, writing } from '../kit.ts';

export const axes: VectorGroup = {
  id: 'axes',
  title: 'The classes run along the axis that was asked for, whatever the shape.',
  why: 'A softmax along the last axis, along the second, or along all axes from the given one on is right for a matrix, and often for nothing else.',
  requirements: [...VALUES, 'SCE-AXIS'],
  dtypes: DTYPES,
  option: 'axis',
  vectors: (dtype) => {
    const write = writing(dtype);
    const zeros = (rows: number, classes: number) => upTo(rows).map(() => same(classes, 0));
    const labels = (rows: number, classes: number) => upTo(rows).map((i) => i % classes);
    return [
      write('one-axis', 'A single axis: one row.', ['axis'], {
        logits: [[1, 2, 3]],
        labels: [1],
        layout: { shape: [3], axis: 0 },
      }),
      write('columns', 'The first axis of two: the matrix stands on its side.', ['axis'], {
        logits: [
          [1, 2, 3],
          [0, 3, 1],
        ],
        labels: [2, 0],
        layout: { shape: [3, 2], axis: 0 },
      }),
      ...[0, 1, 2].map((axis) => {
        const shape = [2, 3, 4];
        const classes = shape[axis]!;
        const rows = 24 / classes;
        return write(
          `zeros-${axis}`,
          `Zeros of shape 2 x 3 x 4 along axis ${axis}: every probability is 1/${classes}.`,
          ['axis', 'flattened-axes'],
          { logits: zeros(rows, classes), labels: labels(rows, classes), layout: { shape, axis } },
        );
      }),
      write('beside-axes-of-one', 'Two zeros along the first axis, beside two axes of one.', ['axis'], {
        logits: [[0, 0]],
        labels: [1],
        layout: { shape: [2, 1, 1], axis: 0 },
      }),
      write('pairs', 'Pairs along the last axis of 1 x 4 x 2.', ['axis', 'flattened-axes'], {
        logits: upTo(4).map((i) => mixed(2, 5 * i)),
        labels: [0, 1, 1, 0],
        layout: { shape: [1, 4, 2], axis: 2 },
      }),
      write('image', 'Three classes for each point of a 2 x 2 image.', ['axis', 'flattened-axes'], {
        logits: upTo(4).map((i) => mixed(3, 5 * i)),
        labels: [0, 1, 2, 1],
        layout: { shape: [1, 3, 2, 2], axis: 1 },
      }),
      write('levels', 'Rows on very different levels, side by side in memory.', ['axis', 'max-scope'], {
        logits: [
          [0, 1],
          [1000, 999],
          [-1000, -1000],
          [500, 502],
        ],
        labels: [0, 0, 1, 1],
        layout: { shape: [2, 2, 2], axis: 1 },
      }),
    ];
  },
};
