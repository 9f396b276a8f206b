import { formatOf } from '../../numeric/format.ts';
import { powerOfTwo } from '../../numeric/words.ts';
import { all, asIn, nan, numbers, refused } from '../look.ts';
import { probe } from '../probe.ts';
import { labelled } from '../problems.ts';

const itself = asIn((problem) => problem);

export const overflowingSum = probe({
  situation: 'overflowing-sum',
  why: 'A sum that is taken before it is divided overflows, and a compensated one makes NaN of that.',
  judges: ['cross_entropy'],
  // Three rows: a compensated sum meets its own infinity at the third.
  problem: (draw) => {
    const gap = 1.5 * powerOfTwo(formatOf(draw.dtype).maxExponent);
    return labelled(
      draw,
      [
        [0, gap],
        [0, gap],
        [0, gap],
      ],
      [0, 0, 0],
    );
  },
  looks: {
    finite: (answer, asked) =>
      numbers((values) => values.every(Number.isFinite))(answer, asked) && itself(answer, asked),
    infinite: all(Number.POSITIVE_INFINITY),
    nan,
    refused,
  },
});
