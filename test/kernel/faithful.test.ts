import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem, Reduction } from '../../src/contract/problem.ts';
import { tensor } from '../../src/numeric/tensor.ts';
import { type Batch, classesOf, problemOf } from '../../src/properties/arbitraries/batch.ts';
import { batches } from '../../src/properties/arbitraries/batches.ts';
import { EDGES, SINGLE, SMALL, TALL } from '../../src/properties/arbitraries/shapes.ts';
import { scatter } from '../numeric/floats.ts';
import { failures, worstOfGradient } from './truth.ts';

const REDUCTIONS: readonly Reduction[] = ['mean', 'sum', 'none'];
const BATCHES = fc.sample(
  batches('float64', {
    ladder: [
      [1, SINGLE],
      [20, SMALL],
      [4, EDGES],
      [1, TALL],
    ],
    masks: true,
  }),
  { seed: 2, numRuns: 250 },
);

/** The batch with targets in eighths, some of them 0, of row sums up to 4. */
function withTargets(batch: Batch, k: number): Problem {
  const { logits, reduction } = problemOf(batch, REDUCTIONS[k % 3]);
  const values = Float64Array.from(scatter(logits.values.length, k + 1), (bits, n) =>
    logits.values[n] === -Infinity ? 0 : Math.max(0, (bits % 11) - 5) / 8,
  );
  return {
    logits,
    reduction,
    targets: {
      kind: 'probabilities',
      values: tensor('float64', [batch.rows.length, classesOf(batch)], values),
    },
  };
}

describe('the kernel', () => {
  it('is faithful for labels', () => {
    for (const [k, batch] of BATCHES.entries()) {
      const problem = problemOf(batch, REDUCTIONS[k % 3]);
      expect(failures(problem), JSON.stringify(batch)).toEqual({});
    }
  });

  it('is faithful for targets, apart from the gradient', () => {
    for (const [k, batch] of BATCHES.entries()) {
      const problem = withTargets(batch, k);
      expect(failures(problem, ['cross_entropy']), JSON.stringify(batch)).toEqual({});
    }
  });

  it('errs by less than an ulp of the larger part in a gradient for targets', () => {
    for (const [k, batch] of BATCHES.entries()) {
      expect(worstOfGradient(withTargets(batch, k)), JSON.stringify(batch)).toBeLessThan(1);
    }
  });
});
