import { DTYPES, formatOf, unitRoundoff } from '../../numeric/format.ts';
import type { VectorGroup } from '../group.ts';
import { VALUES, writing } from '../kit.ts';

export const denseTargets: VectorGroup = {
  id: 'dense-targets',
  title: 'Targets may be probabilities over all classes.',
  why: 'With dense targets the gradient P - T cancels without limit, the loss is a sum over all classes, and an implementation may take another path than with labels.',
  requirements: [...VALUES, 'SCE-ONE-HOT'],
  dtypes: DTYPES,
  option: 'probabilities',
  vectors: (dtype) => {
    const write = writing(dtype);
    const u = unitRoundoff(formatOf(dtype));
    const flags = ['dense-target'] as const;
    return [
      write('one-hot', 'A one-hot row says what a label says.', flags, {
        logits: [[1, 2, 3]],
        probabilities: [[0, 1, 0]],
      }),
      write('quarters', 'Targets of a half and two quarters.', flags, {
        logits: [[1, 2, 3]],
        probabilities: [[0.5, 0.25, 0.25]],
      }),
      write('rows', 'Two rows with different targets.', [...flags, 'divisor'], {
        logits: [
          [-8, 10, 3],
          [1, 2, 3],
        ],
        probabilities: [
          [0.375, 0.25, 0.375],
          [0.125, 0.125, 0.75],
        ],
      }),
      write('uniform', 'Equal targets on equal logits: the gradient is 0.', flags, {
        logits: [[3, 3, 3, 3]],
        probabilities: [[0.25, 0.25, 0.25, 0.25]],
      }),
      write(
        'far-apart',
        'Both ends of a gap of 200 have weight: the loss is about 100.',
        [...flags, 'clipping'],
        {
          logits: [[0, 200]],
          probabilities: [[0.5, 0.5]],
        },
      ),
      write('tie', 'The gradient is -(1 + u)/2 exactly: a tie.', [...flags, 'exact-tie'], {
        logits: [[0, 0]],
        probabilities: [[1 + 2 * u, u]],
      }),
      write(
        'sticky',
        'The gradient of the winner is 1 + u less a hair: a tie but for e^-1000.',
        [...flags, 'sticky-tail'],
        { logits: [[1000, 0, 0]], probabilities: [[0.25, 1, u]] },
      ),
    ];
  },
};
