import { DTYPES, type Dtype } from '../../numeric/format.ts';
import type { VectorGroup } from '../group.ts';
import { same, VALUES, writing } from '../kit.ts';

const SHORT = [3, 5, 7, 8, 9, 15, 16, 17, 31, 33, 63, 65];
/** Long rows; in half precision, where a sum of ones has stopped growing. */
const LONG: Readonly<Record<Dtype, readonly number[]>> = {
  float64: [1000],
  float32: [1000],
  float16: [2047, 2049, 4096],
  bfloat16: [255, 257, 512],
};

export const flatRows: VectorGroup = {
  id: 'flat-rows',
  title: 'C equal logits have probabilities 1/C and loss ln C.',
  why: 'Sizes around powers of two find the remainders of vector loops; long rows find a denominator summed in half precision, which stops at 2048 or 256.',
  requirements: [...VALUES, 'SCE-ROW-SUM', 'SCE-GRAD-ROW-SUM'],
  dtypes: DTYPES,
  vectors: (dtype) => {
    const write = writing(dtype);
    return [
      ...SHORT.map((count) =>
        write(`zeros-${count}`, `${count} logits of 0.`, ['vector-tail'], {
          logits: [same(count, 0)],
          labels: [count - 1],
        }),
      ),
      write('threes-33', '33 logits of 3: equal, not 0.', ['vector-tail'], {
        logits: [same(33, 3)],
        labels: [0],
      }),
      write('minus-33', '33 logits of -7.5: equal, below 0.', ['vector-tail', 'max-seed'], {
        logits: [same(33, -7.5)],
        labels: [32],
      }),
      ...LONG[dtype].map((count) =>
        write(`loss-of-${count}`, `${count} logits of 0: the loss is ln ${count}.`, ['narrow-accumulator'], {
          logits: [same(count, 0)],
          labels: [count >> 1],
          quantities: ['cross_entropy'],
        }),
      ),
    ];
  },
};
