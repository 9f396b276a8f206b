import type { Draw } from '../../contract/check.ts';
import type { Problem } from '../../contract/problem.ts';
import { asIn, each, type Look, nan, refused } from '../look.ts';
import { probe } from '../probe.ts';
import { LOSSES, labelled, weighed } from '../problems.ts';

/** Rows whose neighbours are so different that a label read in the wrong row shows. */
const LOGITS = [
  [1, 2, 4],
  [0, 3, 2],
] as const;

/** Beyond row 0 lies row 1, and before row 1 lies row 0: the likeliest reads out of bounds. */
const tooLarge = (draw: Pick<Draw, 'dtype'>) => labelled(draw, LOGITS, [3, 1]);
const negative = (draw: Pick<Draw, 'dtype'>) => labelled(draw, LOGITS, [1, -1]);

/** What may come of a row whose label is outside, the row being left out of the loss, or its target being 0. */
function outside(ignored: (problem: Problem) => Problem, noTarget: (problem: Problem) => Problem) {
  const none: Look = (answer, asked) => asIn(ignored)(answer, asked) || asIn(noTarget)(answer, asked);
  return {
    refused,
    ignored: asIn(ignored),
    'no-target': asIn(noTarget),
    nan: each({
      cross_entropy: nan,
      cross_entropy_grad: (answer, asked) => nan(answer, asked) || none(answer, asked),
    }),
  };
}

export const labelTooLarge = probe({
  situation: 'label-too-large',
  why: 'Names a label that is not checked: the loss is made of the next row, or of memory beyond the input.',
  judges: LOSSES,
  problem: tooLarge,
  looks: outside(
    ({ logits }) => ({ ...tooLarge(logits), ignoreIndex: 3 }),
    ({ logits }) =>
      weighed(logits, LOGITS, [
        [0, 0, 0],
        [0, 1, 0],
      ]),
  ),
});

export const labelNegative = probe({
  situation: 'label-negative',
  why: 'Names a label that is not checked: the loss is made of the row before, or of memory before the input.',
  judges: LOSSES,
  problem: negative,
  looks: {
    ...outside(
      ({ logits }) => ({ ...negative(logits), ignoreIndex: -1 }),
      ({ logits }) =>
        weighed(logits, LOGITS, [
          [0, 1, 0],
          [0, 0, 0],
        ]),
    ),
    'from-the-end': asIn(({ logits }) => labelled(logits, LOGITS, [1, 2])),
  },
});
