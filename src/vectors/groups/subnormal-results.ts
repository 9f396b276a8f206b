import { formatOf } from '../../numeric/format.ts';
import { nearest } from '../../numeric/nearest.ts';
import { step } from '../../numeric/ordinal.ts';
import type { VectorGroup } from '../group.ts';
import { VALUES, WIDE, writing } from '../kit.ts';
import { THRESHOLDS } from '../thresholds.ts';

export const subnormalResults: VectorGroup = {
  id: 'subnormal-results',
  title: 'Results near and below the smallest normal number keep the digits that are left.',
  why: 'Just above the smallest normal number a result is easily rounded twice, below it flushed to 0, and at half the smallest number a clamp of the exponential shows.',
  requirements: VALUES,
  dtypes: WIDE,
  vectors: (dtype) => {
    const write = writing(dtype);
    const format = formatOf(dtype);
    const { subnormal, zero } = THRESHOLDS[dtype];
    const flags = ['underflow-to-zero', 'saturated-gradient'] as const;
    const [normal, vanishing] = [nearest(subnormal, format), nearest(zero, format)];
    const gaps: readonly (readonly [string, string, number])[] = [
      [
        'two-binades-above',
        'about four times the smallest normal number',
        nearest(subnormal - 1.375, format),
      ],
      ['one-binade-above', 'about twice the smallest normal number', nearest(subnormal - 0.6875, format)],
      ['last-normal', 'just above the smallest normal number', step(normal, -2, format)],
      ['first-subnormal', 'just below the smallest normal number', step(normal, 2, format)],
      ['middle', 'subnormal', nearest((subnormal + zero) / 2, format)],
      ['last-of-all', 'just above half the smallest number', step(vanishing, -2, format)],
      ['first-zero', 'just below half the smallest number', step(vanishing, 2, format)],
    ];
    return [
      ...gaps.map(([slug, place, gap]) =>
        write(
          slug,
          `The label leads by ${gap}: the other probability and the loss are ${place}.`,
          [...flags, 'double-rounding'],
          { logits: [[gap, 0]], labels: [0] },
        ),
      ),
      write(
        'two-subnormals',
        'Two classes trail into the subnormal numbers: their sum is the gradient.',
        flags,
        {
          logits: [[0, step(normal, 2, format), 1]],
          labels: [1],
        },
      ),
      write(
        'two-halves',
        'Two classes trail to just below half the smallest number: together they are one.',
        flags,
        {
          logits: [[0, step(vanishing, 2, format), 0]],
          labels: [1],
        },
      ),
    ];
  },
};
