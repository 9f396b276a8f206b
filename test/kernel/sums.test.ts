import { describe, expect, it } from 'vitest';
import { Pair } from '../../src/kernel/pair.ts';
import { addTerms, BLOCK } from '../../src/kernel/sums.ts';
import { scatter } from '../numeric/floats.ts';
import { decimal, errorBits } from './decimals.ts';

describe('a sum of terms', () => {
  it('of none is nothing', () => {
    const total = new Pair().set(3);
    addTerms(new Float64Array(0), 0, new Float64Array(0), 0, 0, total);
    expect(total).toMatchObject({ hi: 3, lo: 0 });
  });

  it('loses nothing of the heads, and little of the tails, whatever the count and the sizes', () => {
    for (const count of [1, 2, 3, 4, 5, 7, 8, 100, 255, BLOCK]) {
      for (const [part, error] of [
        [-25, -70],
        [-10.52, -57.2],
      ] as const) {
        const heads = Float64Array.from(
          scatter(count + 2, count),
          (bits, n) => ((bits >>> 6) + 1) * 2 ** ((n * 37) % 90),
        );
        const tails = heads.map((head, n) => head * 2 ** part * (((n * 0.618) % 2) - 1));
        const total = new Pair();
        addTerms(heads, 2, tails, 1, count, total);
        const right = decimal(...heads.slice(2, count + 2), ...tails.slice(1, count + 1));
        expect(errorBits(decimal(total.hi, total.lo), right), `${count}`).toBeLessThan(error);
      }
    }
  });
});
