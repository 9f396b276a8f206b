import { type DirectRows, PlainDirectRows } from './direct-rows.ts';
import { GeneralRow } from './general-row.ts';
import { checkShape, outputOf } from './shape.ts';

export interface Output {
  /** Where to write the result; a new array where it is missing. It must not share memory with the logits. */
  readonly out?: Float64Array;
  /** What does the direct path: see simd/load.ts. Plain TypeScript where it is missing; the bits are the same. */
  readonly build?: DirectRows;
}

/**
 * P_ij = e^(x_ij - m_i) / S_i, S_i = sum_k e^(x_ik - m_i), m_i the largest logit of row i; `logits` and the result are
 * rows x classes, row-major. Faithful: one of the two floats around the true value, 0 and subnormals included.
 * A logit of -infinity is a class that is not there: P = 0. A row with a NaN or +infinity, or with nothing but
 * -infinity, gives NaN throughout. Throws RangeError where a length is wrong.
 */
export function softmax(
  logits: Float64Array,
  rows: number,
  classes: number,
  options: Output = {},
): Float64Array {
  checkShape(logits, rows, classes);
  const out = outputOf(options.out, logits.length);
  const direct = options.build ?? new PlainDirectRows();
  let row: GeneralRow | undefined;
  for (let i = 0; ; i++) {
    i = direct.softmax(logits, out, i, rows, classes);
    if (i >= rows) return out;
    row ??= new GeneralRow(classes);
    row.read(logits, i * classes);
    row.writeShares(row.sum, 1, out, i * classes);
  }
}

/**
 * L_ij = ln P_ij = (x_ij - m_i) - ln S_i, of the shape of the logits. Nothing cancels, as both parts are negative or 0.
 * Faithful. Special values and errors as for softmax; a class that is not there has L = -infinity.
 */
export function logSoftmax(
  logits: Float64Array,
  rows: number,
  classes: number,
  options: Output = {},
): Float64Array {
  checkShape(logits, rows, classes);
  const out = outputOf(options.out, logits.length);
  const row = new GeneralRow(classes);
  for (let start = 0; start < logits.length; start += classes) {
    row.read(logits, start);
    row.writeLogarithms(out);
  }
  return out;
}
