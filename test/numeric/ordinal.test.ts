import { describe, expect, it } from 'vitest';
import { fromBits } from '../../src/numeric/bits.ts';
import { formatOf, toy8 } from '../../src/numeric/format.ts';
import { distance, fromOrdinal, nextDown, nextUp, ordinal, step } from '../../src/numeric/ordinal.ts';
import { ALL, ascending, SMALL, scatter } from './floats.ts';

const INF = Number.POSITIVE_INFINITY;
const f64 = formatOf('float64');

function* float64s(count: number): Generator<number> {
  const words = [...scatter(2 * count)];
  for (let k = 0; k < count; k++) {
    const value = fromBits((BigInt(words[2 * k] ?? 0) << 32n) | BigInt(words[2 * k + 1] ?? 0), f64);
    if (!Number.isNaN(value)) yield value;
  }
}

describe('ordinal', () => {
  it('counts from zero: the smallest subnormal is 1', () => {
    expect([0, -0, 5e-324, -5e-324].map((value) => ordinal(value, f64))).toEqual([0n, 0n, 1n, -1n]);
  });

  it('is one more for each next float of a small format, infinity included', () => {
    for (const format of SMALL) {
      for (const [k, value] of ascending(format).entries()) {
        if (ordinal(value, format) !== BigInt(k) || ordinal(-value, format) !== BigInt(-k))
          expect.fail(`${value}`);
        if (fromOrdinal(BigInt(k), format) !== value) expect.fail(`${k}`);
        if (k > 0 && fromOrdinal(BigInt(-k), format) !== -value) expect.fail(`${-k}`);
      }
    }
  });

  it('refuses NaN and places beyond infinity', () => {
    expect(() => ordinal(Number.NaN, f64)).toThrow(RangeError);
    expect(() => fromOrdinal(ordinal(INF, toy8) + 1n, toy8)).toThrow('beyond the infinities of toy8');
    expect(() => fromOrdinal(1n << 70n, toy8)).toThrow(RangeError);
  });
});

describe('step', () => {
  it('goes from 1 to the next float', () => {
    expect(nextUp(1, f64)).toBe(1 + Number.EPSILON);
    expect(nextDown(1, f64)).toBe(1 - Number.EPSILON / 2);
  });

  it('passes zero, and stops at the infinities', () => {
    for (const format of ALL) {
      const least = nextUp(0, format);
      expect(least).toBe(fromBits(1n, format));
      expect(nextDown(0, format)).toBe(-least);
      expect(nextDown(-0, format)).toBe(-least);
      expect(nextDown(least, format)).toBe(0);
      expect(nextUp(-least, format)).toBe(0);
      expect(step(least, -3, format)).toBe(-2 * least);
      expect(nextUp(INF, format)).toBe(INF);
      expect(nextDown(-INF, format)).toBe(-INF);
      expect(nextUp(nextDown(INF, format), format)).toBe(INF);
      expect(step(1, 2 ** 52, toy8)).toBe(INF);
      expect(step(1, -(2 ** 52), toy8)).toBe(-INF);
      expect(nextUp(Number.NaN, format)).toBeNaN();
      expect(step(-1, 0, format)).toBe(-1);
    }
  });

  it('is adding to the ordinal, between every two floats of the toy format', () => {
    const places = 2 * (ascending(toy8).length - 1) + 1;
    const lowest = -(places - 1) / 2;
    for (let from = lowest; from <= -lowest; from++) {
      for (let to = lowest; to <= -lowest; to++) {
        const [a, b] = [fromOrdinal(BigInt(from), toy8), fromOrdinal(BigInt(to), toy8)];
        if (!Object.is(step(a, to - from, toy8), b)) expect.fail(`${from} to ${to}`);
        if (distance(a, b, toy8) !== Math.abs(to - from)) expect.fail(`${from} from ${to}`);
      }
    }
  });

  it('is adding to the ordinal in float64, over word borders and far', () => {
    for (const value of float64s(20_000)) {
      for (const k of [1, -1, 7, -2147483648, 4294967296, 2 ** 52, -(2 ** 52)]) {
        const place = ordinal(value, f64) + BigInt(k);
        const end = ordinal(INF, f64);
        const clamped = place > end ? end : place < -end ? -end : place;
        if (step(value, k, f64) !== fromOrdinal(clamped, f64)) expect.fail(`${value} ${k}`);
      }
    }
    expect(step(3e-310, -(2 ** 52), f64)).toBe(fromOrdinal(ordinal(3e-310, f64) - (1n << 52n), f64));
  });
});

describe('distance', () => {
  it('between neighbours is 1, whatever the format', () => {
    for (const format of ALL) {
      for (const value of [1, -1, 0, 2, -4]) {
        expect(distance(value, nextUp(value, format), format)).toBe(1);
        expect(distance(nextDown(value, format), value, format)).toBe(1);
      }
    }
  });

  it('is 0 between the zeros and from infinity to itself; never less than Infinity to NaN', () => {
    expect(distance(0, -0, f64)).toBe(0);
    expect(distance(INF, INF, f64)).toBe(0);
    expect(distance(Number.MAX_VALUE, INF, f64)).toBe(1);
    expect(distance(Number.NaN, Number.NaN, f64)).toBe(INF);
    expect(distance(1, Number.NaN, toy8)).toBe(INF);
  });

  it('counts across zero', () => {
    for (const format of ALL) {
      const least = nextUp(0, format);
      expect(distance(-least, least, format)).toBe(2);
    }
    expect(distance(-0, 5e-324, f64)).toBe(1);
  });

  it('is the difference of ordinals in float64', () => {
    const values = [...float64s(20_000)];
    for (let k = 1; k < values.length; k++) {
      const [a, b] = [values[k - 1] ?? 0, values[k] ?? 0];
      const apart = ordinal(a, f64) - ordinal(b, f64);
      if (distance(a, b, f64) !== Number(apart < 0n ? -apart : apart)) expect.fail(`${a} ${b}`);
      if (distance(a, step(a, 12345, f64), f64) !== 12345) expect.fail(`${a}`);
    }
  });
});
