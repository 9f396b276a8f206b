import { type Dtype, formatOf } from '../numeric/format.ts';
import { nearest } from '../numeric/nearest.ts';

/** No question asks for more numbers than this; a longer answer is not copied to see what is in it. */
const LONGEST = 2 ** 24;

/** What a function returned is not numbers. The message goes on from the function's name. */
export class Misfit extends Error {
  override readonly name = 'Misfit';
}

/**
 * What a function returned, as numbers of the dtype it answers in, rounded once where they are not: one number for
 * shape [], else any flat array-like of numbers, of whatever length.
 * @throws Misfit saying what it returned instead
 */
export function numbersOf(result: unknown, shape: readonly number[], dtype: Dtype): Float64Array {
  const format = formatOf(dtype);
  if (shape.length === 0) {
    if (typeof result !== 'number') throw new Misfit(`returned ${describe(result)}, not a number`);
    return Float64Array.of(nearest(result, format));
  }
  if (!isArrayLike(result)) throw new Misfit(`returned ${describe(result)}, not an array of numbers`);
  if (result.length > LONGEST) throw new Misfit(`returned ${result.length} elements`);
  return Float64Array.from(result, (value, k) => {
    if (typeof value === 'number') return nearest(value, format);
    const hint = isArrayLike(value) ? ' (give one flat array, row after row)' : '';
    throw new Misfit(`returned ${describe(value)} as element ${k}, not a number${hint}`);
  });
}

function isArrayLike(value: unknown): value is ArrayLike<unknown> {
  if (typeof value !== 'object' || value === null || !('length' in value)) return false;
  return typeof value.length === 'number' && Number.isInteger(value.length) && value.length >= 0;
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (isArrayLike(value)) return `an array of ${value.length}`;
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
