import { describe, expect, it } from 'vitest';
import { SCALE, UNSCALE } from '../../src/kernel/gap-exponentials.ts';
import { GeneralRow } from '../../src/kernel/general-row.ts';
import { Pair } from '../../src/kernel/pair.ts';
import { D, decimal, errorBits } from './decimals.ts';
import { off } from './floats.ts';

function rowOf(...logits: number[]): GeneralRow {
  const row = new GeneralRow(logits.length);
  row.read(Float64Array.from(logits), 0);
  return row;
}

function othersOf(row: GeneralRow, j: number): number {
  const pair = new Pair();
  row.others(j, pair);
  return pair.rounded() / SCALE;
}

describe('a row', () => {
  it('adds up its terms and takes the logarithm', () => {
    const row = rowOf(3, -Infinity, 3, 2);
    expect(row.max).toBe(3);
    expect(row.sum.rounded()).toBe(2.3678794411714423);
    expect(row.logSum.rounded() / SCALE).toBe(0.8619948040582511);
  });

  it('forgets the row before', () => {
    const row = new GeneralRow(2);
    const logits = Float64Array.of(9, 9, 0, -Infinity);
    row.read(logits, 0);
    expect([row.max, row.sum.hi]).toEqual([9, 2]);
    row.read(logits, 2);
    expect([row.max, row.sum.hi, row.logSum.hi]).toEqual([0, 1, 0]);
  });

  it('knows the sum of the others without taking 1 away', () => {
    const row = rowOf(0, -100, -100);
    expect(off(othersOf(row, 0), [2 * 3.720075976020836e-44])).toBe(0);
    expect(othersOf(row, 1)).toBe(1);
    const ties = rowOf(4, 4, 4, -Infinity);
    expect([0, 1, 2, 3].map((j) => othersOf(ties, j))).toEqual([2, 2, 2, 3]);
  });

  it('gives -ln P, scaled up, or down where it is far', () => {
    const pair = new Pair();
    expect(rowOf(1, 1).surprisal(1, pair)).toBe(SCALE);
    expect(pair.rounded() * UNSCALE).toBe(Math.LN2);
    expect(rowOf(-1e300, 1e300).surprisal(-1e300, pair)).toBe(UNSCALE);
    expect(pair.rounded() * SCALE).toBe(2e300);
    rowOf(0, -800).surprisal(0, pair);
    expect(errorBits(decimal(pair.hi, pair.lo), D.exp(-800).times(decimal(SCALE)))).toBeLessThan(-60);
  });

  it('is NaN throughout where there is no softmax', () => {
    for (const row of [rowOf(Number.NaN, 1), rowOf(1, Infinity), rowOf(-Infinity, -Infinity)]) {
      expect([row.max, row.sum.rounded(), row.logSum.rounded()]).toEqual([NaN, NaN, NaN]);
    }
  });
});
