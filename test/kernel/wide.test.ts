import { describe, expect, it } from 'vitest';
import { Wide } from '../../src/kernel/wide.ts';
import { scatter } from '../numeric/floats.ts';
import { decimal, errorBits, wideDecimal } from './decimals.ts';

const { MIN_VALUE: SMALLEST, MAX_VALUE: LARGEST, POSITIVE_INFINITY: INF, NaN: NAN } = Number;
const wide = (hi: number, lo = 0, places = 0) => new Wide().set(hi, lo, places);

describe('a wide number', () => {
  it('is any float, and gives it back', () => {
    for (const x of [0, 1, -3, 0.1, LARGEST, -LARGEST, SMALLEST, 3 * SMALLEST, 2 ** -1022, INF, -INF, NAN]) {
      expect(wide(x).rounded()).toBe(x);
    }
    expect(wide(-6).normalise()).toMatchObject({ pair: { hi: -1.5, lo: 0 }, places: 2 });
    expect([wide(0).isZero, wide(SMALLEST).isZero]).toEqual([true, false]);
  });

  it('multiplies and divides without bounds', () => {
    const product = wide(LARGEST).times(wide(LARGEST)).times(wide(3));
    expect(product.rounded()).toBe(INF);
    expect(product.dividedBy(wide(LARGEST)).over(wide(LARGEST))).toBe(3);
    expect(wide(SMALLEST).times(wide(SMALLEST)).over(wide(SMALLEST))).toBe(SMALLEST);
    expect(wide(SMALLEST).times(wide(SMALLEST)).rounded()).toBe(0);
  });

  it('adds what is near and what is far', () => {
    expect(wide(3).add(wide(4)).rounded()).toBe(7);
    expect(wide(3).subtract(wide(4)).rounded()).toBe(-1);
    expect(
      wide(0)
        .add(wide(5, 0, -3000))
        .over(wide(1, 0, -3000)),
    ).toBe(5);
    expect(
      wide(5, 0, -3000)
        .add(wide(0))
        .over(wide(1, 0, -3000)),
    ).toBe(5);
    for (const [a, b] of [
      [1, 2 ** -90],
      [2 ** -90, 1],
      [LARGEST, SMALLEST],
      [SMALLEST, LARGEST],
    ] as const) {
      expect(errorBits(wideDecimal(wide(a).add(wide(b))), decimal(a, b))).toBeLessThan(-100);
    }
    expect(
      wide(1, 0, 3000)
        .add(wide(1, 0, -3000))
        .over(wide(1, 0, 3000)),
    ).toBe(1);
  });

  it('errs by less than 2^-100 in sums, products and quotients', () => {
    const bits = [...scatter(120)];
    const at = (n: number) =>
      wide(bits[n]! + bits[n + 1]! / 2 ** 32, bits[n + 2]! / 2 ** 60, (bits[n]! % 300) - 150);
    for (let n = 0; n < 100; n += 4) {
      const [a, b] = [wideDecimal(at(n)), wideDecimal(at(n + 3))];
      expect(errorBits(wideDecimal(at(n).add(at(n + 3))), a.plus(b))).toBeLessThan(-100);
      expect(errorBits(wideDecimal(at(n).times(at(n + 3))), a.times(b))).toBeLessThan(-100);
      expect(errorBits(wideDecimal(at(n).dividedBy(at(n + 3))), a.div(b))).toBeLessThan(-100);
    }
  });

  it('is rounded into the subnormals from what is between', () => {
    expect(wide(5, 0, -1075).rounded()).toBe(2 * SMALLEST);
    expect(wide(5, 2 ** -60, -1075).rounded()).toBe(2 * SMALLEST);
    expect(wide(7, 0, -1075).rounded()).toBe(4 * SMALLEST);
    expect(wide(1, 0, -9000).rounded()).toBe(0);
    expect(wide(1, 0, 9000).rounded()).toBe(INF);
  });

  it('stays infinite or NaN', () => {
    expect(
      wide(INF)
        .add(wide(1, 0, 3000))
        .rounded(),
    ).toBe(INF);
    expect(wide(1, 0, -3000).add(wide(INF)).times(wide(SMALLEST)).rounded()).toBe(INF);
    expect(wide(INF).subtract(wide(INF)).rounded()).toBeNaN();
    expect(wide(0).over(wide(0))).toBeNaN();
  });
});
