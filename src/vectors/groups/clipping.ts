import type { VectorGroup } from '../group.ts';
import { VALUES, WIDE, writing } from '../kit.ts';

/** A loss, and the habit whose plateau lies just below it. */
const PLATEAUS = [
  [10, 'an epsilon of 1e-4'],
  [17, 'an epsilon of 1e-7'],
  [19, 'an epsilon of 1e-8'],
  [28, 'an epsilon of 1e-12'],
  [35, 'an epsilon of 1e-15'],
  [37, 'the epsilon of float64'],
  [50, 'an epsilon of 1e-20'],
  [100, 'the limit of -100 on the logarithm'],
  [104, 'the smallest float32'],
  [500, 'an epsilon of 1e-200'],
  [1000, 'none that is known'],
] as const;

export const clipping: VectorGroup = {
  id: 'clipping',
  title: 'Large losses are as large as they are.',
  why: 'Probabilities that are clipped, or have an epsilon added, give a loss that stops growing and a gradient of 0; where it stops names the epsilon.',
  requirements: VALUES,
  dtypes: WIDE,
  vectors: (dtype) => {
    const write = writing(dtype);
    const flags = ['clipping'] as const;
    return [
      ...PLATEAUS.map(([loss, habit]) =>
        write(`loss-${loss}`, `A loss of ${loss}, above the plateau of ${habit}.`, flags, {
          logits: [[0, loss, loss - 64]],
          labels: [0],
        }),
      ),
      write('published', 'The logits of a published plateau at 16.118.', flags, {
        logits: [[14.4, 50.1, 3.5]],
        labels: [0],
      }),
      write('one-row-of-four', 'One large loss in a mean of four rows.', [...flags, 'divisor'], {
        logits: [
          [0, 200, 0],
          [3, 1, 0],
          [0, 2, 1],
          [1, 0, 2],
        ],
        labels: [0, 0, 1, 2],
      }),
    ];
  },
};
