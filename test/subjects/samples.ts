import type { Problem } from '../../src/contract/problem.ts';
import { tensor } from '../../src/numeric/tensor.ts';

/** A problem with index labels and nothing else. */
export const plain: Problem = {
  logits: tensor('float64', [2, 3], [0, 1, 2, Number.NEGATIVE_INFINITY, -0, 5e-324]),
  targets: { kind: 'index', values: Int32Array.of(2, 0) },
  reduction: 'mean',
};

/** Three rows of two classes, shown as columns. */
export const columns: Problem = {
  logits: tensor('float64', [3, 2], [1, 2, 3, 4, 5, 6]),
  targets: { kind: 'index', values: Int32Array.of(1, 0, 1) },
  reduction: 'none',
  upstream: tensor('float64', [3], [1, 2, 3]),
  layout: { shape: [2, 3], axis: 0 },
};

/** A problem with everything that can be had together. */
export const full: Problem = {
  logits: tensor('float16', [2, 3], [0, 1, 2, -3, 0.5, 65504]),
  targets: { kind: 'probabilities', values: tensor('float16', [2, 3], [0.5, 0.25, 0.25, 0, 0, 1]) },
  weights: tensor('float16', [3], [1, 2, 0.125]),
  labelSmoothing: 0.125,
  ignoreIndex: -100,
  reduction: 'none',
  upstream: tensor('float16', [2], [1, -0.5]),
};
