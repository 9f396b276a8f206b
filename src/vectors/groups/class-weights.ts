import { DTYPES } from '../../numeric/format.ts';
import type { VectorGroup } from '../group.ts';
import { mixed, upTo, writing } from '../kit.ts';

export const classWeights: VectorGroup = {
  id: 'class-weights',
  title: 'With class weights the mean divides by the weights of the labels.',
  why: 'N, or the sum of all weights, in the place of the weights of the labels is right whenever all weights are 1, and only then.',
  requirements: ['SCE-LOSS-VALUE', 'SCE-GRAD-VALUE', 'SCE-WEIGHTS'],
  dtypes: DTYPES,
  option: 'weights',
  vectors: (dtype) => {
    const write = writing(dtype);
    const flags = ['class-weight', 'divisor'] as const;
    const quantities = ['cross_entropy', 'cross_entropy_grad'] as const;
    return [
      write('ones', 'All weights 1: as without.', flags, {
        logits: [[1, 2, 3]],
        labels: [0],
        weights: [1, 1, 1],
        quantities,
      }),
      write('one-row', 'One row: its weight cancels.', flags, {
        logits: [[1, 2, 3]],
        labels: [1],
        weights: [2, 4, 6],
        quantities,
      }),
      write('two-rows', 'Two rows with weights 6 and 4.', flags, {
        logits: [
          [0.25, 0.375, 0.5],
          [0.5, 0.25, 0.375],
        ],
        labels: [2, 1],
        weights: [2, 4, 6],
        quantities,
      }),
      write('unbalanced', 'Weights 25, 25 and 100.', flags, {
        logits: [
          [2.25, 2, 4.5],
          [4.25, 3.25, 5],
        ],
        labels: [1, 2],
        weights: [25, 25, 100],
        quantities,
      }),
      write('zero-weight', 'A class of weight 0: its rows count for nothing.', flags, {
        logits: upTo(4).map((k) => mixed(3, 5 * k)),
        labels: [0, 1, 2, 1],
        weights: [0.5, 0, 2],
        quantities,
      }),
    ];
  },
};
