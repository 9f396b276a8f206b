import { DTYPES, type Dtype } from '../../numeric/format.ts';
import type { VectorGroup } from '../group.ts';
import { mixed, same, upTo, VALUES, writing } from '../kit.ts';

const SIZES = [1, 2, 3, 4, 8, 17];

/** Where a sum of losses in half precision no longer moves by ln 2. */
const STALLS: readonly (readonly [Dtype, number])[] = [
  ['float16', 2048],
  ['bfloat16', 256],
];

export const reductions: VectorGroup = {
  id: 'reductions',
  title: 'The mean loss divides by the number of rows, and so does its gradient.',
  why: 'A forgotten or doubled 1/N shows at every N but 1; a count kept in 8 bits starts again at 256; N C in the place of N shows where N and C differ; a sum kept in half precision stops growing.',
  requirements: [...VALUES, 'SCE-REDUCTION'],
  dtypes: DTYPES,
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
      ...STALLS.filter(([half]) => half === dtype).map(([, large]) =>
        write(
          `after-${large}`,
          `A loss of ${large}, then 99 of ln 2, each below half its last place.`,
          ['narrow-mean'],
          {
            logits: upTo(100).map((k) => (k === 0 ? [large, 0] : [0, 0])),
            labels: same(100, 1),
            quantities: ['cross_entropy'],
          },
        ),
      ),
    ];
  },
};
