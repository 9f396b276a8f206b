import { all, each, nan, refused } from '../look.ts';
import { probe } from '../probe.ts';
import { LOSSES, labelled, vector } from '../problems.ts';

/** 0/0, as programs have it. */
const looks = {
  nan,
  'nan-loss': each({ cross_entropy: nan, cross_entropy_grad: all(0) }),
  zero: all(0),
  refused,
};

const ROWS = [
  [1, 2, 4],
  [0, 3, 1],
];

export const allRowsIgnored = probe({
  situation: 'all-rows-ignored',
  why: 'A batch of padding divides by no rows; a NaN from here ends a training run.',
  judges: LOSSES,
  problem: (draw) => ({ ...labelled(draw, ROWS, [2, 2]), ignoreIndex: 2 }),
  looks,
});

export const zeroWeights = probe({
  situation: 'zero-weights',
  why: 'A batch of classes that are not to count divides by a weight of 0.',
  judges: LOSSES,
  problem: (draw) => ({ ...labelled(draw, ROWS, [0, 2]), weights: vector(draw, [0, 1, 0]) }),
  looks,
});
