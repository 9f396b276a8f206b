import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/contract/problem.ts';
import { fromPresented, presented, presentedValues, valuesByRow } from '../../src/model/presented.ts';
import { tensor } from '../../src/numeric/tensor.ts';

/** Four rows of three classes, as a tensor of shape 2 x 3 x 2. */
const matrix = Array.from({ length: 12 }, (_, k) => k);
const problem: Problem = {
  logits: tensor('float64', [4, 3], matrix),
  targets: { kind: 'probabilities', values: tensor('float64', [4, 3], matrix) },
  weights: tensor('float64', [3], [1, 2, 3]),
  reduction: 'none',
  upstream: tensor('float64', [4], [1, 2, 3, 4]),
  layout: { shape: [2, 3, 2], axis: 1 },
};

describe('a problem with a layout', () => {
  it('is shown as a tensor whose classes run along the axis', () => {
    const { logits, targets, weights, upstream } = presented(problem);
    expect(logits.shape).toEqual([2, 3, 2]);
    expect([...logits.values]).toEqual([0, 3, 1, 4, 2, 5, 6, 9, 7, 10, 8, 11]);
    expect(targets).toEqual({ kind: 'probabilities', values: logits });
    expect(weights).toEqual(problem.weights);
    expect(upstream).toEqual({ ...problem.upstream, shape: [2, 2] });
  });

  it('comes back as it was', () => {
    const { layout: _, ...shown } = presented(problem);
    expect(fromPresented(shown, 1)).toEqual(problem);
  });

  it('orders answers as it orders logits, and leaves losses and answers of another length alone', () => {
    const values = Float64Array.from(matrix);
    const shown = presentedValues(values, problem, 'softmax');
    expect(shown).toEqual(presented(problem).logits.values);
    expect(valuesByRow(shown, problem, 'softmax')).toEqual(values);
    expect(presentedValues(values, problem, 'cross_entropy')).toBe(values);
    expect(valuesByRow(values.slice(1), problem, 'softmax')).toEqual(values.slice(1));
  });
});

it('is the problem itself without a layout', () => {
  const { layout: _, ...plain } = problem;
  expect(presented(plain)).toBe(plain);
  expect(fromPresented(plain, undefined)).toBe(plain);
});

it('refuses an axis that is none', () => {
  expect(() => fromPresented(problem, 2)).toThrow('axis: shape [4,3] has no classes along axis 2');
});
