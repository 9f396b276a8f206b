import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intervals } from '../../src/accuracy/intervals.ts';
import { judge } from '../../src/accuracy/judge.ts';
import type { Reading } from '../../src/contract/check.ts';
import { rank } from '../../src/contract/level.ts';
import type { Problem, Reduction } from '../../src/contract/problem.ts';
import { QUANTITIES, type Quantity } from '../../src/contract/quantity.ts';
import { crossEntropyWithGradient } from '../../src/kernel/cross-entropy.ts';
import { logSoftmax, softmax } from '../../src/kernel/softmax.ts';
import { tensor } from '../../src/numeric/tensor.ts';
import { type Batch, classesOf, problemOf } from '../../src/properties/arbitraries/batch.ts';
import { batches } from '../../src/properties/arbitraries/batches.ts';
import { EDGES, SINGLE, SMALL, TALL } from '../../src/properties/arbitraries/shapes.ts';
import { expected } from '../../src/reference/expected.ts';
import { scatter } from '../numeric/floats.ts';

const REDUCTIONS: readonly Reduction[] = ['mean', 'sum', 'none'];
const FLOAT64 = Object.fromEntries(QUANTITIES.map((quantity) => [quantity, 'float64' as const]));
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

function answers(problem: Problem): Record<Quantity, Float64Array> {
  const { logits, targets, reduction } = problem;
  const [rows = 0, classes = 0] = logits.shape;
  const labels = targets?.kind === 'index' ? targets.values : undefined;
  const weights = targets?.kind === 'probabilities' ? { targets: targets.values.values } : {};
  const x = logits.values;
  const { loss, gradient } = crossEntropyWithGradient(x, labels, rows, classes, { reduction, ...weights });
  return {
    softmax: softmax(x, rows, classes),
    log_softmax: logSoftmax(x, rows, classes),
    cross_entropy: typeof loss === 'number' ? Float64Array.of(loss) : loss,
    cross_entropy_grad: gradient,
  };
}

/** The quantities that are not accurate, and what was wrong. */
function failures(problem: Problem): Reading {
  const truth = expected(problem, FLOAT64);
  const given = answers(problem);
  const marks = QUANTITIES.map(
    (quantity) => [quantity, judge(intervals(truth, quantity), given[quantity])] as const,
  );
  return Object.fromEntries(marks.filter(([, mark]) => rank(mark.holds) < rank('accurate')));
}

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
  it('is accurate for labels', () => {
    for (const [k, batch] of BATCHES.entries()) {
      const problem = problemOf(batch, REDUCTIONS[k % 3]);
      expect(failures(problem), JSON.stringify(batch)).toEqual({});
    }
  });

  it('is accurate for targets', () => {
    for (const [k, batch] of BATCHES.slice(0, 120).entries()) {
      expect(failures(withTargets(batch, k)), JSON.stringify(batch)).toEqual({});
    }
  });
});
