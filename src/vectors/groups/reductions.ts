import type { VectorGroup } from '../group.ts';
import { mixed, same, upTo, VALUES, WIDE, writing } from '../kit.ts';

const SIZES = [1, 2, 3, 4, 8, 17];

export const reductions: VectorGroup = {
  id: 'reductions',
  title: 'The mean loss divides by the number of rows, and so does its gradient.',
  why: 'A forgotten or doubled 1/N shows at every N but 1; a count kept in 8 bits starts again at 256; N C in the place of N shows where N and C differ.',
  requirements: [...VALUES, 'SCE-REDUCTION'],
  dtypes: WIDE,
  vectors: (dtype) => {
    const write = writing(dtype);
    const flags = ['divisor'] as const;
    return [
      ...SIZES.map((rows) =>
        write(`rows-${rows}`, `${rows} different rows of 3 classes.`, flags, {
          logits: upTo(rows).map((k) => mixed(3, 5 * k)),
          labels: upTo(rows).map((k) => k % 3),
        }),
      ),
      write('equal-rows-10', 'Ten equal rows: the mean is the loss of one.', flags, {
        logits: upTo(10).map(() => [1, 2, 3]),
        labels: same(10, 2),
      }),
      write('as-many-rows-as-classes', 'Five rows of five classes.', flags, {
        logits: upTo(5).map((k) => mixed(5, 7 * k)),
        labels: [4, 3, 2, 1, 0],
      }),
      write('rows-256', '256 rows of two zeros: the mean is ln 2.', [...flags, 'row-count'], {
        logits: upTo(256).map(() => [0, 0]),
        labels: upTo(256).map((k) => k % 2),
        quantities: ['cross_entropy'],
      }),
    ];
  },
};
