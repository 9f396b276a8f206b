import { asIn, each, nan } from '../look.ts';
import { probe } from '../probe.ts';
import { LOSSES, weighed } from '../problems.ts';

const itself = asIn((problem) => problem);

export const maskedClassTarget = probe({
  situation: 'masked-class-target',
  why: 'Names 0 times -inf: a dense target of 0 on a masked class makes the loss NaN.',
  judges: LOSSES,
  problem: (draw) => weighed(draw, [[1, Number.NEGATIVE_INFINITY, 0]], [[0.75, 0, 0.25]]),
  looks: {
    'left-out': itself,
    'nan-loss': each({ cross_entropy: nan, cross_entropy_grad: itself }),
    nan,
  },
});
