import { QUANTITIES } from '../../contract/quantity.ts';
import { tensor } from '../../numeric/tensor.ts';
import { all, each, nan, numbers, refused } from '../look.ts';
import { probe } from '../probe.ts';
import { ROWS } from '../problems.ts';

const empty = numbers((values) => values.length === 0);
const matrices = { softmax: empty, log_softmax: empty, cross_entropy_grad: empty };

export const noRows = probe({
  situation: 'no-rows',
  why: 'The last batch of an epoch may be empty, and the mean of nothing is 0/0.',
  judges: QUANTITIES,
  problem: ({ dtype }) => ({
    logits: tensor(dtype, [0, 3], []),
    targets: { kind: 'index', values: new Int32Array() },
    reduction: 'mean',
  }),
  looks: {
    nan: each({ ...matrices, cross_entropy: nan }),
    zero: each({ ...matrices, cross_entropy: all(0) }),
    refused,
  },
});

export const noClasses = probe({
  situation: 'no-classes',
  why: 'The maximum of no logits is read from somewhere, or from nowhere.',
  judges: ROWS,
  problem: ({ dtype }) => ({ logits: tensor(dtype, [2, 0], []), reduction: 'mean' }),
  looks: { empty, refused },
});
