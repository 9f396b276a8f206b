import { describe, expect, it } from 'vitest';
import { type Format, formatOf, toy8 } from '../../src/numeric/format.ts';
import { exact, rational, subtract } from '../../src/numeric/rational.ts';
import { roundRational } from '../../src/numeric/round.ts';
import { shifted } from '../../src/oracle/ball.ts';
import { decideBetween } from '../../src/oracle/interval.ts';

/** The decision by exact fractions, for a value in the middle. */
function byFractions(low: bigint, high: bigint, exponent: number, format: Format) {
  const middle = shifted(rational(low + high), exponent - 1);
  const value = roundRational(middle, format, 0);
  const below = roundRational(shifted(rational(low), exponent), format, 1);
  const above = roundRational(shifted(rational(high), exponent), format, -1);
  if (value !== below || value !== above) return undefined;
  if (!Number.isFinite(value)) return { value, side: -Math.sign(value) };
  return { value, side: Math.sign(Number(subtract(middle, exact(value)).num)) };
}

const said = (low: bigint, high: bigint, exponent: number, format: Format) => {
  const made = decideBetween(low, high, exponent, format);
  return made && { value: made.value + 0, side: made.side };
};

describe('deciding between two whole numbers', () => {
  it('rounds to the float, and says on which side the rest lies', () => {
    expect(decideBetween(5n, 6n, -3, { ...toy8, precision: 2 })).toEqual({
      value: 0.75,
      side: -1,
      residual: -0.25,
    });
  });

  it('decides every place of a small format as fractions do', () => {
    // Two steps to each half of the smallest float: an interval of one step never holds a boundary inside.
    const exponent = toy8.minExponent - toy8.precision - 1;
    for (let low = -(2n ** 20n); low < 2n ** 20n; low += low > -600n && low < 600n ? 1n : 53n) {
      expect(said(low, low + 1n, exponent, toy8), `${low}`).toEqual(
        byFractions(low, low + 1n, exponent, toy8),
      );
    }
  });

  it('does not decide across a float, a midpoint or zero', () => {
    const format = formatOf('float32');
    expect(said(-1n, 1n, -2000, format)).toBeUndefined();
    expect(said((1n << 60n) - 1n, (1n << 60n) + 1n, -60, format)).toBeUndefined();
    const half = (1n << 60n) + (1n << 36n);
    expect(said(half - 1n, half + 1n, -60, format)).toBeUndefined();
    expect(said(half, half + 1n, -60, format)).toEqual({ value: 1 + 2 ** -23, side: -1 });
    expect(said(half - 1n, half, -60, format)).toEqual({ value: 1, side: 1 });
  });

  it('keeps all 53 bits of a float64', () => {
    const odd = (1n << 53n) + 1n;
    expect(said(odd * 4n + 1n, odd * 4n + 2n, -55, formatOf('float64'))).toEqual({
      value: 1 + 2 ** -52,
      side: -1,
    });
  });

  it('overflows where the value does, and finds what is below all floats', () => {
    const format = formatOf('float16');
    expect(said(65519n, 65520n, 0, format)).toEqual({ value: 65504, side: 1 });
    expect(said(65519n, 65521n, 0, format)).toBeUndefined();
    expect(said(65521n * 8n, 65521n * 8n + 1n, -3, format)).toEqual({ value: Infinity, side: -1 });
    expect(said(-200000n, -199999n, 0, format)).toEqual({ value: -Infinity, side: 1 });
    expect(said(3n, 4n, 1100, formatOf('float64'))).toEqual({ value: Infinity, side: -1 });
    expect(said(0n, 1n, -26, format)).toEqual({ value: 0, side: 1 });
    expect(said(-1n, 0n, -26, format)).toEqual({ value: 0, side: -1 });
  });

  it('measures the rest in floats', () => {
    const { residual } = decideBetween(1001n, 1002n, -13, toy8)!;
    expect(residual).toBeCloseTo((1001.5 / 8192 - 0.125) / 2 ** -6, 6);
  });
});
