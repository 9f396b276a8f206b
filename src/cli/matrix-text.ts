import { UsageError } from '../contract/errors.ts';
import { type Tensor, tensor } from '../numeric/tensor.ts';
import { read } from '../numeric/text.ts';

/**
 * A matrix as people type it: rows apart by `;`, numbers by `,`; each the float64 nearest to what is written.
 * @throws UsageError naming the place, if a number is none, or rows are empty or not of one length
 */
export function readMatrix(option: string, text: string): Tensor {
  const rows = text.split(';').map((row, i) => row.split(',').map((word, j) => number(option, word, i, j)));
  const width = rows[0]!.length;
  const ragged = rows.findIndex((row) => row.length !== width);
  if (ragged >= 0) {
    throw new UsageError(
      `${option}: row ${ragged} has ${rows[ragged]!.length} numbers and row 0 has ${width}; give all rows as many`,
    );
  }
  return tensor('float64', [rows.length, width], rows.flat());
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

function number(option: string, word: string, row: number, place: number): number {
  const value = read(word);
  if (value !== undefined) return value;
  const what = word.trim() === '' ? 'there is no number' : `"${word.trim()}" is no float64`;
  throw new UsageError(
    `${option}: ${what} at row ${row}, place ${place}; write numbers like 0, -1.5, 6e2 or -inf`,
  );
}
