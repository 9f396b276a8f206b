import { describe, expect, it } from 'vitest';
import { fromBits, fromHex, toBits, toHex } from '../../src/numeric/bits.ts';
import { formatOf, toy8 } from '../../src/numeric/format.ts';
import { ALL, SMALL, scatter } from './floats.ts';

describe('bits', () => {
  it('1 is 0x3ff0000000000000 in float64', () => {
    expect(toBits(1, formatOf('float64'))).toBe(0x3ff0000000000000n);
    expect(fromBits(0x3ff0000000000000n, formatOf('float64'))).toBe(1);
  });

  it('1 is what the formats say it is', () => {
    expect(ALL.map((format) => toHex(1, format))).toEqual([
      '38',
      '3c00',
      '3f80',
      '3f800000',
      '3ff0000000000000',
    ]);
  });

  it('every pattern of a small format survives the round trip', () => {
    for (const format of SMALL) {
      const patterns = 2 ** (8 * format.bytes);
      const nan = toBits(Number.NaN, format);
      for (let k = 0; k < patterns; k++) {
        const value = fromBits(BigInt(k), format);
        const back = toBits(value, format);
        if (Number.isNaN(value) ? back !== nan : back !== BigInt(k)) expect.fail(`${k} of ${format.name}`);
      }
    }
  });

  it('a small format has as many NaNs as its fraction has non-zero patterns, twice', () => {
    for (const format of SMALL) {
      let nans = 0;
      for (let k = 0; k < 2 ** (8 * format.bytes); k++)
        nans += Number.isNaN(fromBits(BigInt(k), format)) ? 1 : 0;
      expect(nans).toBe(2 * (2 ** (format.precision - 1) - 1));
    }
  });

  it('agrees with typed arrays on float32 and float64', () => {
    const words = new Uint32Array(2);
    const narrow = new Float32Array(words.buffer, 0, 1);
    const wide = new Float64Array(words.buffer);
    const whole = new BigUint64Array(words.buffer);
    for (const pattern of scatter(100_000)) {
      words[1] = words[0] ?? 0;
      words[0] = pattern;
      if (!Object.is(fromBits(BigInt(pattern), formatOf('float32')), narrow[0])) expect.fail(`${pattern}`);
      if (!Object.is(fromBits(whole[0] ?? 0n, formatOf('float64')), wide[0])) expect.fail(`${whole[0]}`);
      if (!Number.isNaN(narrow[0]) && toBits(narrow[0] ?? 0, formatOf('float32')) !== BigInt(pattern)) {
        expect.fail(`${narrow[0]}`);
      }
    }
  });

  it('keeps the sign of zero and gives NaN one pattern', () => {
    expect(toBits(-0, formatOf('float16'))).toBe(0x8000n);
    expect(toBits(-0, formatOf('float64'))).toBe(0x8000000000000000n);
    expect(fromBits(0x8000n, formatOf('bfloat16'))).toBe(-0);
    expect(ALL.map((format) => toHex(Number.NaN, format))).toEqual([
      '7c',
      '7e00',
      '7fc0',
      '7fc00000',
      '7ff8000000000000',
    ]);
  });

  it('refuses values that the format does not have, and patterns too wide', () => {
    expect(() => toBits(0.1, formatOf('float32'))).toThrow('0.1 is not a float32');
    expect(() => toBits(65520, formatOf('float16'))).toThrow(RangeError);
    expect(() => fromBits(0x100n, toy8)).toThrow('0x100 is not a pattern of 8 bits');
    expect(() => fromBits(-1n, toy8)).toThrow(RangeError);
    expect(() => fromBits(1n << 64n, formatOf('float64'))).toThrow(RangeError);
  });
});

describe('hex', () => {
  it('is of fixed width', () => {
    expect(toHex(5e-324, formatOf('float64'))).toBe('0000000000000001');
    expect(fromHex('0000000000000001', formatOf('float64'))).toBe(5e-324);
  });

  it('refuses the wrong number of digits, capitals and spaces', () => {
    for (const text of ['3f8', '3f800', '3F80', ' f80', '0x3f']) {
      expect(() => fromHex(text, formatOf('bfloat16'))).toThrow('4 lower-case hexadecimal digits');
    }
  });
});
