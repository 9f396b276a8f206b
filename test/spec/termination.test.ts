import { describe, expect, test } from 'vitest';
import { Real } from './dual.ts';
import { total } from './softmax-loss.ts';

/** Rows with one, two, three and all classes at the maximum: the cases of the table of spec/termination.md. */
const rows = [
  [0, -1.5, -3],
  [0, 0, -2],
  [0, 0, 0, -0.25, -40],
  [0, 0, 0],
].map((gaps) => gaps.map((d) => new Real(d)));

/** k, r, S, P and the deficit theta = r / (k (k + r)) of a row, at 120 digits. */
function row(gaps: readonly Real[]) {
  const k = gaps.filter((d) => d.isZero()).length;
  const r = total(gaps.filter((d) => !d.isZero()).map((d) => d.exp()));
  const sum = r.plus(k);
  const p = gaps.map((d) => d.exp().div(sum));
  return { k, r, sum, p, theta: r.div(sum.times(k)) };
}

function near(a: Real, b: Real): boolean {
  return a.minus(b).abs().lt('1e-110');
}

describe.each(rows.map((gaps) => [gaps.join(' '), gaps] as const))('gaps %s', (_name, gaps) => {
  const { k, p, theta, sum } = row(gaps);
  const one = new Real(1);
  const top = p[0] as Real;

  test('a probability at the maximum is 1/k less theta', () => {
    expect(near(top, one.div(k).minus(theta))).toBe(true);
  });

  test('its own derivative is (k - 1)/k² and a tail of the stated sign', () => {
    const exact = top.times(one.minus(top));
    const tail = k === 1 ? theta.times(top).negated() : theta.times(theta.plus(one.times(k - 2).div(k)));
    expect(
      near(
        exact,
        one
          .times(k - 1)
          .div(k * k)
          .minus(tail),
      ),
    ).toBe(true);
    expect(tail.isZero() ? 0 : tail.s).toBe(theta.isZero() ? 0 : k === 1 ? -1 : 1);
  });

  test('a product of two at the maximum is 1/k² less theta (1/k + P)', () => {
    const tail = theta.times(top.plus(one.div(k)));
    expect(near(top.times(top), one.div(k * k).minus(tail))).toBe(true);
  });

  test('1 - P is the sum of the other exponentials over S', () => {
    p.forEach((pj, j) => {
      const others = total(gaps.flatMap((d, c) => (c === j ? [] : [d.exp()])));
      expect(near(one.minus(pj), others.div(sum))).toBe(true);
    });
  });
});

test('multiples of 1/M that differ do so by more than 10^-1500', () => {
  const closest = new Real(2).pow(-4977);
  expect(closest.gt('1e-1499')).toBe(true);
});

test('a near-tie of 2^-1074 is seen in the Jacobian at 2^-2152', () => {
  const Wide = Real.clone({ precision: 1400 });
  const gap = new Wide(2).pow(-1074);
  const p = new Wide(1).div(gap.negated().exp().plus(1));
  const ratio = new Wide('0.25').minus(p.times(new Wide(1).minus(p))).div(new Wide(2).pow(-2152));
  expect(ratio.minus(1).abs().lt('1e-100')).toBe(true);
});
