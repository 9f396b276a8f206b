import { describe, expect, it } from 'vitest';
import { fromBits } from '../../src/numeric/bits.ts';
import { type Format, formatOf, largestFinite, smallestSubnormal } from '../../src/numeric/format.ts';
import { nextDown, nextUp } from '../../src/numeric/ordinal.ts';
import {
  add,
  divide,
  exact,
  multiply,
  negate,
  type Rational,
  rational,
  subtract,
} from '../../src/numeric/rational.ts';
import { roundRational } from '../../src/numeric/round.ts';
import { ALL, ascending, SMALL, scatter } from './floats.ts';

const INF = Number.POSITIVE_INFINITY;
const f64 = formatOf('float64');
const f32 = formatOf('float32');
const f16 = formatOf('float16');
const power = (n: number): Rational => (n < 0 ? rational(1n, 1n << BigInt(-n)) : rational(1n << BigInt(n)));
const tiny = power(-3000);

/** Rounds value and its mirror image, which must agree. */
function rounded(value: Rational, format: Format, sticky: -1 | 0 | 1 = 0): number {
  const result = roundRational(value, format, sticky);
  const mirrored = roundRational(negate(value), format, sticky === 0 ? 0 : sticky > 0 ? -1 : 1);
  if (mirrored !== (result === 0 ? 0 : -result))
    expect.fail(`${value.num}/${value.den} mirrored: ${mirrored}`);
  return result;
}

describe('rounding of rationals', () => {
  it('one third is 0.3333333333333333', () => {
    expect(roundRational(rational(1n, 3n), f64, 0)).toBe(1 / 3);
  });

  it('floats stay what they are, with and without something more', () => {
    for (const format of SMALL) {
      for (const value of ascending(format).slice(0, -1)) {
        for (const sticky of [-1, 0, 1] as const) {
          if (rounded(exact(value), format, sticky) !== value)
            expect.fail(`${value} ${sticky} ${format.name}`);
        }
      }
    }
  });

  it('goes to even at every midpoint of a small format, and to the near side beside it', () => {
    for (const format of SMALL) {
      const values = ascending(format);
      for (let k = 0; k + 1 < values.length; k++) {
        const [low, high] = [values[k] ?? 0, values[k + 1] ?? 0];
        // Beyond the largest finite number stands, for rounding, the next number with the exponent unbounded.
        const end =
          high === INF ? add(exact(low), subtract(exact(low), exact(nextDown(low, format)))) : exact(high);
        const midpoint = divide(add(exact(low), end), rational(2n));
        const even = k % 2 === 0 ? low : high;
        const found = [
          rounded(subtract(midpoint, tiny), format),
          rounded(midpoint, format, -1),
          rounded(midpoint, format),
          rounded(midpoint, format, 1),
          rounded(add(midpoint, tiny), format),
          rounded(add(midpoint, tiny), format, -1),
        ];
        if (found.join() !== [low, low, even, high, high, high].join()) {
          expect.fail(`${format.name} between ${low} and ${high}: ${found}`);
        }
      }
    }
  });

  it('does not depend on common factors', () => {
    for (const format of ALL) {
      for (const factor of [3n, 10n ** 40n, 1n << 1100n, (1n << 1024n) - 1n]) {
        const value = rational(355n * factor, 113n * factor);
        expect(rounded(value, format)).toBe(rounded(rational(355n, 113n), format));
      }
    }
  });

  it('agrees with Math.fround on float64 of all sizes', () => {
    const words = [...scatter(200_000)];
    for (let k = 0; k < words.length; k += 2) {
      // Half of the exponents near those of float32, half anywhere.
      const high = k % 4 === 0 ? (((words[k] ?? 0) % 0x18000000) + 0x34000000) >>> 0 : (words[k] ?? 0);
      const low = k % 8 === 0 ? 0x10000000 : (words[k + 1] ?? 0);
      const value = fromBits((BigInt(high) << 32n) | BigInt(low), f64);
      if (!Number.isFinite(value)) continue;
      const fround = Math.fround(value);
      if (roundRational(exact(value), f32, 0) !== (fround === 0 ? 0 : fround)) expect.fail(`${value}`);
    }
  });

  it('agrees with the division of float64', () => {
    const words = [...scatter(100_000)];
    for (let k = 0; k + 3 < words.length; k += 2) {
      const num = BigInt(words[k] ?? 0) * 2097143n;
      const den = BigInt(words[k + 1] ?? 0) + 1n;
      if (roundRational(rational(num, den), f64, 0) !== Number(num) / Number(den))
        expect.fail(`${num}/${den}`);
    }
  });
});

