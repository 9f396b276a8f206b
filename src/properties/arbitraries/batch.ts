import type { Problem, Reduction } from '../../contract/problem.ts';
import type { Dtype } from '../../numeric/format.ts';
import { type Tensor, tensor } from '../../numeric/tensor.ts';

/** The logits of one row and its label. At least one logit is finite, none is NaN or +infinity. */
export interface Row {
  readonly logits: readonly number[];
  readonly label: number;
}

/** What the laws are tried on: labelled rows of one length, each logit a float of the dtype. */
export interface Batch {
  readonly dtype: Dtype;
  readonly rows: readonly Row[];
}

/** C: how many logits each row has. */
export function classesOf(batch: Batch): number {
  return batch.rows[0]?.logits.length ?? 0;
}

/** The logits as one N x C tensor, row-major. */
export function logitsOf(batch: Batch): Tensor {
  return tensor(
    batch.dtype,
    [batch.rows.length, classesOf(batch)],
    batch.rows.flatMap((row) => row.logits),
  );
}

/** The batch as a problem with index labels. */
export function problemOf(batch: Batch, reduction: Reduction = 'mean'): Problem {
  const values = Int32Array.from(batch.rows, (row) => row.label);
  return { logits: logitsOf(batch), targets: { kind: 'index', values }, reduction };
}

/** The batch that a problem is of; undefined if it has anything but labels. */
export function batchOf({ logits, targets }: Problem): Batch | undefined {
  if (targets?.kind !== 'index') return undefined;
  return {
    dtype: logits.dtype,
    rows: rowsOf(logits).map((row, i) => ({ logits: row, label: targets.values[i]! })),
  };
}

/** The rows of a matrix. */
export function rowsOf({ shape: [rows = 0, classes = 0], values }: Tensor): number[][] {
  return Array.from({ length: rows }, (_, i) => [...values.subarray(i * classes, (i + 1) * classes)]);
}

/** The same rows with other logits. */
export function withLogits(batch: Batch, logits: (row: Row, index: number) => readonly number[]): Batch {
  return { ...batch, rows: batch.rows.map((row, i) => ({ ...row, logits: logits(row, i) })) };
}
