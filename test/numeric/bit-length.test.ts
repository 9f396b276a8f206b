import { expect, it } from 'vitest';
import { bitLength } from '../../src/numeric/bit-length.ts';

it('counts binary digits', () => {
  expect([1n, 2n, 3n, 4n, 255n, 256n].map(bitLength)).toEqual([1, 2, 2, 3, 8, 9]);
});

it('is exact around every power of two, far beyond the float64', () => {
  for (let n = 2; n < 5000; n += n < 1100 ? 1 : 61) {
    const power = 1n << BigInt(n);
    expect([bitLength(power - 1n), bitLength(power), bitLength(power + 1n)]).toEqual([n, n + 1, n + 1]);
  }
});
