import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/contract/problem.ts';
import { gradientByDifferences } from '../../src/reference/difference.ts';
import { expected } from '../../src/reference/expected.ts';
import { withLabels, withProbabilities } from '../kit/problems.ts';

function agree(problem: Problem) {
  const formula = expected(problem, { cross_entropy_grad: 'float64' }).quantities.cross_entropy_grad!;
  const differences = gradientByDifferences(problem, 'float64');
  expect([...differences.values].map(String)).toEqual([...formula.values].map(String));
  expect([...differences.side]).toEqual([...formula.side]);
}

describe('the gradient by differences', () => {
  it('is that of the formula, with the side of the rest', () => {
    agree(
      withLabels(
        [
          [0.5, -1, 2],
          [3, 3, -20],
        ],
        [0, 2],
      ),
    );
  });

  it('is that of the formula for targets that do not sum to 1', () => {
    agree(withProbabilities([[0.5, -1, 2]], [[0.25, 1, 0.5]]));
  });

  it('keeps the digits of a label gradient of 4e-18', () => {
    agree(withLabels([[40, 0]], [0]));
  });

  it('names the float where the gradient is one', () => {
    agree(withLabels([[1, 1]], [0]));
    agree(withLabels([[5]], [0]));
  });

  it('is 0 at a masked class', () => {
    agree(withLabels([[1, -Infinity, 2]], [0]));
  });

  it('scales by what comes down, whatever its sign', () => {
    agree(withLabels([[1, 2]], [0], { reduction: 'sum' }));
  });

  it('refuses an infinite loss', () => {
    expect(() => gradientByDifferences(withLabels([[1, -Infinity]], [1]), 'float64')).toThrow(/infinite/);
  });
});
