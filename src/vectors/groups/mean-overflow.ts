import { DTYPES, formatOf, largestFinite } from '../../numeric/format.ts';
import type { VectorGroup } from '../group.ts';
import { same, upTo, VALUES, writing } from '../kit.ts';

export const meanOverflow: VectorGroup = {
  id: 'mean-overflow',
  title: 'A mean is finite although the sum of its terms is not, or nearly not.',
  why: 'Row losses that are summed in half precision before they are divided overflow at a few rows of ordinary size; in any format a term near the end of the range leaves little room.',
  requirements: [...VALUES, 'SCE-REDUCTION'],
  dtypes: DTYPES,
  vectors: (dtype) => {
    const write = writing(dtype);
    const flags = ['reduced-overflow'] as const;
    const big = largestFinite(formatOf(dtype)) / 2;
    // Sums are taken in float32 at least. Where those overflow too, what comes of it is a dialect: overflowing-sum.
    const beyondOne = [
      write('two-rows', 'Two row losses of three quarters of the largest finite number.', flags, {
        logits: [
          [0, 1.5 * big],
          [0, 1.5 * big],
        ],
        labels: [0, 0],
      }),
      write('twenty-rows', 'Twenty row losses of an eighth of the largest finite number.', flags, {
        logits: upTo(20).map(() => [0, big / 4]),
        labels: same(20, 0),
        quantities: ['cross_entropy'],
      }),
    ];
    return [
      ...(dtype === 'float16' ? beyondOne : []),
      write('one-of-three', 'One row loss near the end of the range, two ordinary ones.', flags, {
        logits: [
          [0, 1.5 * big],
          [1, 2],
          [2, 1],
        ],
        labels: [0, 0, 0],
      }),
      write('ordinary-rows', 'Forty row losses of 2000: too much for a float16 sum.', flags, {
        logits: upTo(40).map(() => [0, 2000]),
        labels: same(40, 0),
        quantities: ['cross_entropy'],
      }),
    ];
  },
};
