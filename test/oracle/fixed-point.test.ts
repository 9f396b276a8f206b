import { Decimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import { FixedPoint } from '../../src/oracle/fixed-point.ts';

const D = Decimal.clone({ precision: 200 });
const places = new FixedPoint(256);

/** By how many units a number of units of 2^-256 misses a decimal. */
function off(found: bigint, right: Decimal): number {
  return new D(found.toString())
    .minus(right.times(new D(2).pow(256)))
    .abs()
    .toNumber();
}

const fraction = (value: bigint) => new D(value.toString()).div(new D(2).pow(256));

describe('fixed point', () => {
  it('divides and multiplies to less than a unit', () => {
    const third = places.of(1n, 3n);

    expect(off(third, new D(1).div(3))).toBeLessThan(1);
    expect(off(places.multiply(third, third), fraction(third).pow(2))).toBeLessThan(1);
  });

  it('knows ln 2', () => {
    expect(off(places.ln2, new D(2).ln())).toBeLessThan(512);
  });

  it('finds logarithms of ratios to 4 units a term', () => {
    expect(off(places.logarithmOfRatio(1n, 3n), new D(2).ln())).toBeLessThan(400);
    expect(off(places.logarithmOfRatio(1n, 1025n), new D(1026).div(1024).ln())).toBeLessThan(100);
  });

  it('finds powers of e by series and by tables', () => {
    for (const numerator of [0n, 1n, 255n, 256n, 65535n, 65536n, 45426n * 65536n, 4294967295n]) {
      const x = places.of(numerator, 4294967296n);
      const right = fraction(x).exp();

      expect(off(places.exponentialSeries(x), right), `series at ${numerator}`).toBeLessThan(200);
      expect(off(places.exponential(x), right), `tables at ${numerator}`).toBeLessThan(2 ** 20);
    }
  });

  it('finds powers of e just below 1 without a table', () => {
    for (const x of [-1n, -(1n << 100n), -(1n << 239n)]) {
      expect(off(places.exponential(x), fraction(x).exp()), `${x}`).toBeLessThan(50);
    }
  });

  it('finds ln(1 + x)/x on both sides of 0', () => {
    for (const x of [1n << 100n, -(1n << 100n), places.one >> 2n, -(places.one >> 2n)]) {
      const right = fraction(x).plus(1).ln().div(fraction(x));

      expect(off(places.logarithmSeries(x), right), `${x}`).toBeLessThan(400);
    }
    expect(places.logarithmSeries(0n)).toBe(places.one);
  });
});
