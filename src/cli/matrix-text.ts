import { UsageError } from '../contract/errors.ts';
import { type Dtype, formatOf, largestFinite } from '../numeric/format.ts';
import { type Tensor, tensor } from '../numeric/tensor.ts';
import { isDecimal, readAs, show } from '../numeric/text.ts';

/**
 * A matrix as people type it: rows apart by `;`, numbers by `,`; each the float of the dtype nearest to what is written.
 * @throws UsageError naming the place, if a number is none, or rows are empty or not of one length
 */
export function readMatrix(option: string, text: string, dtype: Dtype): Tensor {
  const rows = text.split(';').map((row, i) => numbers(option, row, i, dtype));
  const width = rows[0]!.length;
  const ragged = rows.findIndex((row) => row.length !== width);
  if (ragged >= 0) {
    throw new UsageError(
      `${option}: row ${ragged} has ${rows[ragged]!.length} numbers and row 0 has ${width}; give all rows as many`,
    );
  }
  return tensor(dtype, [rows.length, width], rows.flat());
}

/**
 * Numbers apart by `,`.
 * @throws UsageError naming the place, if a number is none
 */
export function readVector(option: string, text: string, dtype: Dtype): Tensor {
  const values = numbers(option, text, 0, dtype);
  return tensor(dtype, [values.length], values);
}

/** @throws UsageError naming the place, if a label is no whole number */
export function readLabels(option: string, text: string): Int32Array {
  const labels = text.split(',').map((word, i) => {
    if (!/^\s*-?\d{1,9}\s*$/.test(word)) {
      throw new UsageError(
        `${option}: "${word.trim()}", label of row ${i}, is no whole number; count classes from 0`,
      );
    }
    return Number(word);
  });
  return Int32Array.from(labels);
}

function numbers(option: string, text: string, row: number, dtype: Dtype): number[] {
  return text.split(',').map((word, place) => {
    const value = readAs(word, formatOf(dtype));
    if (value !== undefined) return value;
    const where = `at row ${row}, place ${place}`;
    throw new UsageError(`${option}: ${complaint(word.trim(), dtype, where)}`);
  });
}

function complaint(word: string, dtype: Dtype, where: string): string {
  if (isDecimal(word))
    return `${word} ${where} is out of range: the largest ${dtype} is ${show(largestFinite(formatOf(dtype)))}`;
  const what = word === '' ? 'there is no number' : `"${word}" is no ${dtype}`;
  return `${what} ${where}; write numbers like 0, -1.5, 6e2 or -inf`;
}
