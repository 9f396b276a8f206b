import type { Intervals } from '../accuracy/intervals.ts';
import { DTYPES, type Dtype, formatOf, represents } from '../numeric/format.ts';
import { nearest } from '../numeric/nearest.ts';
import { distance } from '../numeric/ordinal.ts';

/** Whoever computes a tiny question in a narrower format, and else as one should, is no further off than so many floats of it. */
const NEAR = 64;

/**
 * What is said, after the name of the quantity, of an answer that is right as far as a narrower format goes, all numbers of
 * which are of that format: it was computed there. Undefined of others. Of two such formats the one with fewer digits is meant.
 */
export function narrowed(answer: Float64Array, { correct, format }: Intervals): string | undefined {
  const dtype = DTYPES.findLast(
    (name) => isOf(name, answer, correct) && formatOf(name).precision < format.precision,
  );
  return dtype && `holds ${dtype} numbers alone: claim the dtype ${dtype}, or compute in ${format.name}`;
}

function isOf(dtype: Dtype, answer: Float64Array, correct: Float64Array): boolean {
  const format = formatOf(dtype);
  return answer.every(
    (value, k) => represents(value, format) && distance(value, nearest(correct[k]!, format), format) <= NEAR,
  );
}
