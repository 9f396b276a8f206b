import { formatOf, largestFinite, smallestNormal, smallestSubnormal } from '../../numeric/format.ts';
import type { VectorGroup } from '../group.ts';
import { VALUES, WIDE, writing } from '../kit.ts';

export const mixedScales: VectorGroup = {
  id: 'mixed-scales',
  title: 'Logits of very different sizes share a row.',
  why: 'The difference x - max rounds, overflows or does nothing at all when a row holds the largest and the smallest numbers of the format; each must still have its own true value.',
  requirements: VALUES,
  dtypes: WIDE,
  vectors: (dtype) => {
    const write = writing(dtype);
    const format = formatOf(dtype);
    const [largest, tiny] = [largestFinite(format), smallestSubnormal(format)];
    return [
      write(
        'tiny-and-zero',
        'The smallest number and 0: probabilities 1/2 to the last place.',
        ['rounded-gap'],
        {
          logits: [[tiny, 0]],
          labels: [0],
        },
      ),
      write('both-zeros', 'Zero and minus zero are one number.', ['worked-example'], {
        logits: [[0, -0]],
        labels: [1],
      }),
      write('smallest-normal', 'The smallest normal number of both signs.', ['rounded-gap'], {
        logits: [[smallestNormal(format), -smallestNormal(format)]],
        labels: [0],
      }),
      write(
        'third-and-tenth',
        'Logits that no binary format holds: 1/3, 0.1 and -0.7, as rounded.',
        ['rounded-gap'],
        {
          logits: [[1 / 3, 0.1, -0.7]],
          labels: [2],
        },
      ),
      write(
        'inexact-gap',
        'A thousand and a bit, and a tenth: the difference is no float.',
        ['rounded-gap'],
        {
          logits: [[1000.7, 0.1, 990.3]],
          labels: [1],
        },
      ),
      write(
        'gap-below-last-place',
        'A small logit vanishes in the difference to a large one.',
        ['rounded-gap'],
        {
          logits: [[largest / 2, 1, -1]],
          labels: [1],
        },
      ),
      write(
        'whole-range',
        'The largest finite number and its negative: the gap overflows, and so does the loss.',
        ['range-overflow'],
        { logits: [[largest, -largest]], labels: [1] },
      ),
      write('whole-range-winner', 'The same gap with the label on top: no loss.', ['range-overflow'], {
        logits: [[largest, -largest]],
        labels: [0],
      }),
      write('every-scale', 'Every scale of the format in one row.', ['rounded-gap', 'range-overflow'], {
        logits: [[largest / 8, 1000, 1, tiny, 0, -1, -1000, -largest / 8]],
        labels: [0],
      }),
    ];
  },
};
