import { describe, expect, it } from 'vitest';
import { DTYPES, formatOf, largestFinite, smallestSubnormal, toy8 } from '../../src/numeric/format.ts';
import { nearest } from '../../src/numeric/nearest.ts';
import { exact } from '../../src/numeric/rational.ts';
import { roundRational } from '../../src/numeric/round.ts';

describe('nearest', () => {
  it('rounds 0.1 to the float32 that Math.fround gives', () => {
    expect(nearest(0.1, formatOf('float32'))).toBe(Math.fround(0.1));
  });

  it('agrees with the exact rounding around every boundary of small formats', () => {
    for (const format of [toy8, formatOf('float16'), formatOf('bfloat16'), formatOf('float32')]) {
      const tiny = smallestSubnormal(format);
      const largest = largestFinite(format);
      const sizes = [0, tiny / 2, tiny, 1.5 * tiny, 2.5 * tiny, 1, 1 + 2 ** -format.precision, largest];
      for (const size of [...sizes, largest * (1 + 2 ** (-format.precision - 1)), 0.3, 1e5, 1e300]) {
        for (const value of [size, size * (1 + 2 ** -52), size * (1 - 2 ** -52), -size]) {
          expect(nearest(value, format)).toBe(roundRational(exact(value), format, 0) + 0 * value);
        }
      }
    }
  });

  it('leaves float64, infinities and NaN as they are', () => {
    expect(nearest(0.1, formatOf('float64'))).toBe(0.1);
    for (const dtype of DTYPES) {
      expect(nearest(-Infinity, formatOf(dtype))).toBe(-Infinity);
      expect(nearest(Number.NaN, formatOf(dtype))).toBeNaN();
    }
  });
});
