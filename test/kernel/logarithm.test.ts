import { describe, expect, it } from 'vitest';
import { logarithmOf1Plus } from '../../src/kernel/logarithm.ts';
import { Pair } from '../../src/kernel/pair.ts';
import { scatter } from '../numeric/floats.ts';
import { decimal, errorBits } from './decimals.ts';

function ofPair(hi: number, lo = 0): Pair {
  const pair = new Pair().set(hi, lo);
  logarithmOf1Plus(pair);
  return pair;
}

function error(hi: number, lo: number): number {
  const found = ofPair(hi, lo);
  const z = decimal(hi, lo);
  // The series where 1 + z has no digits of z: z - z^2/2.
  const right = hi < 1e-30 ? z.minus(z.times(z).div(2)) : z.plus(1).ln();
  return errorBits(decimal(found.hi, found.lo), right);
}

describe('ln(1 + z)', () => {
  it('is ln 2 at 1, and exactly 0 at 0', () => {
    expect(ofPair(1).hi).toBe(Math.LN2);
    expect(ofPair(0)).toMatchObject({ hi: 0, lo: 0 });
  });

  it('errs by less than 2^-60 from the smallest z to the largest', () => {
    const edges = [
      2 ** -8,
      2 ** -8 * (1 - 2 ** -53),
      2 ** 900,
      1e-270,
      2 ** -60,
      1 / 255,
      1 - 2 ** -53,
      3 / 128,
    ];
    const strewn = [...scatter(600)].map((bits, n) => (1 + bits / 2 ** 32) * 2 ** ((n % 40) - 24));
    for (const hi of [...edges, ...strewn]) {
      expect(error(hi, 0), `${hi}`).toBeLessThan(-60);
      expect(error(hi, hi * 2 ** -54.3), `${hi}`).toBeLessThan(-60);
    }
  });
});
