import { describe, expect, it } from 'vitest';
import type { Dtype } from '../../src/numeric/format.ts';
import { Sheet } from '../../src/oracle/sheet.ts';
import { noTiers } from '../../src/oracle/tiers.ts';

/** What becomes of one value known to within `error`, or of one between hi + lo - below and hi + lo + above. */
function settle(
  dtype: Dtype,
  hi: number,
  lo: number,
  exponent: number,
  below: number,
  above = below,
  sign = 1,
) {
  const sheet = new Sheet(dtype, 1, noTiers());
  const decided = sheet.settle(0, sign, hi, lo, exponent, below, above);
  return decided ? [sheet.values[0], sheet.side[0]] : undefined;
}

const TINY = 2 ** -75;

describe('deciding a rounding', () => {
  it('rounds to the float, and says on which side the rest lies', () => {
    expect(settle('float64', 1.5, 2 ** -54, 0, TINY)).toEqual([1.5, 1]);
    expect(settle('float64', 1.5, -(2 ** -54), 0, TINY)).toEqual([1.5, -1]);
    expect(settle('float32', 1 + 2 ** -24, 2 ** -60, 0, TINY)).toEqual([1 + 2 ** -23, -1]);
    expect(settle('float32', 1 + 2 ** -24, -(2 ** -60), 0, TINY)).toEqual([1, 1]);
  });

  it('does not decide on a float or a midpoint', () => {
    expect(settle('float64', 1.5, 0, 0, TINY)).toBeUndefined();
    expect(settle('float64', 1.5, 2 ** -53, 0, TINY)).toBeUndefined();
    expect(settle('float32', 1 + 2 ** -24, 2 ** -80, 0, TINY)).toBeUndefined();
  });

  it('takes an end that is meant exactly at its word', () => {
    expect(settle('float64', 1.5, 0, 0, 0, TINY)).toEqual([1.5, 1]);
    expect(settle('float64', 1.5, 0, 0, TINY, 0)).toEqual([1.5, -1]);
    expect(settle('float64', 3, 2 ** -53 * 2, 0, 0, TINY)).toEqual([3 + 2 ** -51, -1]);
  });

  it('finds the finer floats below a power of two', () => {
    expect(settle('float64', 1, -(2 ** -55), 0, TINY)).toEqual([1, -1]);
    expect(settle('float64', 1, -(2 ** -54) * 1.25, 0, TINY)).toEqual([1 - 2 ** -53, 1]);
    expect(settle('float64', 1, 0, 0, TINY, 0)).toEqual([1, -1]);
  });

  it('rounds subnormals at their own last place', () => {
    expect(settle('float64', 1.25, 0, -1074, TINY)).toEqual([5e-324, 1]);
    expect(settle('float64', 1.75, 0, -1074, TINY)).toEqual([1e-323, -1]);
    expect(settle('float64', 1, 0, -1075, TINY)).toBeUndefined();
    expect(settle('float64', 1.01, 0, -1075, TINY)).toEqual([5e-324, -1]);
    expect(settle('float64', 1, 0, -1076, TINY)).toEqual([0, 1]);
    expect(settle('float64', 1, 0, -1_000_000, TINY)).toEqual([0, 1]);
    expect(settle('float16', 1.3, 0, -24, TINY)).toEqual([2 ** -24, 1]);
  });

  it('does not look at intervals wider than the number', () => {
    expect(settle('float16', 1, 0, -40, 0, 2)).toBeUndefined();
    expect(settle('float16', 1, 0, -40, 0, TINY)).toEqual([0, 1]);
  });

  it('takes no sum for exact that is not', () => {
    expect(settle('bfloat16', 1 + 2 ** -40, 2 ** -95, 0, 0, TINY)).toBeUndefined();
    expect(settle('bfloat16', 1 + 2 ** -40, 2 ** -80, 0, 0, TINY)).toEqual([1, 1]);
    // In units of the last place of the large part the small one would vanish, and the side with it.
    expect(settle('float64', 2 ** 1021, -5e-324, 0, 0, 2 ** -998)).toBeUndefined();
  });

  it('carries the sign of the value to the side', () => {
    expect(settle('float64', 1.5, 2 ** -54, 0, TINY, TINY, -1)).toEqual([-1.5, -1]);
  });

  it('overflows to infinity, and hands on what is near the threshold', () => {
    expect(settle('float16', 65519, 0, 0, TINY)).toEqual([65504, 1]);
    expect(settle('float16', 65521, 0, 0, TINY)).toEqual([Infinity, -1]);
    expect(settle('float16', 70000, 0, 0, TINY)).toBeUndefined();
    expect(settle('float16', 140000, 0, 0, TINY)).toEqual([Infinity, -1]);
  });
});
