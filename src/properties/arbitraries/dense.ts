import type { Problem } from '../../contract/problem.ts';
import { tensor } from '../../numeric/tensor.ts';
import { type Batch, classesOf, logitsOf } from './batch.ts';

/** The batch with target weights instead of labels, one for each row and class. */
export function weighted(batch: Batch, weight: (row: number, j: number) => number): Problem {
  const classes = classesOf(batch);
  const values = Float64Array.from({ length: batch.rows.length * classes }, (_, k) =>
    weight(Math.floor(k / classes), k % classes),
  );
  const targets = tensor(batch.dtype, [batch.rows.length, classes], values);
  return { logits: logitsOf(batch), targets: { kind: 'probabilities', values: targets }, reduction: 'mean' };
}

/** The batch with its labels as one-hot targets. */
export function oneHot(batch: Batch): Problem {
  return weighted(batch, (i, j) => (batch.rows[i]?.label === j ? 1 : 0));
}
