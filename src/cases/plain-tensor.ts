import { UsageError } from '../contract/errors.ts';
import { type Dtype, formatOf } from '../numeric/format.ts';
import { nearest } from '../numeric/nearest.ts';
import { type Tensor, tensor } from '../numeric/tensor.ts';

/** Numbers as lists of lists, as deep as the tensor has axes; or in one flat array, row-major, beside a shape. */
export type Numbers = ArrayLike<number> | readonly (number | Numbers)[] | Flat;

export interface Flat {
  readonly values: ArrayLike<number>;
  readonly shape: readonly number[];
}

/**
 * Plain numbers as a tensor, each the float of the dtype nearest to it.
 * @param name what to call it in errors
 * @throws UsageError if it is neither, or the lists are not all of one length, hold something else than numbers, or do not fill the shape
 */
export function tensorOf(name: string, numbers: Numbers, dtype: Dtype): Tensor {
  if (!isList(numbers) && !isFlat(numbers))
    throw new UsageError(`${name}: numbers are needed, as [[1, 2, 4]], or as { values, shape }`);
  const { values, shape } = isFlat(numbers)
    ? numbers
    : { values: flat(name, numbers), shape: shapeOf(numbers) };
  const format = formatOf(dtype);
  const odd = Array.from(values).findIndex((value) => typeof value !== 'number');
  if (odd >= 0) throw new UsageError(`${name}: element ${odd} is no number`);
  try {
    return tensor(
      dtype,
      shape,
      Float64Array.from(values, (value) => nearest(value, format)),
    );
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(`${name}: ${error.message}`);
  }
}

function isFlat(numbers: unknown): numbers is Flat {
  if (typeof numbers !== 'object' || numbers === null) return false;
  return 'values' in numbers && isList(numbers.values) && 'shape' in numbers && Array.isArray(numbers.shape);
}

/** Whether it is an array, typed or not. */
export function isList(one: unknown): one is ArrayLike<unknown> {
  return Array.isArray(one) || ArrayBuffer.isView(one);
}

/** How long the lists of each depth are, going by the first of each. */
function shapeOf(numbers: unknown): number[] {
  return isList(numbers) ? [numbers.length, ...shapeOf(numbers[0])] : [];
}

/** All numbers, row-major. */
function flat(name: string, numbers: unknown, depth: readonly number[] = shapeOf(numbers)): number[] {
  const [length, ...rest] = depth;
  if (!isList(numbers) || numbers.length !== length)
    throw new UsageError(`${name}: the rows are not all of one length; give all of them as many numbers`);
  const lists = Array.from(numbers);
  return rest.length === 0 ? (lists as number[]) : lists.flatMap((list) => flat(name, list, rest));
}
