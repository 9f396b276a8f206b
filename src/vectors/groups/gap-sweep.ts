import { DTYPES, type Dtype, formatOf, largestFinite, unitRoundoff } from '../../numeric/format.ts';
import { nearest } from '../../numeric/nearest.ts';
import type { VectorGroup } from '../group.ts';
import { VALUES, writing } from '../kit.ts';
import { THRESHOLDS } from '../thresholds.ts';

const GAPS: Readonly<Record<Dtype, readonly number[]>> = {
  float64: [1, 17, 36, 37, 40, 88, 104, 708, 745, 746, 1000, 1e300],
  float32: [1, 16, 17, 18, 40, 87, 88, 103, 104, 1000, 1e30],
  float16: [1, 8, 9, 10, 17, 18, 60000],
  bfloat16: [1, 6, 40, 92, 93, 1000],
};

export const gapSweep: VectorGroup = {
  id: 'gap-sweep',
  title: 'Probabilities, losses and gradients keep their digits at every gap.',
  why: 'As the gap between two classes grows, first 1 + r rounds to 1, then P underflows, then e^-gap is 0; the loss of the loser stays an ordinary number and that of the winner a tiny one.',
  requirements: [...VALUES, 'SCE-LOSS-NONNEGATIVE'],
  dtypes: DTYPES,
  vectors: (dtype) => {
    const write = writing(dtype);
    const format = formatOf(dtype);
    const one = nearest(THRESHOLDS[dtype].one, format);
    return [
      write('no-float', 'A gap of 8 and half a last place of 8, which is no float.', ['rounded-gap'], {
        logits: [[-8, 8 * unitRoundoff(format)]],
        labels: [0],
      }),
      ...GAPS[dtype].flatMap((gap) => {
        const name = gap < 1e5 ? `${gap}` : gap.toExponential().replace('e+', 'e');
        return [
          write(
            `winner-${name}`,
            `The label leads by ${gap}: the loss is about e^-${gap}.`,
            ['tiny-loss', 'saturated-gradient'],
            { logits: [[gap, 0]], labels: [0] },
          ),
          write(
            `loser-${name}`,
            `The label trails by ${gap}: the loss is about ${gap}.`,
            ['log-of-softmax'],
            {
              logits: [[0, gap]],
              labels: [0],
            },
          ),
        ];
      }),
      write(
        'one-plus-r',
        'The gap at which 1 + e^-gap starts to be 1.',
        ['tiny-loss', 'saturated-gradient'],
        {
          logits: [[one, 0]],
          labels: [0],
        },
      ),
      write(
        'many-losers',
        'The label leads by different gaps: the loss is the sum of all of them.',
        ['tiny-loss', 'swamped-terms'],
        { logits: [[one, 0, -1, -2, 0.5, 0, 0]], labels: [0] },
      ),
      write('published', 'The logits of a published failure, far apart.', ['log-of-softmax'], {
        logits: [
          [-16.9397, 74.5907, -245.5731, 57.9282, -59.7757, 26.2957, -27.3786, 71.2639, 57.6391, 54.0626],
        ],
        labels: [2],
      }),
      write(
        'published-gradient',
        'A published gradient of NaN: the label is far below two others.',
        ['saturated-gradient'],
        { logits: [[-431, 279, 427]], labels: [0] },
      ),
      write('half-the-range', 'A gap of half the largest finite number.', ['log-of-softmax'], {
        logits: [[-largestFinite(formatOf(dtype)) / 4, largestFinite(formatOf(dtype)) / 4]],
        labels: [0],
      }),
    ];
  },
};
