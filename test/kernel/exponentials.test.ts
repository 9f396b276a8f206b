import { describe, expect, it } from 'vitest';
import { directExponentials } from '../../src/kernel/direct-exponentials.ts';
import { FAINT, gapExponentials, SCALE } from '../../src/kernel/gap-exponentials.ts';
import { scatter } from '../numeric/floats.ts';
import { decimal, errorBits } from './decimals.ts';

/** Heads and tails of e^x, or undefined where the direct path gives up. */
function direct(...x: number[]): [head: number, tail: number][] | undefined {
  const heads = new Float64Array(x.length);
  const tails = new Float64Array(x.length);
  const done = directExponentials(Float64Array.from(x), 0, x.length, heads, 0, tails, 0);
  return done ? x.map((_, n) => [heads[n]!, tails[n]!]) : undefined;
}

function ofGap(x: number, max: number): [head: number, tail: number] {
  const heads = new Float64Array(1);
  const tails = new Float64Array(1);
  gapExponentials(Float64Array.of(x), 0, 1, max, heads, tails);
  return [heads[0]!, tails[0]!];
}

/** Whether a float has at most 25 bits. */
function isShort(value: number): boolean {
  let bits = value;
  while (bits >= 2 ** 25) bits /= 2;
  while (bits < 2 ** 24) bits *= 2;
  return Number.isInteger(bits);
}

/** Both sides of every boundary between two steps, and points strewn about. */
function arguments_(limit: number): number[] {
  const strewn = [...scatter(400)].map((bits, n) => (bits / 2 ** 31 - 1) * limit * 2 ** -(n % 12));
  const edges = [...scatter(200, 5)].map((bits) => (((bits % 1000) + 0.5) * Math.LN2) / 512);
  return [...strewn, ...edges, ...edges.map((x) => -x)];
}

describe('a direct exponential', () => {
  it('is 1 at 0', () => {
    expect(direct(0, -0)).toEqual([
      [1, 0],
      [1, 0],
    ]);
  });

  it('errs by less than 2^-61.1, its head has 25 bits and its tail the rest', () => {
    const given = [...arguments_(300), 300, -300, 1e-300, 5e-324, 2 ** -30];
    for (const [n, [head, tail]] of direct(...given)!.entries()) {
      expect(errorBits(decimal(head, tail), decimal(given[n]!).exp()), `e^${given[n]}`).toBeLessThan(-61.1);
      expect(isShort(head)).toBe(true);
      expect(Math.abs(tail)).toBeLessThanOrEqual(head * 2 ** -10.5);
    }
  });

  it('is not for logits beyond 300, NaN or infinite', () => {
    for (const x of [300.0001, -301, Infinity, -Infinity, Number.NaN]) expect(direct(0, x)).toBeUndefined();
  });
});

describe('an exponential of a gap', () => {
  it('is exactly the scale for the maximum', () => {
    for (const max of [0, -7.3, Number.MAX_VALUE, 5e-324]) expect(ofGap(max, max)).toEqual([SCALE, 0]);
  });

  it('is 0 for a class that is not there, and something where only that counts', () => {
    expect(ofGap(-Infinity, 3)).toEqual([0, 0]);
    expect(ofGap(-Number.MAX_VALUE, Number.MAX_VALUE)).toEqual([FAINT, 0]);
    expect(ofGap(-1000.5, 0)).toEqual([FAINT, 0]);
  });

  it('errs by less than 2^-61.3 however far, with what x - max loses', () => {
    for (const x of [...arguments_(1000), 999.99]) {
      for (const max of [0, 0.1, -777.7]) {
        const [head, tail] = ofGap(max - Math.abs(x), max);
        const right = decimal(max - Math.abs(x), -max).exp();
        if (head === FAINT) continue;
        expect(errorBits(decimal(head, tail).div(decimal(SCALE)), right)).toBeLessThan(-61.3);
        expect(isShort(head)).toBe(true);
      }
    }
  });
});
