import { describe, expect, it } from 'vitest';
import { Pair } from '../../src/kernel/pair.ts';
import { Row } from '../../src/kernel/row.ts';
import { SCALE } from '../../src/kernel/term.ts';
import { off } from './floats.ts';

function rowOf(...logits: number[]): Row {
  const row = new Row();
  row.read(Float64Array.from(logits), 0, logits.length);
  return row;
}

function othersOf(row: Row, x: number): number {
  const pair = new Pair();
  row.others(x, pair);
  return pair.rounded() / SCALE;
}

describe('a row', () => {
  it('counts its maxima and adds up the rest', () => {
    const row = rowOf(3, -Infinity, 3, 2);
    expect([row.max, row.ties]).toEqual([3, 2]);
    expect(off(row.rest.rounded() / SCALE, [Math.exp(-1)])).toBeLessThanOrEqual(2);
    expect(off(row.sum.rounded() / SCALE, [2 + Math.exp(-1)])).toBeLessThanOrEqual(2);
    expect(off(row.logSum.rounded() / SCALE, [0.8619948040582511])).toBeLessThanOrEqual(2);
  });

  it('forgets the row before', () => {
    const row = rowOf(1, 2, 3);
    row.read(Float64Array.of(9, 9, 5, 5), 2, 4);
    expect([row.max, row.ties, row.rest.rounded(), row.sum.rounded()]).toEqual([5, 2, 0, 2 * SCALE]);
    row.read(Float64Array.of(0), 0, 1);
    expect([row.sum.rounded(), row.logSum.rounded()]).toEqual([SCALE, 0]);
  });

  it('knows the sum of the others without taking 1 away', () => {
    const row = rowOf(0, -100, -100);
    const term = 3.720075976020836e-44;
    expect(off(othersOf(row, 0), [2 * term])).toBeLessThanOrEqual(2);
    expect(off(othersOf(row, -100), [1])).toBe(0);
    expect(othersOf(rowOf(4, 4, 4, -Infinity), 4)).toBe(2);
  });

  it('hands on the whole rest as the others of its only maximum', () => {
    const row = rowOf(0, -30.1, -31.7);
    const others = new Pair();
    row.others(0, others);
    expect(others.lo).not.toBe(0);
    expect([others.hi, others.lo]).toEqual([row.rest.hi, row.rest.lo]);
  });

  it('adds -L, weighted and scaled', () => {
    const sum = new Pair();
    rowOf(1, 1).addSurprisal(1, 3, 2 ** 10, sum);
    expect(off(sum.rounded(), [3 * 2 ** 10 * Math.LN2])).toBeLessThanOrEqual(2);
    rowOf(1, -Infinity).addSurprisal(-Infinity, 0, 1, sum.set(5));
    expect(sum.rounded()).toBe(5);
  });

  it('is NaN throughout where there is no softmax', () => {
    for (const row of [rowOf(Number.NaN, 1), rowOf(1, Infinity), rowOf(-Infinity, -Infinity)]) {
      expect([row.max, row.sum.rounded(), row.logSum.rounded()]).toEqual([NaN, NaN, NaN]);
    }
  });
});
