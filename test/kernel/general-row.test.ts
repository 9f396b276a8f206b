import { describe, expect, it } from 'vitest';
import { SCALE } from '../../src/kernel/gap-exponentials.ts';
import { GeneralRow } from '../../src/kernel/general-row.ts';
import { Wide } from '../../src/kernel/wide.ts';
import { D, decimal, errorBits, wideDecimal } from './decimals.ts';
import { off } from './floats.ts';

function rowOf(...logits: number[]): GeneralRow {
  const row = new GeneralRow(logits.length);
  row.read(Float64Array.from(logits), 0);
  return row;
}

const made = (make: (into: Wide) => void): Wide => {
  const into = new Wide();
  make(into);
  return into;
};
const othersOf = (row: GeneralRow, j: number) => made((into) => row.others(j, into));
const surprisalOf = (row: GeneralRow, j: number) => made((into) => row.surprisal(j, into));

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
    expect([row.max, row.sum.rounded()]).toEqual([9, 2]);
    row.read(logits, 2);
    expect([row.max, row.sum.rounded(), row.logSum.rounded()]).toEqual([0, 1, 0]);
  });

  it('knows the sum of the others without taking 1 away', () => {
    const row = rowOf(0, -100, -100);
    expect(off(othersOf(row, 0).rounded(), [2 * 3.720075976020836e-44])).toBe(0);
    expect(othersOf(row, 1).rounded()).toBe(1);
    const ties = rowOf(4, 4, 4, -Infinity);
    expect([0, 1, 2, 3].map((j) => othersOf(ties, j).rounded())).toEqual([2, 2, 2, 3]);
  });

  it('gives -ln P, however small or large', () => {
    expect(surprisalOf(rowOf(1, 1), 0).rounded()).toBe(Math.LN2);
    expect(surprisalOf(rowOf(-1e300, 1e300), 0).rounded()).toBe(2e300);
    const small = surprisalOf(rowOf(0, -800), 0);
    expect(errorBits(wideDecimal(small), D.exp(-800))).toBeLessThan(-60);
  });

  it('knows terms that no float can be of use for', () => {
    const row = rowOf(0.1, -1500.3, -1500.3, -2700, -1e9, -Infinity);
    const exactly = (x: number) => decimal(x, -0.1).exp();
    expect(errorBits(wideDecimal(made((into) => row.term(1, into))), exactly(-1500.3))).toBeLessThan(-57);
    expect(errorBits(wideDecimal(made((into) => row.term(3, into))), exactly(-2700))).toBeLessThan(-57);
    expect(made((into) => row.term(4, into)).isZero).toBe(true);
    const rest = exactly(-1500.3).times(2);
    expect(errorBits(wideDecimal(othersOf(row, 0)), rest)).toBeLessThan(-57);
    expect(errorBits(wideDecimal(surprisalOf(row, 0)), rest)).toBeLessThan(-57);
  });

  it('is NaN throughout where there is no softmax', () => {
    for (const row of [rowOf(Number.NaN, 1), rowOf(1, Infinity), rowOf(-Infinity, -Infinity)]) {
      expect([row.max, row.sum.rounded(), row.logSum.rounded()]).toEqual([NaN, NaN, NaN]);
    }
  });
});
