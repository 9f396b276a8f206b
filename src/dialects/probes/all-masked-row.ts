import { QUANTITIES } from '../../contract/quantity.ts';
import { all, asIn, each, nan, numbers, refused } from '../look.ts';
import { probe } from '../probe.ts';
import { labelled } from '../problems.ts';

const ABSENT = Number.NEGATIVE_INFINITY;

export const allMaskedRow = probe({
  situation: 'all-masked-row',
  why: 'Padding and causal masks leave such rows, and whoever reads the answer has to know what to look for.',
  judges: QUANTITIES,
  problem: (draw) => labelled(draw, [[ABSENT, ABSENT, ABSENT]], [1]),
  looks: {
    nan,
    zeros: each({
      softmax: all(0),
      log_softmax: all(ABSENT),
      cross_entropy: all(Number.POSITIVE_INFINITY),
      // P - T of such probabilities, or nothing at all.
      cross_entropy_grad: numbers((g) => g[0] === 0 && (g[1] === 0 || g[1] === -1) && g[2] === 0),
    }),
    uniform: asIn((problem) => ({ ...labelled(problem.logits, [[0, 0, 0]], [1]) })),
    refused,
  },
});
