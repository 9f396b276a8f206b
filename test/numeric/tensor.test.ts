import { describe, expect, it } from 'vitest';
import { toHex } from '../../src/numeric/bits.ts';
import { DTYPES, formatOf } from '../../src/numeric/format.ts';
import { decode, encode, tensor } from '../../src/numeric/tensor.ts';
import { ascending, scatter } from './floats.ts';

const INF = Number.POSITIVE_INFINITY;

describe('tensor', () => {
  it('is a shape and its elements, row-major', () => {
    const t = tensor('float64', [2, 2], [1, 2, 3, 4]);
    expect(t).toEqual({ dtype: 'float64', shape: [2, 2], values: Float64Array.of(1, 2, 3, 4) });
  });

  it('keeps its own copy', () => {
    const values = Float64Array.of(1);
    const t = tensor('float64', [], values);
    values[0] = 2;
    expect(t.values[0]).toBe(1);
  });

  it('refuses elements that are too many, too few, or not of the dtype', () => {
    expect(() => tensor('float64', [2, 2], [1, 2, 3])).toThrow('shape [2, 2] has 4 elements, not 3');
    expect(() => tensor('float32', [2], [1, 0.1])).toThrow('element 1, 0.1, is not a float32');
    expect(() => tensor('float64', [-1, -1], [1])).toThrow('a shape has whole numbers, not -1');
    expect(() => tensor('float64', [0.5, 2], [1])).toThrow(RangeError);
  });
});

describe('one hexadecimal string', () => {
  it('is the elements big-endian, one after the other', () => {
    expect(encode(tensor('float64', [2], [1, -2]))).toBe('3ff0000000000000c000000000000000');
    expect(encode(tensor('float32', [2], [1, -2]))).toBe('3f800000c0000000');
    expect(encode(tensor('float16', [2], [1, -2]))).toBe('3c00c000');
    expect(encode(tensor('bfloat16', [2], [1, -2]))).toBe('3f80c000');
    expect(encode(tensor('float64', [0], []))).toBe('');
  });

  it('gives back what went in: zeros, infinities, NaN and the rest', () => {
    for (const dtype of DTYPES) {
      const size = 2 ** 10;
      const format = formatOf(dtype);
      const values = [0, -0, INF, -INF, Number.NaN];
      for (const bits of scatter(size)) values.push(Math.sign(bits - 2 ** 31) * ((bits % 255) / 8));
      const t = tensor(dtype, [values.length], values);
      const text = encode(t);
      expect(text).toBe([...t.values].map((value) => toHex(value, format)).join(''));
      expect(decode(dtype, t.shape, text)).toEqual(t);
    }
  });

  it('every float16 survives', () => {
    const values = ascending(formatOf('float16')).flatMap((value) => [value, -value]);
    const t = tensor('float16', [values.length], values);
    expect(decode('float16', t.shape, encode(t))).toEqual(t);
  });

  it('NaN has one pattern, whatever it was made of', () => {
    const odd = decode('float64', [1], 'fff8000000000123');
    expect(odd.values[0]).toBeNaN();
    expect(encode(odd)).toBe('7ff8000000000000');
  });

  it('says what is wrong with a text', () => {
    expect(() => decode('float32', [2], '3f800000')).toThrow(
      'float32 of shape [2] takes 16 hexadecimal digits, not 8',
    );
    expect(() => decode('float16', [1], '3cg0')).toThrow(
      '"g" at place 2 is not a lower-case hexadecimal digit',
    );
    expect(() => decode('float16', [1], '3C00')).toThrow(RangeError);
    expect(() => decode('float16', [Number.NaN], '3c00')).toThrow(RangeError);
  });
});
