import { describe, expect, it } from 'vitest';
import { lostInSum, Pair, sumWithSign } from '../../src/kernel/pair.ts';
import { formatOf } from '../../src/numeric/format.ts';
import { add, compare, divide, exact, multiply, type Rational } from '../../src/numeric/rational.ts';
import { roundRational } from '../../src/numeric/round.ts';
import { scatter } from '../numeric/floats.ts';

const float64 = formatOf('float64');
const nearest = (value: Rational) => roundRational(value, float64, 0);

/** Floats of both signs with all their bits, between 2^-range and 2^range in size. */
function* numbers(count: number, range: number): Generator<number> {
  const dice = scatter(3 * count);
  for (let k = 0; k < count; k++) {
    const [high = 0, low = 0, size = 0] = [dice.next().value, dice.next().value, dice.next().value];
    yield (high / 2 ** 31 - 1 + low / 2 ** 63) * 2 ** ((size % (2 * range)) - range);
  }
}

describe('a pair', () => {
  it('holds a sum that no float holds', () => {
    const pair = new Pair().set(1).add(2 ** -60);
    expect([pair.hi, pair.lo]).toEqual([1, 2 ** -60]);
  });

  it('remembers exactly what one addition loses', () => {
    const given = [...numbers(400, 60)];
    for (let k = 0; k < given.length; k += 2) {
      const [a = 0, b = 0] = [given[k], given[k + 1]];
      const kept = add(exact(a + b), exact(lostInSum(a, b, a + b)));
      expect(compare(kept, add(exact(a), exact(b)))).toBe(0);
    }
  });

  it('adds up ten thousand floats as if rounding once', () => {
    const pair = new Pair();
    let sum = exact(0);
    for (const x of numbers(10_000, 20)) {
      pair.add(Math.abs(x));
      sum = add(sum, exact(Math.abs(x)));
    }
    expect(pair.rounded()).toBe(nearest(sum));
  });

  it('multiplies and divides as if rounding once', () => {
    const given = [...numbers(800, 200)];
    for (let k = 0; k < given.length; k += 4) {
      const [a = 0, b = 0, c = 0, d = 1] = given.slice(k, k + 4);
      const [low, lower] = [a * 2 ** -60, d * 2 ** -60];
      const product = new Pair().set(a, low).times(b).times(c);
      const wanted = multiply(multiply(add(exact(a), exact(low)), exact(b)), exact(c));
      expect(product.rounded()).toBe(nearest(wanted));
      expect(product.over(d, lower)).toBe(nearest(divide(wanted, add(exact(d), exact(lower)))));
    }
  });

  it('rounds a subnormal quotient once', () => {
    // (3/2 +- 3 * 2^-41) subnormals: a midpoint, and what decides it.
    expect(new Pair().set(3 * 2 ** -100, 3 * 2 ** -140).over(2 ** 975)).toBe(2 * 2 ** -1074);
    expect(new Pair().set(3 * 2 ** -100, -3 * 2 ** -140).over(2 ** 975)).toBe(2 ** -1074);
  });

  it('lets infinity and NaN through', () => {
    const infinite = new Pair().set(1).add(Number.POSITIVE_INFINITY).add(1);
    expect([infinite.rounded(), infinite.over(3)]).toEqual([Infinity, Infinity]);
    expect(new Pair().set(1).add(Number.NaN).over(3)).toBeNaN();
  });
});

describe('a sum with sign', () => {
  it('is a sum', () => {
    expect(sumWithSign(1, 2)).toBe(3);
    expect(sumWithSign(1, 0)).toBe(1);
    expect(sumWithSign(0, 5e-324)).toBe(5e-324);
  });

  it('shows what is too small to be seen', () => {
    expect(sumWithSign(1, 1e-300)).toBe(1 + 2 ** -52);
    expect(sumWithSign(-1, 1e-300)).toBe(-1 + 2 ** -52);
    expect(sumWithSign(1, -1e-300)).toBe(1 - 2 ** -52);
  });
});
