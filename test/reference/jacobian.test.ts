import { describe, expect, it } from 'vitest';
import { roundAll } from '../../src/reference/expected.ts';
import { jacobian } from '../../src/reference/jacobian.ts';

const rounded = (...logits: number[]) => [...roundAll(jacobian(Float64Array.from(logits)), 'float64').values];

describe('the softmax Jacobian', () => {
  it('is a quarter of plus and minus one for two equal logits', () => {
    expect(rounded(0, 0)).toEqual([0.25, -0.25, -0.25, 0.25]);
  });

  it('is symmetric, and its rows sum to 0', () => {
    const [a, b, c, d, e, f, g, h, i] = rounded(0, -1, -2) as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    expect([b, c, f]).toEqual([d, g, h]);
    expect(Math.abs(a + b + c) + Math.abs(d + e + f) + Math.abs(g + h + i)).toBeLessThan(1e-16);
  });

  it('keeps p (1 - p) at a maximum that has nearly all', () => {
    const [top] = rounded(0, -50);
    expect(top).toBe(1.9287498479639178e-22);
  });

  it('is 0 at a masked class, and 0 where one class has all', () => {
    expect(rounded(1, -Infinity)).toEqual([0, 0, 0, 0]);
  });

  it('leaves 1/4 by the square of a tail too small to see', () => {
    const values = roundAll(jacobian(Float64Array.of(0, 0, -400)), 'float64');
    expect(values.values[0]).toBe(0.25);
    expect(values.side[0]).toBe(-1);
    expect(values.side[1]).toBe(1);
  });
});
