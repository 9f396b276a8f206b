import { DTYPES } from '../../numeric/format.ts';
import type { VectorGroup } from '../group.ts';
import { VALUES, writing } from '../kit.ts';

export const workedExamples: VectorGroup = {
  id: 'worked-examples',
  title: 'Small problems that can be done by hand come out right.',
  why: 'The definition itself, on two and three classes: a failure here is a wrong formula, not a numerical accident.',
  requirements: VALUES,
  dtypes: DTYPES,
  vectors: (dtype) => {
    const write = writing(dtype);
    const flags = ['worked-example'] as const;
    return [
      write('two-equal', 'Two equal logits: probabilities 1/2, loss ln 2, gradient -1/2 and 1/2.', flags, {
        logits: [[0, 0]],
        labels: [0],
      }),
      write('one-to-three', 'Logits 0 and ln 3: probabilities very near 1/4 and 3/4.', flags, {
        logits: [[0, 1.0986122886681098]],
        labels: [1],
      }),
      write('label-wins', 'Logits 2 and 0, and the label is the larger one.', flags, {
        logits: [[2, 0]],
        labels: [0],
      }),
      write('label-loses', 'Logits 2 and 0, and the label is the smaller one.', flags, {
        logits: [[2, 0]],
        labels: [1],
      }),
      write('three-classes', 'Logits 1, 2, 3 with the label in the middle.', flags, {
        logits: [[1, 2, 3]],
        labels: [1],
      }),
      write('three-equal', 'Three equal logits that are not 0: probabilities 1/3, loss ln 3.', flags, {
        logits: [[5, 5, 5]],
        labels: [2],
      }),
      write('signs', 'Logits of both signs and none.', flags, { logits: [[-1.5, 0, 2.25]], labels: [0] }),
      write('two-rows', 'The mean over two rows: each gradient row is divided by 2.', [...flags, 'divisor'], {
        logits: [
          [1, 2, 3],
          [3, 2, 1],
        ],
        labels: [0, 0],
      }),
      write(
        'three-rows',
        'Three rows of three classes, a label each: a square that is not symmetric.',
        [...flags, 'divisor'],
        {
          logits: [
            [1, 0, 0],
            [0, 2, 0],
            [1, 1, 3],
          ],
          labels: [0, 1, 0],
        },
      ),
      write(
        'more-rows-than-classes',
        'Four rows of two classes: rows and columns cannot be mixed up.',
        [...flags, 'divisor'],
        {
          logits: [
            [0.5, -0.5],
            [-2, 1],
            [0, 0],
            [3, 4],
          ],
          labels: [0, 0, 1, 1],
        },
      ),
      write(
        'of-probabilities',
        'Logits that are probabilities already are logits all the same.',
        ['double-softmax'],
        { logits: [[0.125, 0.25, 0.625]], labels: [2] },
      ),
      write(
        'of-log-probabilities',
        'Logits that are log-probabilities come back as they were.',
        ['double-softmax'],
        { logits: [[-0.6931471805599453, -1.3862943611198906, -1.3862943611198906]], labels: [0] },
      ),
    ];
  },
};
