import { Decimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import { exact, rational } from '../../src/numeric/rational.ts';
import { type Approximation, Precision } from '../../src/reference/precision.ts';

const few = new Precision(25);
const many = new Precision(80);

/** Whether the ball of few digits holds the middle of the ball of many. */
function encloses(make: (precision: Precision) => Approximation): boolean {
  const { low, high } = few.ends(make(few));
  const { mid } = make(many);
  return low.lte(mid) && high.gte(mid);
}

describe('arithmetic on positive reals', () => {
  it('encloses e^-1', () => {
    const { low, high } = few.ends(few.exp(rational(-1n)));
    expect(low.lt('0.36787944117144232159552377016146')).toBe(true);
    expect(high.gt('0.36787944117144232159552377016146')).toBe(true);
    expect(high.minus(low).lt('1e-23')).toBe(true);
  });

  it('encloses at 25 digits what 80 digits say', () => {
    for (const x of [1e-300, 1e-20, 0.1, 0.125, 0.3, 1, 17, 708.25, 1e6, 123456789.125]) {
      const e = (p: Precision) => p.exp(exact(-x));
      expect(encloses(e), `exp(-${x})`).toBe(true);
      expect(
        encloses((p) => p.log1p(e(p))),
        `log1p(exp(-${x}))`,
      ).toBe(true);
      expect(
        encloses((p) => p.log1p(p.of(exact(x)))),
        `log1p(${x})`,
      ).toBe(true);
      expect(
        encloses((p) => p.divide(e(p), p.add(p.of(exact(x)), e(p)))),
        `quotient at ${x}`,
      ).toBe(true);
      expect(
        encloses((p) => p.multiply(e(p), e(p))),
        `square at ${x}`,
      ).toBe(true);
    }
  });

  it('agrees with the logarithm of decimal.js where that is right', () => {
    const Wide = Decimal.clone({ precision: 60 });
    for (const z of [1e-5, 0.124, 0.126, 2, 1000, 1e15]) {
      const { mid } = new Precision(40).log1p(new Precision(40).of(exact(z)));
      const ln = new Wide(1).plus(z === 1e-5 || z < 1 ? new Wide(exactText(z)) : z).ln();
      expect(mid.minus(ln).abs().div(ln).lt('1e-38'), `z = ${z}`).toBe(true);
    }
  });

  it('knows only the size of e^d below d = -1e15, and keeps to that', () => {
    const deep = few.exp(exact(-1e300));
    expect(few.ends(deep).low.isZero()).toBe(true);
    expect(few.ends(few.multiply(deep, deep)).low.isZero()).toBe(true);
    const sum = few.add(few.of(rational(1n)), deep);
    expect(few.ends(sum).low.gt('0.9999999999')).toBe(true);
  });

  it('works beyond the 1025 digits at which decimal.js loses its logarithm', () => {
    const { mid } = new Precision(1400).log1p(new Precision(1400).of(rational(1n)));
    expect(mid.toString().slice(0, 30)).toBe('0.6931471805599453094172321214');
    expect(mid.precision()).toBeGreaterThan(1390);
  });
});

/** A float64's exact decimal expansion. */
function exactText(value: number): string {
  const { num, den } = exact(value);
  return new (Decimal.clone({ precision: 1200 }))(num.toString()).div(den.toString()).toString();
}
