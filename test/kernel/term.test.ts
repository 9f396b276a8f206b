import { describe, expect, it } from 'vitest';
import { Pair } from '../../src/kernel/pair.ts';
import { SCALE, term } from '../../src/kernel/term.ts';
import { exponential } from '../../src/reference/exponential.ts';
import { scatter } from '../numeric/floats.ts';
import { off } from './floats.ts';

function termOf(x: number, max: number): Pair {
  const pair = new Pair();
  term(x, max, pair);
  return pair;
}

describe('a term', () => {
  it('is exactly the scale for the maximum', () => {
    expect(termOf(-7.3, -7.3)).toMatchObject({ hi: SCALE, lo: 0 });
  });

  it('is 0 for a class that is not there, and where nothing can count', () => {
    expect(termOf(Number.NEGATIVE_INFINITY, 3)).toMatchObject({ hi: 0, lo: 0 });
    expect(termOf(-Number.MAX_VALUE, Number.MAX_VALUE)).toMatchObject({ hi: 0, lo: 0 });
    expect(termOf(-1047, 0)).toMatchObject({ hi: 0, lo: 0 });
  });

  it('is far from subnormal where its probability is 0', () => {
    expect(termOf(-1000, 0).hi).toBeGreaterThan(2 ** -960);
  });

  it('is e^x within a float and a half, whatever the gap', () => {
    for (const bits of scatter(300)) {
      const x = -(bits / 2 ** 32) * 2 ** (bits % 10);
      const pair = termOf(x, 0);
      expect(off(pair.rounded() / SCALE, [exponential(x)])).toBeLessThanOrEqual(2);
    }
  });

  it('keeps what x - max loses', () => {
    // -700.3 - 0.1 rounds to -700.4, 2.3e-14 below: 153 floats of the result.
    expect(off(termOf(-700.3, 0.1).rounded() / SCALE, [6.609138834709863e-305])).toBeLessThanOrEqual(1);
  });
});
