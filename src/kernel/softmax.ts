import { Pair } from './pair.ts';
import { Row } from './row.ts';
import { checkShape, outputOf } from './shape.ts';
import { term } from './term.ts';

export interface Output {
  /** Where to write the result; a new array where it is missing. It must not share memory with the logits. */
  readonly out?: Float64Array;
}

/**
 * P_ij = e^(x_ij - m_i) / S_i, S_i = sum_k e^(x_ik - m_i), m_i the largest logit of row i; `logits` and the result are
 * rows x classes, row-major. Less than 4 floats from the true value (see Row), 0 and subnormals included.
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
  const row = new Row();
  const numerator = new Pair();
  for (let from = 0; from < logits.length; from += classes) {
    row.read(logits, from, from + classes);
    for (let j = from; j < from + classes; j++) {
      term(logits[j]!, row.max, numerator);
      out[j] = numerator.over(row.sum.hi, row.sum.lo);
    }
  }
  return out;
}

/**
 * L_ij = ln P_ij = (x_ij - m_i) - ln S_i, of the shape of the logits. Nothing cancels, as both parts are negative or 0;
 * the error is that of ln S (the terms 1.66 u, `Math.log1p` or `Math.log` 1 ulp) and half an ulp: less than 4 floats.
 * Special values and errors as for softmax; a class that is not there has L = -infinity.
 */
export function logSoftmax(
  logits: Float64Array,
  rows: number,
  classes: number,
  options: Output = {},
): Float64Array {
  checkShape(logits, rows, classes);
  const out = outputOf(options.out, logits.length);
  const row = new Row();
  const surprisal = new Pair();
  for (let from = 0; from < logits.length; from += classes) {
    row.read(logits, from, from + classes);
    for (let j = from; j < from + classes; j++) {
      surprisal.set(0);
      row.addSurprisal(logits[j]!, 1, 1, surprisal);
      out[j] = 0 - surprisal.rounded();
    }
  }
  return out;
}
