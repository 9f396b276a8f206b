import { describe, expect, it } from 'vitest';
import { LossSum } from '../../src/kernel/loss-sum.ts';
import { Wide } from '../../src/kernel/wide.ts';

const wide = (value: number) => new Wide().set(value);

describe('a sum of losses', () => {
  it('of none is 0, and has no mean over none', () => {
    expect(new LossSum().over(wide(3))).toBe(0);
    expect(new LossSum().over(wide(0))).toBeNaN();
  });

  it('joins losses of all sizes', () => {
    const sum = new LossSum();
    sum.direct.add(1);
    sum.add(wide(3));
    expect(sum.over(wide(2))).toBe(2);
    sum.add(wide(2 ** 600));
    expect(sum.over(wide(4))).toBe(2 ** 598);
  });

  it('keeps parts of subnormals until it is divided', () => {
    const sum = new LossSum();
    for (let k = 0; k < 6; k++) sum.add(new Wide().set(1, 0, -1076));
    // One and a half of the smallest subnormal.
    expect(sum.over(wide(1))).toBe(2 * 2 ** -1074);
    expect(sum.over(wide(3))).toBe(0);
  });

  it('comes back from beyond the largest float, or does not', () => {
    const sum = new LossSum();
    for (let k = 0; k < 4; k++) sum.add(wide(Number.MAX_VALUE));
    expect(sum.over(wide(4))).toBe(Number.MAX_VALUE);
    expect(sum.over(wide(3))).toBe(Number.POSITIVE_INFINITY);
  });

  it('passes infinity and NaN on', () => {
    const sum = new LossSum();
    sum.add(wide(Number.POSITIVE_INFINITY));
    expect(sum.over(wide(7))).toBe(Number.POSITIVE_INFINITY);
    sum.add(wide(Number.NaN));
    expect(sum.over(wide(7))).toBeNaN();
  });
});
