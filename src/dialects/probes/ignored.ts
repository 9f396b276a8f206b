import type { Problem } from '../../contract/problem.ts';
import { asIn, each, nan, refused } from '../look.ts';
import { probe } from '../probe.ts';
import { LOSSES, labelled, weighed } from '../problems.ts';

/** The problem with ordinary logits in the ignored row, which count for nothing. */
const mended = ({ logits }: Problem): Problem => ({
  ...labelled(
    logits,
    [
      [1, 2, 0],
      [0, 0, 0],
    ],
    [0, 2],
  ),
  ignoreIndex: 2,
});

const leftOut = asIn(mended);

export const ignoredNanRow = probe({
  situation: 'ignored-nan-row',
  why: 'Names a mask that multiplies by 0 what is NaN, in the loss or in its gradient.',
  judges: LOSSES,
  problem: (draw) => ({
    ...labelled(
      draw,
      [
        [1, 2, 0],
        [3, Number.NaN, 1],
      ],
      [0, 2],
    ),
    ignoreIndex: 2,
  }),
  looks: {
    'left-out': leftOut,
    'nan-gradient': each({
      cross_entropy: leftOut,
      cross_entropy_grad: (answer, asked) =>
        nan(answer, asked) &&
        answer.kind === 'value' &&
        leftOut({ ...answer, values: answer.values.map((g, n) => (n < 3 ? g : 0)) }, asked),
    }),
    nan: each({ cross_entropy: nan, cross_entropy_grad: nan }),
    refused,
  },
});

export const ignoredProbabilities = probe({
  situation: 'ignored-probabilities',
  why: 'A label to ignore names no row where targets have no labels; who gives one may expect that it does.',
  judges: LOSSES,
  problem: (draw) => ({ ...weighed(draw, [[1, 2, 4]], [[0.25, 0.5, 0.25]]), ignoreIndex: 1 }),
  looks: {
    'no-meaning': asIn(({ ignoreIndex: _, ...problem }) => problem),
    refused,
  },
});
