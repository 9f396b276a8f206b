import { describe, expect, it } from 'vitest';
import { formatOf } from '../../../src/numeric/format.ts';
import { settle } from '../../../src/properties/arbitraries/settle.ts';

describe('settle', () => {
  const half = formatOf('float16');

  it('keeps what the format has', () => {
    expect(settle(0.5, half)).toBe(0.5);
  });

  it('goes to the float on the side of zero', () => {
    expect(settle(2049, half)).toBe(2048);
    expect(settle(-2049, half)).toBe(-2048);
  });

  it('stops at the largest finite number', () => {
    expect(settle(1e6, half)).toBe(65504);
    expect(settle(Number.NEGATIVE_INFINITY, half)).toBe(-65504);
  });
});
