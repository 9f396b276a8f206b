import type { VectorGroup } from '../group.ts';
import { same, VALUES, WIDE, writing } from '../kit.ts';

export const globalMax: VectorGroup = {
  id: 'global-max',
  title: 'Each row is shifted by its own maximum.',
  why: 'A maximum over the whole batch, or the first element in its place, is right on every batch whose rows look alike; so these do not.',
  requirements: VALUES,
  dtypes: WIDE,
  vectors: (dtype) => {
    const write = writing(dtype);
    const flags = ['max-scope'] as const;
    return [
      write('low-and-high', 'A row of zeros beside a row of thousands.', flags, {
        logits: [
          [0, 0],
          [1000, 1000],
        ],
        labels: [0, 0],
      }),
      write('high-and-low', 'The same rows the other way round.', flags, {
        logits: [
          [1000, 1000],
          [0, 0],
        ],
        labels: [1, 1],
      }),
      write('far-apart', 'Rows at -30000 and at 30000.', flags, {
        logits: [
          [-30000, -30000, -30000],
          [30000, 30000, 30000],
        ],
        labels: [0, 2],
      }),
      write('crossed', 'The maximum in another place in each row.', flags, {
        logits: [
          [1000, 0],
          [0, 1000],
        ],
        labels: [0, 1],
      }),
      write('first-element', 'The first element is far below the maximum.', [...flags, 'exp-overflow'], {
        logits: [[0, 10000]],
        labels: [1],
      }),
      write('last-element', 'The last element is far below the maximum.', flags, {
        logits: [[12, 11.5, -10000]],
        labels: [1],
      }),
      write('column-max', 'The maximum of each column lies in another row.', flags, {
        logits: [
          [0, 500, -500],
          [500, -500, 0],
          [-500, 0, 500],
        ],
        labels: [1, 0, 2],
      }),
      write('one-outlier', 'Nine ordinary rows, and one far above them.', [...flags, 'divisor'], {
        logits: [...Array.from({ length: 9 }, (_, k) => [0, k / 4]), [20000, 20000]],
        labels: same(10, 0),
      }),
    ];
  },
};
