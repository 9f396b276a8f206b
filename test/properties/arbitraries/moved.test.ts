import { describe, expect, it } from 'vitest';
import { formatOf } from '../../../src/numeric/format.ts';
import { moved } from '../../../src/properties/arbitraries/moved.ts';

const double = formatOf('float64');

describe('moved', () => {
  it('adds the offset to each logit', () => {
    expect(moved([1, 2], 10, double)).toEqual([11, 12]);
  });

  it('leaves a masked class masked', () => {
    expect(moved([1, -Infinity], 10, double)).toEqual([11, -Infinity]);
  });

  it('is undefined where a sum is rounded', () => {
    expect(moved([0, 1], 2 ** 53, double)).toBeUndefined();
    expect(moved([2 ** 53], 1, double)).toBeUndefined();
    expect(moved([0.1], 0.2, double)).toBeUndefined();
  });

  it('is undefined where the narrower format lacks a sum', () => {
    expect(moved([1], 2048, formatOf('float16'))).toBeUndefined();
  });

  it('is undefined where a sum overflows', () => {
    expect(moved([Number.MAX_VALUE], Number.MAX_VALUE, double)).toBeUndefined();
  });
});
