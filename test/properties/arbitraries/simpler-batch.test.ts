import { describe, expect, it } from 'vitest';
import type { Batch } from '../../../src/properties/arbitraries/batch.ts';
import { simplerBatches } from '../../../src/properties/arbitraries/simpler-batch.ts';

const batch = (...rows: readonly (readonly [logits: number[], label: number])[]): Batch => ({
  dtype: 'float64',
  rows: rows.map(([logits, label]) => ({ logits, label })),
});

describe('simplerBatches', () => {
  it('has nothing simpler than a single zero', () => {
    expect([...simplerBatches(batch([[0], 0]))]).toEqual([]);
  });

  it('tries fewer rows first', () => {
    const [first] = simplerBatches(batch([[1, 2], 0], [[3, 4], 1]));
    expect(first).toEqual(batch([[3, 4], 1]));
  });

  it('keeps the label on its class when another goes', () => {
    const [first] = simplerBatches(batch([[1, 2, 3], 2]));
    expect(first).toEqual(batch([[2, 3], 1]));
  });

  it('gives a row whose class went the first class that is left', () => {
    const [first] = simplerBatches(batch([[1, -Infinity, 3], 0]));
    expect(first).toEqual(batch([[-Infinity, 3], 1]));
  });

  it('never leaves a row without a finite logit', () => {
    const all = [...simplerBatches(batch([[1, -Infinity], 0]))];
    expect(all.every(({ rows }) => rows.every((row) => row.logits.some(Number.isFinite)))).toBe(true);
  });

  it('takes the common level off a row', () => {
    expect([...simplerBatches(batch([[1e6, 1e6 + 3], 1]))]).toContainEqual(batch([[0, 3], 1]));
  });

  it('does not take off a level that the difference does not survive', () => {
    const simpler = [...simplerBatches(batch([[1, 2 ** 60], 0]))];
    expect(simpler).not.toContainEqual(batch([[-(2 ** 60), 0], 0]));
  });
});
