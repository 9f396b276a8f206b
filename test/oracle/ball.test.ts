import { describe, expect, it } from 'vitest';
import { compare, exact, type Rational, rational, subtract } from '../../src/numeric/rational.ts';
import { type Ball, Precision, shifted } from '../../src/oracle/ball.ts';

const few = new Precision(128);
const many = new Precision(700);

/** The two ends of a ball. */
function ends(precision: Precision, ball: Ball): { low: Rational; high: Rational } {
  const radius = precision.radius(ball);
  return {
    low: shifted(rational(ball.mantissa - radius), ball.exponent),
    high: shifted(rational(ball.mantissa + radius), ball.exponent),
  };
}

/** Whether the ball of few bits holds that of many, and is narrow. */
function encloses(make: (precision: Precision) => Ball): boolean {
  const narrow = ends(many, make(many));
  const wide = ends(few, make(few));
  const width = subtract(wide.high, wide.low);
  const small = compare({ num: width.num << 80n, den: width.den }, wide.low) < 0;
  return small && compare(wide.low, narrow.low) <= 0 && compare(wide.high, narrow.high) >= 0;
}

/** Encloses a number that is known exactly. */
function holds(ball: Ball, right: Rational): boolean {
  const { low, high } = ends(few, ball);
  return compare(low, right) <= 0 && compare(right, high) <= 0;
}

const gaps = [5e-324, 1e-300, 1e-17, 2 ** -17, 2 ** -16, 0.1, 0.125, Math.LN2, 1, 17, 708.25, 54321.9, 1e6];

describe('arithmetic on balls', () => {
  it('holds one third', () => {
    expect(holds(few.of(rational(1n, 3n)), rational(1n, 3n))).toBe(true);
    expect(holds(few.of(exact(5e-324)), exact(5e-324))).toBe(true);
    expect(holds(few.of(exact(1.7e308)), exact(1.7e308))).toBe(true);
  });

  it('adds, multiplies and divides rationals into balls that hold the result', () => {
    const [a, b] = [rational(1n, 3n), rational(5n, 7n << 40n)];
    const [x, y] = [few.of(a), few.of(b)];

    expect(holds(few.add(x, y), { num: a.num * b.den + b.num * a.den, den: a.den * b.den })).toBe(true);
    expect(holds(few.multiply(x, y), { num: a.num * b.num, den: a.den * b.den })).toBe(true);
    expect(holds(few.divide(x, y), { num: a.num * b.den, den: a.den * b.num })).toBe(true);
    expect(holds(few.sum([x, few.of(rational(2n, 3n)), few.of(exact(2 ** -300))], 0, 4), rational(1n))).toBe(
      true,
    );
  });

  it('holds powers of e from the smallest gaps to the largest', () => {
    for (const gap of gaps)
      expect(
        encloses((p) => p.exp(exact(-gap))),
        `e^-${gap}`,
      ).toBe(true);
    const { low } = ends(few, few.exp(rational(-1n)));
    expect(compare(low, rational(36787944117144232n, 100000000000000000n))).toBe(1);
  });

  it('holds logarithms of one and a little more, and of much more', () => {
    for (const z of [1e-300, 2 ** -18, 2 ** -17, 1e-3, 0.3, 1, 2.5, 1000, 2 ** 30]) {
      const ball = (p: Precision) => p.log1p(p.of(exact(z)), exact(Math.log1p(z)));
      expect(encloses(ball), `ln(1 + ${z})`).toBe(true);
    }
  });

  it('trusts the guess of a logarithm with nothing but time', () => {
    const near = few.log1p(few.of(rational(1n)), exact(Math.LN2));
    const far = few.log1p(few.of(rational(1n)), exact(0.5));
    const [a, b] = [ends(few, near), ends(few, far)];

    expect(compare(a.low, b.high) < 0 && compare(b.low, a.high) < 0).toBe(true);
  });

  it('leaves what is known only by its size out of sums with what is large', () => {
    const tiny = few.atMost(-1_440_000);

    expect(few.add(few.of(rational(2n)), tiny).units).toBeLessThan(10);
    expect(few.multiply(few.of(rational(2n)), tiny).units).toBe(Infinity);
    expect(few.add(tiny, tiny).units).toBe(Infinity);
  });

  it('never makes a bound smaller', () => {
    const { mantissa, exponent } = few.divide(few.atMost(-1_440_000), few.of(rational(3n)));
    const doubled = few.multiply({ mantissa, exponent, units: Infinity }, few.of(rational(3n)));

    expect(doubled.mantissa).toBeGreaterThanOrEqual(1n << 128n);
    expect(doubled.exponent).toBeGreaterThan(-1_440_000 - 128);
  });
});
