import { fromCode, toCode } from './bits.ts';
import { type Dtype, type Format, formatOf, represents } from './format.ts';
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
  let hex = '';
  for (const value of t.values)
    hex += format.bytes === 8 ? wideHex(value) : digits(toCode(value, format), format);
  return hex;
}

/** @throws RangeError if the text is not hexadecimal, or not as long as the shape wants it */
export function decode(dtype: Dtype, shape: readonly number[], hex: string): Tensor {
  const format = formatOf(dtype);
  const width = 2 * format.bytes;
  const elements = size(shape);
  if (hex.length !== elements * width) {
    throw new RangeError(
      `${elements} elements of ${dtype} take ${elements * width} hexadecimal digits, not ${hex.length}`,
    );
  }
  const odd = hex.search(/[^0-9a-f]/);
  if (odd >= 0) throw new RangeError(`"${hex[odd]}" at place ${odd} is not a lower-case hexadecimal digit`);
  const values = new Float64Array(elements);
  for (let k = 0; k < elements; k++) {
    const first = Number.parseInt(hex.slice(k * width, k * width + Math.min(width, 8)), 16);
    values[k] =
      width === 16
        ? fromWords(first, Number.parseInt(hex.slice(k * width + 8, k * width + 16), 16))
        : fromCode(first, format);
  }
  return { dtype, shape: [...shape], values };
}

function size(shape: readonly number[]): number {
  const odd = shape.find((length) => !Number.isSafeInteger(length) || length < 0);
  if (odd !== undefined) throw new RangeError(`a shape has whole numbers, not ${odd}`);
  return shape.reduce((elements, length) => elements * length, 1);
}

function wideHex(value: number): string {
  const canonical = Number.isNaN(value) ? Number.NaN : value;
  return word(highWord(canonical)) + word(lowWord(canonical));
}

function word(bits: number): string {
  return bits.toString(16).padStart(8, '0');
}

function digits(code: number, format: Format): string {
  return code.toString(16).padStart(2 * format.bytes, '0');
}
