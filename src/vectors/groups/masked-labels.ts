import type { VectorGroup } from '../group.ts';
import { VALUES, WIDE, writing } from '../kit.ts';

const OUT = Number.NEGATIVE_INFINITY;

export const maskedLabels: VectorGroup = {
  id: 'masked-labels',
  title: 'The loss of a label that is masked is infinite, and its gradient is finite.',
  why: 'The label has probability 0: by the definition the loss is +inf and the gradient -1/N at the label. A finite loss hides a labelling mistake, a gradient of NaN ends a training run.',
  requirements: [...VALUES, 'SCE-MASK'],
  dtypes: WIDE,
  vectors: (dtype) => {
    const write = writing(dtype);
    const flags = ['negative-infinity'] as const;
    return [
      write('two-classes', 'The label is the masked class of two.', flags, {
        logits: [[0, OUT]],
        labels: [1],
      }),
      write('four-classes', 'The label is masked among four classes.', flags, {
        logits: [[2, OUT, 1, OUT]],
        labels: [3],
      }),
      write(
        'one-row-of-two',
        'One row has a masked label: the mean is infinite, each gradient row finite.',
        flags,
        {
          logits: [
            [1, 2],
            [OUT, 2],
          ],
          labels: [0, 0],
        },
      ),
    ];
  },
};
