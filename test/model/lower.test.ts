import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/contract/errors.ts';
import type { Problem } from '../../src/contract/problem.ts';
import { lower } from '../../src/model/lower.ts';
import type { Rational } from '../../src/numeric/rational.ts';
import { tensor } from '../../src/numeric/tensor.ts';
import { withLabels, withProbabilities } from '../kit/problems.ts';

const three = [
  [1, 2, 3],
  [4, 5, 6],
];
const number = ({ num, den }: Rational) => Number(num) / Number(den);

/** T row by row, tau, and D, as numbers. */
function lowered(problem: Problem) {
  const { rows, classes, targets } = lower(problem);
  return {
    T: Array.from({ length: rows }, (_, i) =>
      Array.from({ length: classes }, (_, j) => number(targets!.weight(i, j))),
    ),
    tau: targets!.totals.map(number),
    D: number(targets!.divisor),
  };
}

describe('lowering to (T, D)', () => {
  it('makes a label a one, and the mean a division by the rows', () => {
    expect(lowered(withLabels(three, [2, 0]))).toEqual({
      T: [
        [0, 0, 1],
        [1, 0, 0],
      ],
      tau: [1, 1],
      D: 2,
    });
  });

  it('divides by 1 for sum and none', () => {
    expect(lowered(withLabels(three, [2, 0], { reduction: 'sum' })).D).toBe(1);
    expect(lowered(withLabels(three, [2, 0], { reduction: 'none' })).D).toBe(1);
  });

  it('divides a weighted mean by the weights of the labels', () => {
    const weights = tensor('float64', [3], Float64Array.of(0.5, 1, 4));
    expect(lowered(withLabels(three, [2, 0], { weights }))).toEqual({
      T: [
        [0, 0, 4],
        [0.5, 0, 0],
      ],
      tau: [4, 0.5],
      D: 4.5,
    });
  });

  it('divides a weighted mean by the rows kept, in the dialect that does', () => {
    const weights = tensor('float64', [3], Float64Array.of(0.5, 1, 4));
    const rows = withLabels([...three, [7, 8, 9]], [2, -1, 0], {
      weights,
      ignoreIndex: -1,
      dialect: { 'weighted-mean': 'rows' },
    });
    expect(lowered(rows)).toMatchObject({ tau: [4, 0, 0.5], D: 2 });
    expect(lower(rows).targets!.divisorTerms).toBeUndefined();
  });

  it('smooths the other classes by e/(C-1), in the dialect that does', () => {
    const options = { labelSmoothing: 0.5, dialect: { 'smoothing-share': 'other-classes' } } as const;
    const weights = tensor('float64', [3], Float64Array.of(1, 2, 4));
    expect(lowered(withLabels([[1, 2, 3]], [0], { weights, ...options })).T).toEqual([[0.5, 0.5, 1]]);
    expect(lowered(withLabels([[1]], [0], options)).T).toEqual([[1]]);
    const targets = [[0.5, 0.25, 0.25]];
    expect(lowered(withProbabilities([[1, 2, 3]], targets, options)).T).toEqual([[0.375, 0.3125, 0.3125]]);
  });

  it('smooths every class by e/C of its own weight', () => {
    const weights = tensor('float64', [4], Float64Array.of(1, 2, 1, 1));
    const { T, D } = lowered(withLabels([[1, 2, 3, 4]], [0], { weights, labelSmoothing: 0.5 }));
    expect(T).toEqual([[0.625, 0.25, 0.125, 0.125]]);
    expect(D).toBe(1);
  });

  it('keeps an ignored row out of the sum and out of the count', () => {
    expect(lowered(withLabels(three, [2, -100], { ignoreIndex: -100 }))).toEqual({
      T: [
        [0, 0, 1],
        [0, 0, 0],
      ],
      tau: [1, 0],
      D: 1,
    });
  });

  it('takes probabilities as they are, and always divides by the rows', () => {
    const weights = tensor('float64', [3], Float64Array.of(2, 1, 1));
    const problem = withProbabilities(
      three,
      [
        [0.5, 0.25, 0],
        [0, 0, 1],
      ],
      { weights },
    );
    expect(lowered(problem)).toEqual({
      T: [
        [1, 0.25, 0],
        [0, 0, 1],
      ],
      tau: [1.25, 1],
      D: 2,
    });
  });

  it.each<[string, Problem, RegExp]>([
    ['a label past the last class', withLabels([[1, 2]], [2]), /labels: row 0 has 2, outside 0 to 1/],
    ['a negative label', withLabels([[1, 2]], [-1]), /labels: row 0 has -1/],
    ['too few labels', withLabels(three, [0]), /labels: 1 given for 2 rows/],
    ['NaN', withLabels([[1, Number.NaN]], [0]), /logits: row 0, class 1 is NaN/],
    ['+inf', withLabels([[Infinity, 1]], [0]), /logits: row 0, class 0 is Infinity/],
    ['a row that is -inf throughout', withLabels([[-Infinity, -Infinity]], [0]), /-inf throughout/],
    ['no rows', withLabels([], []), /at least one of each/],
    ['a negative target', withProbabilities([[1, 2]], [[1, -1]]), /probabilities: element 1 is -1/],
    ['smoothing above 1', withLabels([[1, 2]], [0], { labelSmoothing: 2 }), /label smoothing: 2/],
    ['nothing to divide by', withLabels([[1, 2]], [9], { ignoreIndex: 9 }), /no row counts/],
    [
      'an upstream gradient under mean',
      withLabels([[1, 2]], [0], { upstream: tensor('float64', [1], Float64Array.of(1)) }),
      /upstream: goes with reduction none/,
    ],
  ])('refuses %s', (_, problem, message) => {
    expect(() => lower(problem)).toThrow(UsageError);
    expect(() => lower(problem)).toThrow(message);
  });
});
