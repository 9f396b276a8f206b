import fc from 'fast-check';
import type { Expected } from '../../src/contract/expected.ts';
import type { Problem, Reduction } from '../../src/contract/problem.ts';
import { type Outputs, QUANTITIES } from '../../src/contract/quantity.ts';
import { type Dtype, formatOf } from '../../src/numeric/format.ts';
import { nearest } from '../../src/numeric/nearest.ts';
import { tensor } from '../../src/numeric/tensor.ts';
import { problemOf } from '../../src/properties/arbitraries/batch.ts';
import { batches } from '../../src/properties/arbitraries/batches.ts';
import { EDGES, SMALL, TALL, WIDE } from '../../src/properties/arbitraries/shapes.ts';
import { expected } from '../../src/reference/expected.ts';

/** Rows of logits with index labels; the logits are rounded to the dtype. */
export function labelled(
  dtype: Dtype,
  rows: readonly (readonly number[])[],
  labels: readonly number[],
  reduction: Reduction = 'mean',
): Problem {
  return {
    logits: tensor(
      dtype,
      [rows.length, rows[0]?.length ?? 0],
      rows.flat().map((x) => nearest(x, formatOf(dtype))),
    ),
    targets: { kind: 'index', values: Int32Array.from(labels) },
    reduction,
  };
}

/** All four quantities in the dtype of the logits. */
export function truth(problem: Problem, output = problem.logits.dtype): Expected {
  return expected(problem, outputsIn(output));
}

export function outputsIn(output: Dtype): Outputs {
  return Object.fromEntries(QUANTITIES.map((quantity) => [quantity, output]));
}

/** Problems drawn around every threshold of the dtype, masks included. */
export function drawn(dtype: Dtype, count: number): readonly Problem[] {
  const ladder = [
    [20, SMALL],
    [8, EDGES],
    [1, WIDE],
    [1, TALL],
  ] as const;
  const problems = batches(dtype, { ladder, masks: true }).map((batch) => problemOf(batch));
  return fc.sample(problems, { seed: 7, unbiased: true, numRuns: count });
}

/** The drawn problems with options: dense targets, class weights, smoothing, an ignored label, other reductions. */
export function drawnWithOptions(dtype: Dtype, count: number): readonly Problem[] {
  const dice = fc.sample(fc.array(fc.nat(1023), { minLength: 4096, maxLength: 4096, size: 'max' }), {
    seed: 7,
    numRuns: 1,
  })[0]!;
  let place = 0;
  const roll = (sides: number) => dice[place++ % dice.length]! % sides;
  return drawn(dtype, count).map((problem) => {
    const [rows, classes] = problem.logits.shape as [number, number];
    // Powers of two and small multiples of them: every format has them.
    const numbers = (length: number, draw: () => number) =>
      tensor(dtype, [length], Float64Array.from({ length }, draw));
    const dense = roll(2) === 0;
    const probabilities = () =>
      tensor(
        dtype,
        [rows, classes],
        Float64Array.from({ length: rows * classes }, () => roll(9) / 8),
      );
    const labels = Int32Array.from(problem.targets?.kind === 'index' ? problem.targets.values : []);
    // At least one row has to count.
    const ignoring = !dense && rows > 1 && roll(3) === 0;
    if (ignoring) labels[1] = -100;
    const reduction = (['mean', 'sum', 'none'] as const)[roll(3)]!;
    return {
      logits: problem.logits,
      targets: dense ? { kind: 'probabilities', values: probabilities() } : { kind: 'index', values: labels },
      reduction,
      ...(ignoring && { ignoreIndex: -100 }),
      ...(roll(2) === 0 && { weights: numbers(classes, () => (1 + roll(7)) / 4) }),
      ...(roll(2) === 0 && { labelSmoothing: 1 / 8 }),
      ...(reduction === 'none' && roll(2) === 0 && { upstream: numbers(rows, () => (roll(9) - 4) / 2) }),
    };
  });
}
