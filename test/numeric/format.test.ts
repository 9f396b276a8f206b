import { describe, expect, it } from 'vitest';
import {
  DTYPES,
  formatOf,
  isWithin,
  largestFinite,
  represents,
  smallestNormal,
  smallestSubnormal,
  toy8,
  ulp,
  unitRoundoff,
} from '../../src/numeric/format.ts';
import { ascending, SMALL } from './floats.ts';

describe('formats', () => {
  it('float64 is the format of a JavaScript number', () => {
    const f = formatOf('float64');
    expect(largestFinite(f)).toBe(Number.MAX_VALUE);
    expect(smallestSubnormal(f)).toBe(5e-324);
    expect(smallestNormal(f)).toBe(2.2250738585072014e-308);
    expect(unitRoundoff(f)).toBe(Number.EPSILON / 2);
  });

  it('the narrower formats have their published limits', () => {
    expect(largestFinite(formatOf('float32'))).toBe(3.4028234663852886e38);
    expect(smallestSubnormal(formatOf('float32'))).toBe(1.401298464324817e-45);
    expect(largestFinite(formatOf('float16'))).toBe(65504);
    expect(smallestSubnormal(formatOf('float16'))).toBe(2 ** -24);
    expect(largestFinite(formatOf('bfloat16'))).toBe(3.3895313892515355e38);
    expect(smallestSubnormal(formatOf('bfloat16'))).toBe(9.183549615799121e-41);
    expect(largestFinite(toy8)).toBe(240);
    expect(smallestSubnormal(toy8)).toBe(2 ** -9);
  });

  it('every dtype has a format of its own name', () => {
    expect(DTYPES.map((dtype) => formatOf(dtype).name)).toEqual(DTYPES);
  });
});

describe('represents', () => {
  it('0.1 is a float64 and no float32', () => {
    expect(represents(0.1, formatOf('float64'))).toBe(true);
    expect(represents(0.1, formatOf('float32'))).toBe(false);
    expect(represents(Math.fround(0.1), formatOf('float32'))).toBe(true);
  });

  it('is true of every float of a small format and of no midpoint', () => {
    for (const format of SMALL) {
      const values = ascending(format);
      for (const [k, value] of values.entries()) {
        const next = values[k + 1] ?? Number.NaN;
        const midpoint = value + (next - value) / 2;
        if (!represents(value, format) || !represents(-value, format)) expect.fail(`${value} ${format.name}`);
        if (Number.isFinite(midpoint) && represents(midpoint, format))
          expect.fail(`${midpoint} ${format.name}`);
      }
    }
  });

  it('infinities and NaN belong to every format, larger numbers do not', () => {
    for (const format of SMALL) {
      expect(represents(Number.NEGATIVE_INFINITY, format)).toBe(true);
      expect(represents(Number.NaN, format)).toBe(true);
      expect(represents(2 * largestFinite(format), format)).toBe(false);
      expect(represents(5e-324, format)).toBe(false);
    }
  });
});

describe('ulp', () => {
  it('of 1 is twice the unit roundoff', () => {
    for (const format of SMALL) expect(ulp(1, format)).toBe(2 * unitRoundoff(format));
  });

  it('is the gap to the next larger float, for every float of a small format', () => {
    for (const format of SMALL) {
      const values = ascending(format).slice(0, -1);
      for (let k = 0; k + 1 < values.length; k++) {
        const [here, next] = [values[k] ?? 0, values[k + 1] ?? 0];
        if (ulp(here, format) !== next - here || ulp(-here, format) !== next - here) expect.fail(`${here}`);
      }
    }
  });

  it('of infinity is that of the largest finite number, of NaN is NaN', () => {
    const f = formatOf('float16');
    expect(ulp(Number.POSITIVE_INFINITY, f)).toBe(32);
    expect(ulp(1e300, f)).toBe(32);
    expect(ulp(Number.NaN, f)).toBeNaN();
  });

  it('reaches down to the smallest subnormal of float64', () => {
    const f = formatOf('float64');
    expect([0, 5e-324, 2 ** -1022, 2 ** -1021].map((value) => ulp(value, f))).toEqual([
      5e-324, 5e-324, 5e-324, 1e-323,
    ]);
    expect(ulp(Number.MAX_VALUE, f)).toBe(2 ** 971);
  });
});

it('one format has all numbers of another, or lacks some', () => {
  const within = DTYPES.map((inner) => DTYPES.filter((outer) => isWithin(formatOf(inner), formatOf(outer))));
  expect(within).toEqual([
    ['float64'],
    ['float64', 'float32'],
    ['float64', 'float32', 'float16'],
    ['float64', 'float32', 'bfloat16'],
  ]);
  for (const value of ascending(toy8).filter(Number.isFinite)) {
    expect(represents(value, formatOf('float16'))).toBe(isWithin(toy8, formatOf('float16')));
  }
});
