import { describe, expect, it } from 'vitest';
import { compare, exact, type Rational, rational, subtract } from '../../src/numeric/rational.ts';
import { approximate, ends, exactly, nearest, scaled } from '../../src/oracle/approximation.ts';
import { shifted } from '../../src/oracle/ball.ts';

const rationals: readonly Rational[] = [
  rational(1n),
  rational(1n, 3n),
  exact(0.1),
  exact(5e-324),
  exact(1.7e308),
  shifted(rational(2n ** 200n + 1n, 3n ** 90n), -3000),
  rational(2n ** 53n + 1n, 2n ** 60n),
  rational(2n ** 106n - 1n, 2n ** 54n - 1n),
];

describe('approximating a rational', () => {
  it('is exact for floats', () => {
    for (const x of [1, 0.1, 5e-324, 1.7e308]) {
      expect(compare(exactly(approximate(exact(x))), exact(x))).toBe(0);
    }
  });

  it('errs by less than 2^-100', () => {
    for (const value of rationals) {
      const { num, den } = subtract(exactly(approximate(value)), value);
      const error = { num: (num < 0n ? -num : num) << 100n, den };
      expect(compare(error, value), `${value.num}/${value.den}`).toBeLessThanOrEqual(0);
    }
  });

  it('brings the high part between 1 and 2, out of subnormal numbers too', () => {
    for (const value of rationals) {
      const { hi } = approximate(value);
      expect(hi >= 1 && hi < 2).toBe(true);
    }
    expect(scaled({ hi: 15e-324, lo: 0 })).toEqual({ hi: 1.5, lo: 0, exponent: -1073 });
    expect(scaled({ hi: 0, lo: 0 }, 7)).toEqual({ hi: 0, lo: 0, exponent: 0 });
  });

  it('has ends that hold the rational, and bounds for what is negligible', () => {
    for (const value of rationals) {
      const { low, high } = ends(approximate(value));
      expect(compare(low, value) < 0 && compare(value, high) < 0).toBe(true);
    }
    const { low, high } = ends({ hi: 1.9, lo: 0, exponent: -1_000_000 });
    expect(low.num).toBe(0n);
    expect(compare(high, shifted(rational(1n), -4990))).toBe(1);
  });
});

describe('the nearest float64', () => {
  it('is rounded once', () => {
    expect(nearest(rational(1n, 3n))).toBe(1 / 3);
    expect(nearest(rational(-1n, 10n))).toBe(-0.1);
    expect(nearest(rational(0n, 5n))).toBe(0);
    expect(nearest(rational(2n ** 54n + 3n, 2n ** 54n))).toBe(1 + 2 ** -52);
    expect(nearest(rational(2n ** 53n + 1n, 1n))).toBe(2 ** 53);
    expect(nearest(shifted(rational(3n), -1075))).toBe(2 ** -1073);
  });
});
