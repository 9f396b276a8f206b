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
