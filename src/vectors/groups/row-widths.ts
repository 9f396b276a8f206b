import type { VectorGroup } from '../group.ts';
import { mixed, VALUES, WIDE, writing } from '../kit.ts';

const WIDTHS = [2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33];

/** Beyond what one block of threads takes: another kernel, seldom tried, and most often written in float32. */
const BEYOND_A_BLOCK = [1025, 2049];

export const rowWidths: VectorGroup = {
  id: 'row-widths',
  title: 'Every width of row is computed like every other.',
  why: 'A vector loop and its remainder are two pieces of code: widths around powers of two, negative logits and the maximum in the last place tell them apart.',
  requirements: VALUES,
  dtypes: WIDE,
  vectors: (dtype) => {
    const write = writing(dtype);
    const flags = ['vector-tail', 'max-seed'] as const;
    return [
      ...WIDTHS.map((width) =>
        write(`width-${width}`, `${width} logits about -100, the largest last.`, flags, {
          logits: [[...mixed(width - 1).map((x) => x - 100), -95]],
          labels: [width - 1],
        }),
      ),
      ...(dtype === 'float32' ? BEYOND_A_BLOCK : []).map((width) =>
        write(`loss-of-${width}`, `${width} logits without order.`, flags, {
          logits: [mixed(width)],
          labels: [width - 1],
          quantities: ['cross_entropy'],
        }),
      ),
      write('published', 'Two rows of ten in which the last two classes were once taken twice.', flags, {
        logits: [
          [-0.2, 3, 1.2, -1.1, 0, 0.2, -3, -1.2, 1.1, 0],
          [4.6, 3.3, 0.2, -1.6, 1, -4.6, -3.3, -0.2, 1.6, -1],
        ],
        labels: [9, 8],
      }),
    ];
  },
};
