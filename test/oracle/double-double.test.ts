import { describe, expect, it } from 'vitest';
import {
  add as addExactly,
  compare,
  exact,
  type Rational,
  rational,
  subtract,
  multiply as timesExactly,
} from '../../src/numeric/rational.ts';
import {
  add,
  type DoubleDouble,
  dd,
  divide,
  multiply,
  twoProduct,
  twoSum,
} from '../../src/oracle/double-double.ts';

const value = ({ hi, lo }: DoubleDouble): Rational => addExactly(exact(hi), exact(lo));

/** Whether two rationals differ by less than 2^-bits of the second. */
function near(a: Rational, b: Rational, bits: number): boolean {
  const difference = subtract(a, b);
  const size = { num: difference.num < 0n ? -difference.num : difference.num, den: difference.den };
  const bound = timesExactly(
    { num: b.num < 0n ? -b.num : b.num, den: b.den },
    rational(1n, 1n << BigInt(bits)),
  );
  return compare(size, bound) <= 0;
}

const pairs = Array.from({ length: 200 }, (_, k) => {
  const a = twoSum((k * 7919) % 1000, Math.sin(k) * 2 ** -54);
  const b = twoSum(1 + ((k * 104729) % 997) / 31, Math.cos(k) * 2 ** -53);
  return [a, b] as const;
});

describe('double-double', () => {
  it('adds and multiplies two floats without a rounding', () => {
    expect(value(twoSum(1, 2 ** -80))).toEqual(addExactly(exact(1), exact(2 ** -80)));
    expect(compare(value(twoProduct(0.1, 0.3)), timesExactly(exact(0.1), exact(0.3)))).toBe(0);
  });

  it('errs by less than 2^-100 in sums of like sign, products and quotients', () => {
    for (const [a, b] of pairs) {
      expect(near(value(add(a, b)), addExactly(value(a), value(b)), 100)).toBe(true);
      expect(near(value(multiply(a, b)), timesExactly(value(a), value(b)), 100)).toBe(true);
      expect(near(timesExactly(value(divide(a, b)), value(b)), value(a), 99)).toBe(true);
    }
  });

  it('keeps its low part below half an ulp of the high one', () => {
    for (const [a, b] of pairs) {
      const { hi, lo } = multiply(a, b);
      expect(hi + lo).toBe(hi);
    }
  });

  it('divides one by three to 2^-100', () => {
    expect(near(value(divide(dd(1), dd(3))), rational(1n, 3n), 100)).toBe(true);
  });
});
