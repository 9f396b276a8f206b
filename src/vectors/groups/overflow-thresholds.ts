import { DTYPES, formatOf, largestFinite } from '../../numeric/format.ts';
import { nearest } from '../../numeric/nearest.ts';
import { nextDown, nextUp } from '../../numeric/ordinal.ts';
import type { VectorGroup } from '../group.ts';
import { VALUES, writing } from '../kit.ts';
import { THRESHOLDS } from '../thresholds.ts';

export const overflowThresholds: VectorGroup = {
  id: 'overflow-thresholds',
  title: 'Logits beyond the range of the exponential have ordinary probabilities.',
  why: 'Without the maximum subtracted, e^x overflows just above ln of the largest finite number, and a sum of several just below.',
  requirements: VALUES,
  dtypes: DTYPES,
  vectors: (dtype) => {
    const write = writing(dtype);
    const format = formatOf(dtype);
    const flags = ['exp-overflow'] as const;
    const threshold = nearest(THRESHOLDS[dtype].overflow, format);
    const [below, above] = [nextDown(threshold, format), nextUp(threshold, format)];
    const half = nearest(threshold / 2, format);
    return [
      write('last-below', 'The largest logit whose exponential surely does not overflow.', flags, {
        logits: [[below, 0]],
        labels: [1],
      }),
      write('at', 'The logit nearest to the threshold.', flags, { logits: [[threshold, 0]], labels: [0] }),
      write('first-above', 'The smallest logit whose exponential surely overflows.', flags, {
        logits: [[above, 0]],
        labels: [1],
      }),
      write('sum-overflows', 'Two exponentials that fit, and a sum that does not.', flags, {
        logits: [[below, below, 1]],
        labels: [0],
      }),
      write('single', 'One class above the threshold.', [...flags, 'single-class'], {
        logits: [[above]],
        labels: [0],
      }),
      write('both-signs', 'The threshold and its negative in one row.', [...flags, 'log-of-softmax'], {
        logits: [[threshold, -threshold]],
        labels: [0],
      }),
      write('far-above', 'Twice the threshold, three times.', flags, {
        logits: [[2 * threshold, 2 * threshold, 2 * threshold]],
        labels: [1],
      }),
      write(
        'product-overflows',
        'Exponentials whose products overflow: sums of squares, pairs of rows.',
        flags,
        {
          logits: [
            [half, half, 0],
            [0, half, half],
          ],
          labels: [0, 0],
        },
      ),
      write('far-below', 'Very negative logits that are all alike but one.', [...flags, 'max-seed'], {
        logits: [[-2 * threshold, -2 * threshold, -2 * threshold - 1]],
        labels: [2],
      }),
      write('largest-finite', 'The largest finite number, and 0.', flags, {
        logits: [[largestFinite(format), 0]],
        labels: [0],
      }),
      write('published', 'The logits of a published failure: one large, the others far below.', flags, {
        logits: [[-249.873093, -424.126709, -460.292542, 378.097443, -292.614532]],
        labels: [3],
      }),
    ];
  },
};
