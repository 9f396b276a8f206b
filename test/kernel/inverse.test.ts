import { describe, expect, it } from 'vitest';
import { Inverse, writeQuotients } from '../../src/kernel/inverse.ts';
import { Pair, upperHalf } from '../../src/kernel/pair.ts';
import { scatter } from '../numeric/floats.ts';
import { D, decimal, errorBits } from './decimals.ts';

describe('an inverse', () => {
  it('of a power of two is exact', () => {
    expect(new Inverse().of(new Pair().set(2 ** 40))).toMatchObject({
      whole: 2 ** -40,
      head: 2 ** -40,
      tail: 0,
    });
  });

  it('errs by less than 2^-75, and its head has 26 bits', () => {
    for (const bits of scatter(300)) {
      const hi = (1 + bits / 2 ** 32 + bits / 2 ** 52) * 2 ** ((bits % 900) - 450);
      const inverse = new Inverse().of(new Pair().set(hi, hi * 2 ** -54.2));
      const right = new D(1).div(decimal(hi, hi * 2 ** -54.2));
      expect(errorBits(decimal(inverse.head, inverse.tail), right)).toBeLessThan(-75);
      expect(upperHalf(inverse.head)).toBe(inverse.head);
    }
  });
});

describe('quotients', () => {
  it('are written where they belong, in place or elsewhere, and unscaled', () => {
    const inverse = new Inverse().of(new Pair().set(4));
    const heads = Float64Array.of(9, 1, 2, 3);
    const out = new Float64Array(3);
    writeQuotients(heads, 1, Float64Array.of(0, 0, 2 ** -30), 3, inverse, 2, out, 0);
    expect([...out]).toEqual([0.5, 1, 1.5 + 2 ** -31]);
    writeQuotients(heads, 1, new Float64Array(2), 2, inverse, 1, heads, 1);
    expect([...heads]).toEqual([9, 0.25, 0.5, 3]);
  });
});
