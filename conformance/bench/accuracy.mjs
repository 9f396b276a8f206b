import fc from 'fast-check';
import { intervals } from '../../dist/accuracy/intervals.js';
import { judge } from '../../dist/accuracy/judge.js';
import { worse } from '../../dist/contract/level.js';
import { tensor } from '../../dist/numeric/tensor.js';
import { expected } from '../../dist/oracle/expected.js';
import { problemOf } from '../../dist/properties/arbitraries/batch.js';
import { batches } from '../../dist/properties/arbitraries/batches.js';
import { FAMILIES } from '../../dist/properties/arbitraries/families.js';

/** Single rows, so that a loss is a row's; and of one shape, so that compilers compile once. */
const HARD_SHAPE = [1, 10];
const QUANTITIES_OF = {
  'loss and gradient': ['cross_entropy', 'cross_entropy_grad'],
  softmax: ['softmax'],
};

/** The suite's own draws, as many of each family, each kept as the flat arrays that workers take. */
export function hardProblems(dtype, draws) {
  return FAMILIES.flatMap((family, k) => {
    const taste = { ladder: [[1, [HARD_SHAPE]]], families: [family] };
    return fc.sample(batches(dtype, taste), { seed: k + 1, numRuns: draws }).map((batch) => {
      const { logits, targets } = problemOf(batch);
      const [rows, classes] = logits.shape;
      return { rows, classes, logits: logits.values, labels: targets.values };
    });
  });
}

/** Judges what a task answers of a problem: a function of the answers, which pays for the truth once. */
export function judgeOf(task, { rows, classes, logits, labels }, dtype) {
  const problem = {
    logits: tensor(dtype, [rows, classes], logits),
    targets: { kind: 'index', values: labels },
    reduction: 'mean',
  };
  const quantities = QUANTITIES_OF[task];
  const truth = expected(problem, Object.fromEntries(quantities.map((quantity) => [quantity, dtype])));
  const accepted = new Map(quantities.map((quantity) => [quantity, intervals(truth, quantity)]));
  return (answers) =>
    Object.fromEntries(
      quantities.map((quantity) => {
        const { holds, worst } = judge(accepted.get(quantity), answers[quantity]);
        return [quantity, { level: holds, worst: worst?.ulp ?? 0 }];
      }),
    );
}

/** The lower levels and the larger errors of two judgements of the same quantities. */
export function both(a, b) {
  if (!a || !b) return a ?? b;
  return Object.fromEntries(
    Object.entries(a).map(([quantity, { level, worst }]) => [
      quantity,
      { level: worse(level, b[quantity].level), worst: Math.max(worst, b[quantity].worst) },
    ]),
  );
}
