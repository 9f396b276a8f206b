import type { VectorGroup } from '../group.ts';
import { WIDE, writing } from '../kit.ts';

export const targetSums: VectorGroup = {
  id: 'target-sums',
  title: 'Targets that do not sum to 1 have the gradient tau P - T.',
  why: 'The derivation of P - T silently uses that targets sum to 1; where they do not, tau P - T is the derivative of the loss, and P - T is not.',
  requirements: ['SCE-LOSS-VALUE', 'SCE-GRAD-VALUE', 'SCE-GRAD-ROW-SUM'],
  dtypes: WIDE,
  option: 'probabilities',
  vectors: (dtype) => {
    const write = writing(dtype);
    const flags = ['target-sum'] as const;
    const quantities = ['cross_entropy', 'cross_entropy_grad'] as const;
    return [
      write('two-labels', 'Both classes are targets in full.', flags, {
        logits: [[0.125, 0.875]],
        probabilities: [[1, 1]],
        quantities,
      }),
      write('no-label', 'A row without any target: no loss, no gradient.', flags, {
        logits: [[0.125, 0.875]],
        probabilities: [[0, 0]],
        quantities,
      }),
      write('half', 'A target of one half, and nothing else.', flags, {
        logits: [[1, 2, 3]],
        probabilities: [[0, 0.5, 0]],
        quantities,
      }),
      write('double', 'A target of 2.', flags, {
        logits: [[1, 2, 3]],
        probabilities: [[2, 0, 0]],
        quantities,
      }),
      write('single-class', 'One class with targets 0, 1 and 3.', [...flags, 'single-class'], {
        logits: [[5], [5], [5]],
        probabilities: [[0], [1], [3]],
        quantities,
      }),
      write('mixed-rows', 'A row that sums to 1 beside one that does not.', [...flags, 'divisor'], {
        logits: [
          [1, 2, 3],
          [3, 2, 1],
        ],
        probabilities: [
          [0.25, 0.5, 0.25],
          [0.25, 0.25, 0.25],
        ],
        quantities,
      }),
    ];
  },
};
