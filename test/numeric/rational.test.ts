import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  divide,
  exact,
  multiply,
  negate,
  type Rational,
  rational,
  sign,
  subtract,
} from '../../src/numeric/rational.ts';
import { scatter } from './floats.ts';

const same = (a: Rational, b: Rational) => a.num * b.den === b.num * a.den && a.den > 0n && b.den > 0n;

describe('exact', () => {
  it('0.1 is not one tenth', () => {
    expect(exact(0.1)).toEqual({ num: 3602879701896397n, den: 2n ** 55n });
  });

  it('whole numbers have denominator 1, however large', () => {
    expect(exact(-3)).toEqual({ num: -3n, den: 1n });
    expect(exact(-0)).toEqual({ num: 0n, den: 1n });
    expect(exact(Number.MAX_VALUE)).toEqual({ num: (2n ** 53n - 1n) << 971n, den: 1n });
  });

  it('the smallest subnormal is 2^-1074', () => {
    expect(exact(5e-324)).toEqual({ num: 1n, den: 2n ** 1074n });
    expect(exact(-3 * 5e-324)).toEqual({ num: -3n, den: 2n ** 1074n });
    expect(exact(2 ** -1022)).toEqual({ num: 1n, den: 2n ** 1022n });
    expect(exact(4 * 5e-324)).toEqual({ num: 1n, den: 2n ** 1072n });
  });

  it('is in lowest terms and gives the number back, for numbers of all sizes', () => {
    const words = new Uint32Array(2);
    const float = new Float64Array(words.buffer);
    for (const [k, pattern] of [...scatter(40_000)].entries()) {
      words[k % 2] = pattern;
      if (k % 16 > 12) words[0] = 0;
      const value = float[0] ?? 0;
      if (!Number.isFinite(value)) continue;
      const { num, den } = exact(value);
      if (den > 1n && num % 2n === 0n) expect.fail(`${value} is not in lowest terms`);
      // Both are exact float64: a power of two and at most 53 bits, split where 2^1074 is too large for one.
      const half = den > 1n << 1000n ? 1n << 1000n : 1n;
      if (Number(num) / Number(den / half) / Number(half) !== value) expect.fail(`${value}`);
    }
  });

  it('refuses what is no fraction', () => {
    expect(() => exact(Number.NaN)).toThrow(RangeError);
    expect(() => exact(Number.NEGATIVE_INFINITY)).toThrow('-Infinity is not a fraction');
  });
});

describe('arithmetic', () => {
  it('one half and one third make five sixths', () => {
    expect(add(rational(1n, 2n), rational(1n, 3n))).toEqual({ num: 5n, den: 6n });
  });

  it('keeps denominators as small as the operands need', () => {
    expect(add(exact(0.1), exact(0.2)).den).toBe(2n ** 55n);
    expect(add(exact(0.5), rational(1n, 6n)).den).toBe(6n);
    expect(add(rational(1n, 4n), rational(1n, 6n))).toEqual({ num: 5n, den: 12n });
    expect(add(rational(1n, 6n), rational(1n, 4n))).toEqual({ num: 5n, den: 12n });
  });

  it('obeys the laws of fractions', () => {
    const fractions = [...scatter(60)].map((bits) =>
      rational(BigInt((bits >>> 8) - 2 ** 23), BigInt((bits & 255) + 1)),
    );
    for (const a of fractions) {
      for (const b of fractions) {
        expect(same(add(a, b), { num: a.num * b.den + b.num * a.den, den: a.den * b.den })).toBe(true);
        expect(same(add(subtract(a, b), b), a)).toBe(true);
        expect(same(multiply(a, b), multiply(b, a))).toBe(true);
        expect(compare(a, b)).toBe(sign(subtract(a, b)));
        if (b.num !== 0n) expect(same(multiply(divide(a, b), b), a)).toBe(true);
      }
    }
  });

  it('denominators are positive', () => {
    expect(rational(1n, -2n)).toEqual({ num: -1n, den: 2n });
    expect(divide(rational(1n), rational(-3n))).toEqual({ num: -1n, den: 3n });
    expect(negate(rational(-1n, 3n))).toEqual({ num: 1n, den: 3n });
    expect([-5n, 0n, 5n].map((num) => sign(rational(num, 7n)))).toEqual([-1, 0, 1]);
  });

  it('nothing is divided by zero', () => {
    expect(() => rational(1n, 0n)).toThrow('1/0 is not a number');
    expect(() => divide(rational(1n), rational(0n))).toThrow(RangeError);
  });
});
