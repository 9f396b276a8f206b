import { describe, expect, it } from 'vitest';
import { SCALE, UNSCALE } from '../../src/kernel/gap-exponentials.ts';
import { LossSum } from '../../src/kernel/loss-sum.ts';
import { Pair } from '../../src/kernel/pair.ts';

const pair = (hi: number) => new Pair().set(hi);

describe('a sum of losses', () => {
  it('of none is 0', () => {
    expect(new LossSum().over(3)).toBe(0);
  });

  it('joins losses of all sizes', () => {
    const sum = new LossSum();
    sum.direct.add(1);
    sum.add(pair(3 * SCALE), SCALE);
    expect(sum.over(2)).toBe(2);
    sum.add(pair(2 ** 600 * UNSCALE), UNSCALE);
    expect(sum.over(4)).toBe(2 ** 598);
    sum.reset();
    expect(sum.over(1)).toBe(0);
  });

  it('keeps parts of subnormals until it is divided', () => {
    const sum = new LossSum();
    for (let k = 0; k < 6; k++) sum.add(pair(2 ** -576), SCALE);
    // One and a half of the smallest subnormal.
    expect(sum.over(1)).toBe(2 * 2 ** -1074);
    expect(sum.over(3)).toBe(0);
  });

  it('comes back from beyond the largest float, or does not', () => {
    const sum = new LossSum();
    for (let k = 0; k < 4; k++) sum.add(pair(Number.MAX_VALUE * UNSCALE), UNSCALE);
    expect(sum.over(4)).toBe(Number.MAX_VALUE);
    expect(sum.over(3)).toBe(Number.POSITIVE_INFINITY);
  });

  it('weighs losses with weights of any size', () => {
    for (const [weight, loss, product] of [
      [3, 5, 15],
      [5e-324, 2 ** 100, 2 ** -974],
      [2 ** 1000, 2 ** -1000, 1],
      [1.5 * 2 ** -1000, 2 ** 1000, 1.5],
      [2 ** 600, 2 ** 400, 2 ** 1000],
      [2 ** 600, 2 ** 600, Number.POSITIVE_INFINITY],
    ] as const) {
      const sum = new LossSum();
      const scale = loss > 2 ** 399 ? UNSCALE : SCALE;
      sum.addProduct(weight, pair(loss * scale), scale);
      expect(sum.over(1)).toBe(product);
    }
  });

  it('passes infinity and NaN on', () => {
    const sum = new LossSum();
    sum.addProduct(5e-324, pair(Number.POSITIVE_INFINITY), UNSCALE);
    expect(sum.over(7)).toBe(Number.POSITIVE_INFINITY);
    sum.add(pair(Number.NaN), SCALE);
    expect(sum.over(7)).toBeNaN();
  });
});
