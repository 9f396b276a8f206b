import { intervals } from '../../src/accuracy/intervals.ts';
import { judge } from '../../src/accuracy/judge.ts';
import type { Reading } from '../../src/contract/check.ts';
import { rank } from '../../src/contract/level.ts';
import type { Problem } from '../../src/contract/problem.ts';
import { QUANTITIES, type Quantity } from '../../src/contract/quantity.ts';
import { crossEntropyWithGradient } from '../../src/kernel/cross-entropy.ts';
import type { LossOptions } from '../../src/kernel/loss-options.ts';
import { logSoftmax, softmax } from '../../src/kernel/softmax.ts';
import { formatOf, ulp } from '../../src/numeric/format.ts';
import { expected } from '../../src/oracle/expected.ts';

const float64 = formatOf('float64');
const FLOAT64 = Object.fromEntries(QUANTITIES.map((quantity) => [quantity, 'float64' as const]));

function optionsOf(problem: Problem): LossOptions {
  const { targets, weights, labelSmoothing, ignoreIndex, reduction, upstream } = problem;
  return {
    reduction,
    ...(targets?.kind === 'probabilities' && { targets: targets.values.values as Float64Array }),
    ...(weights && { weights: weights.values as Float64Array }),
    ...(labelSmoothing !== undefined && { labelSmoothing }),
    ...(ignoreIndex !== undefined && { ignoreIndex }),
    ...(upstream && { upstream: upstream.values as Float64Array }),
  };
}

function answers(problem: Problem): Record<Quantity, Float64Array> {
  const { logits, targets } = problem;
  const [rows = 0, classes = 0] = logits.shape;
  const labels = targets?.kind === 'index' ? targets.values : undefined;
  const x = logits.values;
  const { loss, gradient } = crossEntropyWithGradient(x, labels, rows, classes, optionsOf(problem));
  return {
    softmax: softmax(x, rows, classes),
    log_softmax: logSoftmax(x, rows, classes),
    cross_entropy: typeof loss === 'number' ? Float64Array.of(loss) : loss,
    cross_entropy_grad: gradient,
  };
}

/** The quantities of the kernel that are not faithful, and what is wrong. */
export function failures(problem: Problem, quantities: readonly Quantity[] = QUANTITIES): Reading {
  const truth = expected(problem, FLOAT64);
  const given = answers(problem);
  const marks = quantities.map(
    (quantity) => [quantity, judge(intervals(truth, quantity), given[quantity])] as const,
  );
  return Object.fromEntries(marks.filter(([, mark]) => rank(mark.holds) < rank('faithful')));
}

/** By how many ulps of the larger one of tau P |g| / D and T |g| / D the kernel's gradient errs, at most. */
export function worstOfGradient(problem: Problem): number {
  const { quantities, facts, classes } = expected(problem, FLOAT64);
  const { values, residual } = quantities.cross_entropy_grad!;
  const given = answers(problem).cross_entropy_grad;
  const { total, weight, divisor } = facts.target!;
  const errors = Array.from(values, (value, n) => {
    const i = Math.floor(n / classes);
    const down = Math.abs(problem.upstream?.values[i] ?? 1);
    const larger = (Math.max(total[i]! * facts.p[n]!, weight[n]!) / divisor) * down;
    const unit = ulp(larger, float64);
    return Math.abs((given[n]! - value) / unit - residual[n]! * (ulp(value, float64) / unit));
  });
  return Math.max(...errors);
}
