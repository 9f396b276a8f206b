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
import { formatOf, ulp } from '../../src/numeric/format.ts';
import { tensor } from '../../src/numeric/tensor.ts';
import { expected } from '../../src/oracle/expected.ts';
import { type Batch, classesOf, problemOf } from '../../src/properties/arbitraries/batch.ts';
import { batches } from '../../src/properties/arbitraries/batches.ts';
import { EDGES, SINGLE, SMALL, TALL } from '../../src/properties/arbitraries/shapes.ts';

import { scatter } from '../numeric/floats.ts';

const float64 = formatOf('float64');
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

/** The quantities that are not faithful, and what was wrong. */
function failures(problem: Problem, quantities: readonly Quantity[] = QUANTITIES): Reading {
  const truth = expected(problem, FLOAT64);
  const given = answers(problem);
  const marks = quantities.map(
    (quantity) => [quantity, judge(intervals(truth, quantity), given[quantity])] as const,
  );
  return Object.fromEntries(marks.filter(([, mark]) => rank(mark.holds) < rank('faithful')));
}

/** By how many ulps of the larger one of tau P / D and T / D the gradient errs, at most. */
function worstOfGradient(problem: Problem): number {
  const { quantities, facts, classes } = expected(problem, FLOAT64);
  const { values, residual } = quantities.cross_entropy_grad!;
  const given = answers(problem).cross_entropy_grad;
  const { total, weight, divisor } = facts.target!;
  const errors = Array.from(values, (value, n) => {
    const larger = Math.max(total[Math.floor(n / classes)]! * facts.p[n]!, weight[n]!) / divisor;
    const unit = ulp(larger, float64);
    return Math.abs((given[n]! - value) / unit - residual[n]! * (ulp(value, float64) / unit));
  });
  return Math.max(...errors);
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
