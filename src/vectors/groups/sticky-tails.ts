import { DTYPES, formatOf, ulp } from '../../numeric/format.ts';
import { nearest } from '../../numeric/nearest.ts';
import { nextUp } from '../../numeric/ordinal.ts';
import type { VectorGroup } from '../group.ts';
import { VALUES, writing } from '../kit.ts';
import { THRESHOLDS } from '../thresholds.ts';

export const stickyTails: VectorGroup = {
  id: 'sticky-tails',
  title: 'A value a hair beside a rounding border is rounded to its own side.',
  why: 'The loss of a loser is max - x plus a term that may be 10^-400; where max - x lies halfway between two floats, that term alone decides, and no fixed number of digits finds it.',
  requirements: VALUES,
  dtypes: DTYPES,
  vectors: (dtype) => {
    const write = writing(dtype);
    const format = formatOf(dtype);
    const flags = ['sticky-tail'] as const;
    const integers = 2 ** format.precision;
    const base = nearest(1000, format);
    const half = ulp(base, format) / 2;
    const one = nearest(THRESHOLDS[dtype].one, format);
    return [
      write(
        'even-below',
        `Logits 2^${format.precision} and -1: the tie would go down, the tail says up.`,
        flags,
        {
          logits: [[integers, -1]],
          labels: [1],
        },
      ),
      write('even-above', 'The same, one float higher: tie and tail both say up.', flags, {
        logits: [[integers + 2, -1]],
        labels: [1],
      }),
      write('fraction', 'Logits 1000 and minus half a last place of 1000.', flags, {
        logits: [[base, -half]],
        labels: [1],
      }),
      write('odd-fraction', 'One and a half last places: the tie would go up, and so does the tail.', flags, {
        logits: [[base, -3 * half]],
        labels: [1],
      }),
      write('three-classes', 'The same tie with a third class that shortens nothing.', flags, {
        logits: [[integers, -1, -integers / 2]],
        labels: [1],
      }),
      write(
        'one-border',
        'A gap at which P of the winner is just about halfway between 1 and the float below.',
        ['double-rounding'],
        { logits: [[one, 0]], labels: [0] },
      ),
      write('one-border-next', 'The next larger gap.', ['double-rounding'], {
        logits: [[nextUp(one, format), 0]],
        labels: [1],
      }),
      write(
        'half-border',
        'A gap so small that P lies a hair below the tie between 1/2 and the next float.',
        flags,
        {
          logits: [[2 * ulp(0.5, format), 0]],
          labels: [0],
        },
      ),
      write('half-border-odd', 'Three times that gap: the tie would go up, the hair says down.', flags, {
        logits: [[6 * ulp(0.5, format), 0]],
        labels: [0],
      }),
      write(
        'float32-border',
        'P of the second class lies 1e-7 beside a tie of bfloat16: float32 inside it comes out on the wrong side.',
        ['double-rounding'],
        { logits: [[0, -1.9375, -5.53125]], labels: [0] },
      ),
      write('half-border-label', 'The label trails by that gap: the gradients are P and -P.', flags, {
        logits: [[6 * ulp(0.5, format), 0]],
        labels: [1],
      }),
    ];
  },
};
