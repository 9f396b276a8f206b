import { fromCode, toCode } from './bits.ts';
import { type Dtype, formatOf, represents } from './format.ts';
import { readHex, textOf, writeHex } from './hex.ts';
import { fromWords, highWord, lowWord } from './words.ts';

/** An array of floats, row-major. Each value is exactly representable in the dtype. Shape [] is a single number. */
export interface Tensor {
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly values: Float64Array;
}

/** @throws RangeError if the shape is not one of `values.length` elements, or the dtype lacks a value */
export function tensor(dtype: Dtype, shape: readonly number[], values: ArrayLike<number>): Tensor {
  const elements = size(shape);
  if (elements !== values.length) {
    throw new RangeError(`shape [${shape.join(', ')}] has ${elements} elements, not ${values.length}`);
  }
  const copy = Float64Array.from(values);
  const format = formatOf(dtype);
  const odd = copy.findIndex((value) => !represents(value, format));
  if (odd >= 0) throw new RangeError(`element ${odd}, ${copy[odd]}, is not a ${dtype}`);
  return { dtype, shape: [...shape], values: copy };
}

/** All elements as one string of lower-case hexadecimal digits, each element big-endian and of fixed width. */
export function encode(t: Tensor): string {
  const format = formatOf(t.dtype);
  const width = 2 * format.bytes;
  const codes = new Uint8Array(t.values.length * width);
  let at = 0;
  for (const value of t.values) {
    if (width === 16) {
      const canonical = Number.isNaN(value) ? Number.NaN : value;
      writeHex(codes, at, highWord(canonical), 8);
      writeHex(codes, at + 8, lowWord(canonical), 8);
    } else {
      writeHex(codes, at, toCode(value, format), width);
    }
    at += width;
  }
  return textOf(codes);
}

/** @throws RangeError if the text is not hexadecimal, or not as long as the shape wants it */
export function decode(dtype: Dtype, shape: readonly number[], hex: string): Tensor {
  const format = formatOf(dtype);
  const width = 2 * format.bytes;
  const elements = size(shape);
  if (hex.length !== elements * width) {
    throw new RangeError(
      `${dtype} of shape [${shape.join(', ')}] takes ${elements * width} hexadecimal digits, not ${hex.length}`,
    );
  }
  const odd = hex.search(/[^0-9a-f]/);
  if (odd >= 0) throw new RangeError(`"${hex[odd]}" at place ${odd} is not a lower-case hexadecimal digit`);
  const values = new Float64Array(elements);
  for (let k = 0; k < elements; k++) {
    const at = k * width;
    values[k] =
      width === 16
        ? fromWords(readHex(hex, at, 8), readHex(hex, at + 8, 8))
        : fromCode(readHex(hex, at, width), format);
  }
  return { dtype, shape: [...shape], values };
}

/**
 * How many elements there are in a tensor of a shape; 1 in a scalar.
 * @throws RangeError on a length that is none
 */
export function size(shape: readonly number[]): number {
  const odd = shape.find((length) => !Number.isSafeInteger(length) || length < 0);
  if (odd !== undefined) throw new RangeError(`a shape has whole numbers, not ${odd}`);
  return shape.reduce((elements, length) => elements * length, 1);
}
