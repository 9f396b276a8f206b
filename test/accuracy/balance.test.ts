import { describe, expect, it } from 'vitest';
import { Balance } from '../../src/accuracy/balance.ts';

function isNonNegative(...terms: readonly (readonly [times: number, x: number, y: number])[]): boolean {
  const balance = new Balance();
  for (const [times, x, y] of terms) balance.add(times, x, y);
  return balance.isNonNegative();
}

describe('Balance', () => {
  it('holds for nothing, and for equals', () => {
    expect(isNonNegative()).toBe(true);
    expect(isNonNegative([1, 0.1, 0.1], [3, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY])).toBe(true);
  });

  it('decides what floats cannot', () => {
    const tiny = Number.MIN_VALUE;
    expect(isNonNegative([1, 1, 0], [1, 0, 1])).toBe(true);
    expect(isNonNegative([1, 1, 0], [1, 0, 1], [1, 0, tiny])).toBe(false);
    expect(isNonNegative([1, 1e16, 0], [1, 1, 0], [1, 0, 1e16], [1, 0, 1])).toBe(true);
    expect(isNonNegative([3, 0.1, 0], [1, 0, 0.3])).toBe(true);
    expect(isNonNegative([3, 0, 0.1], [1, 0.3, 0])).toBe(false);
  });

  it('survives overflow of the floats', () => {
    const [large, small] = [Number.MAX_VALUE, -Number.MAX_VALUE];
    expect(isNonNegative([2, large, small], [4, 0, large])).toBe(true);
    expect(isNonNegative([2, large, small], [4, 0, large], [1, 0, 1])).toBe(false);
  });

  it('lets infinities decide, and never accepts NaN', () => {
    const inf = Number.POSITIVE_INFINITY;
    expect(isNonNegative([1, inf, 0], [1, 0, 1e300])).toBe(true);
    expect(isNonNegative([1, 0, inf], [1, 5, 0])).toBe(false);
    expect(isNonNegative([1, inf, 0], [1, -inf, 0])).toBe(false);
    expect(isNonNegative([1, Number.NaN, 0], [1, inf, 0])).toBe(false);
    expect(isNonNegative([1, inf, 0], [1, 0, Number.NaN])).toBe(false);
  });

  it('starts again when cleared', () => {
    const balance = new Balance();
    balance.add(1, 0, 1);
    expect(balance.isNonNegative()).toBe(false);
    balance.clear();
    expect(balance.isNonNegative()).toBe(true);
  });
});
