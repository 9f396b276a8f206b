import { describe, expect, it } from 'vitest';
import { exponential } from '../../src/reference/exponential.ts';

describe('exponential', () => {
  it('is 1 at 0 and the nearest float elsewhere', () => {
    expect(exponential(0)).toBe(1);
    expect(exponential(-1)).toBe(0.36787944117144233);
    expect(exponential(-Infinity)).toBe(0);
    expect(exponential(-745.1)).toBe(5e-324);
    expect(exponential(-746)).toBe(0);
  });

  it('refuses what it is not needed for', () => {
    expect(() => exponential(1)).toThrow(RangeError);
    expect(() => exponential(Number.NaN)).toThrow(RangeError);
  });
});