describe('rounding once', () => {
  it('1 - 2^-25 - 2^-60 is below the midpoint of float32 that float64 makes of it', () => {
    const value = subtract(subtract(rational(1n), power(-25)), power(-60));
    expect(roundRational(value, f32, 0)).toBe(1 - 2 ** -24);
    expect(Math.fround(roundRational(value, f64, 0))).toBe(1);
    expect(roundRational(subtract(rational(1n), power(-25)), f32, -1)).toBe(1 - 2 ** -24);
  });

  it('1 - 2^-12 - 2^-60 is below the midpoint of float16 that float64 makes of it', () => {
    const value = subtract(subtract(rational(1n), power(-12)), power(-60));
    expect(roundRational(value, f16, 0)).toBe(1 - 2 ** -11);
    expect(roundRational(exact(roundRational(value, f64, 0)), f16, 0)).toBe(1);
  });

  it('results between 2^-1022 and 2^-1020 are rounded at the spacing of their own binade', () => {
    // Halfway between 2^-1022 and the next float, by way of 2^-1021 a tie that would be broken twice.
    const least = power(-1074);
    const halfway = add(power(-1022), power(-1075));
    expect(rounded(halfway, f64)).toBe(2 ** -1022);
    expect(rounded(halfway, f64, 1)).toBe(nextUp(2 ** -1022, f64));
    const upper = add(power(-1021), least);
    expect(rounded(upper, f64)).toBe(2 ** -1021);
    expect(rounded(upper, f64, 1)).toBe(nextUp(2 ** -1021, f64));
    expect(rounded(add(upper, power(-1080)), f64)).toBe(nextUp(2 ** -1021, f64));
    const below = subtract(power(-1022), power(-1075));
    expect(rounded(below, f64)).toBe(2 ** -1022);
    expect(rounded(below, f64, -1)).toBe(nextDown(2 ** -1022, f64));
  });

  it('a quotient of all ones keeps its last bit', () => {
    expect(rounded(rational((1n << 54n) - 1n), f64)).toBe(2 ** 54);
    expect(rounded(rational((1n << 54n) - 1n, 3n), f64)).toBe(6004799503160661);
    expect(rounded(rational((1n << 53n) - 1n), f64, 1)).toBe(2 ** 53 - 1);
    expect(rounded(rational(3n * ((1n << 54n) - 1n), 3n), f64, -1)).toBe(2 ** 54 - 2);
  });
});

describe('the ends of the range', () => {
  it('half the smallest subnormal is a tie that goes to 0', () => {
    for (const format of ALL) {
      const half = divide(exact(smallestSubnormal(format)), rational(2n));
      expect(rounded(half, format)).toBe(0);
      expect(rounded(half, format, -1)).toBe(0);
      expect(rounded(half, format, 1)).toBe(smallestSubnormal(format));
      expect(rounded(multiply(half, rational(3n)), format)).toBe(2 * smallestSubnormal(format));
      expect(rounded(multiply(half, rational(3n)), format, -1)).toBe(smallestSubnormal(format));
    }
  });

  it('the overflow threshold is a tie that goes to infinity', () => {
    for (const format of ALL) {
      const largest = largestFinite(format);
      const halfStep = divide(subtract(exact(largest), exact(nextDown(largest, format))), rational(2n));
      const threshold = add(exact(largest), halfStep);
      expect(rounded(threshold, format, -1)).toBe(largest);
      expect(rounded(threshold, format)).toBe(INF);
      expect(rounded(threshold, format, 1)).toBe(INF);
      expect(rounded(multiply(threshold, rational(7n)), format)).toBe(INF);
    }
    expect(rounded(power(5000), f64)).toBe(INF);
  });

  it('a result of zero is +0', () => {
    expect(Object.is(roundRational(rational(0n), f64, -1), 0)).toBe(true);
    expect(Object.is(roundRational(rational(-1n, 1n << 5000n), f64, 0), 0)).toBe(true);
  });
});
