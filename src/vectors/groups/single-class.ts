import { formatOf, largestFinite } from '../../numeric/format.ts';
import type { VectorGroup } from '../group.ts';
import { same, VALUES, WIDE, writing } from '../kit.ts';

export const singleClass: VectorGroup = {
  id: 'single-class',
  title: 'One class has probability 1 and no loss.',
  why: 'The smallest shape there is: every value is known without computing, at any logit, and what is not exact is plainly wrong.',
  requirements: VALUES,
  dtypes: WIDE,
  vectors: (dtype) => {
    const write = writing(dtype);
    const flags = ['single-class'] as const;
    const largest = largestFinite(formatOf(dtype));
    return [
      write('zero', 'A logit of 0.', flags, { logits: [[0]], labels: [0] }),
      write('positive', 'A logit of 3.5.', flags, { logits: [[3.5]], labels: [0] }),
      write('negative', 'A logit of -1000.', flags, { logits: [[-1000]], labels: [0] }),
      write('largest', 'The largest finite number.', flags, { logits: [[largest]], labels: [0] }),
      write('lowest', 'The lowest finite number.', flags, { logits: [[-largest]], labels: [0] }),
      write('rows', 'Five rows of one class.', [...flags, 'divisor'], {
        logits: [[1], [-2], [300], [0], [-0.5]],
        labels: same(5, 0),
      }),
    ];
  },
};
