import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DTYPES, formatOf, represents, smallestNormal } from '../../../src/numeric/format.ts';
import type { Batch } from '../../../src/properties/arbitraries/batch.ts';
import { batches } from '../../../src/properties/arbitraries/batches.ts';
import { ALL_SIZES, SMALL_SIZES } from '../../../src/properties/arbitraries/shapes.ts';
import { thresholds } from '../../../src/properties/arbitraries/thresholds.ts';

const draw = (dtype: Batch['dtype'], numRuns: number) =>
  fc.sample(batches(dtype, { ladder: ALL_SIZES, masks: true }), { seed: 1, unbiased: true, numRuns });

describe('batches', () => {
  it('draws the same batch for the same seed', () => {
    expect(draw('float64', 20)).toEqual(draw('float64', 20));
  });

  it.each(DTYPES)('draws rows of floats of %s, each with a label on a finite class', (dtype) => {
    const format = formatOf(dtype);
    for (const { rows } of draw(dtype, 500)) {
      for (const { logits, label } of rows) {
        expect(logits.every((x) => represents(x, format) && !Number.isNaN(x) && x < Infinity)).toBe(true);
        expect(logits[label]).toBeGreaterThan(-Infinity);
        expect(logits).toHaveLength(rows[0]?.logits.length ?? 0);
      }
    }
  });

  it.each(DTYPES)('draws every hazard of %s', (dtype) => {
    const format = formatOf(dtype);
    const rows = draw(dtype, 1500).flatMap((batch) => batch.rows.map((row) => row.logits));
    const finite = rows.map((logits) => logits.filter(Number.isFinite));
    const spreads = finite.map((logits) => Math.max(...logits) - Math.min(...logits));
    const has = (hazard: (logits: number[]) => boolean) => finite.some(hazard);

    expect(rows.some((logits) => logits.includes(-Infinity))).toBe(true);
    expect(has((logits) => new Set(logits).size < logits.length)).toBe(true);
    expect(has((logits) => logits.some((x) => x !== 0 && Math.abs(x) < smallestNormal(format)))).toBe(true);
    expect(has((logits) => logits.every((x) => x < 0))).toBe(true);
    expect(rows.some((logits) => logits.length > 1000)).toBe(true);
    for (const gap of thresholds(format)) {
      expect(spreads.some((spread) => Math.abs(spread - gap) <= 1 + gap / 64)).toBe(true);
    }
  });

  it('draws many rows, and rows of very different level', () => {
    const drawn = draw('float64', 500);
    const level = (logits: readonly number[]) => Math.max(...logits);
    expect(drawn.some(({ rows }) => rows.length === 100)).toBe(true);
    expect(
      drawn.some(({ rows }) => level(rows[0]?.logits ?? []) - level(rows.at(-1)?.logits ?? []) > 1000),
    ).toBe(true);
  });
});

describe('a batch that fails', () => {
  const smallest = (holds: (batch: Batch) => boolean) => {
    const inputs = batches('float64', { ladder: SMALL_SIZES });
    const result = fc.check(fc.property(inputs, holds), { seed: 1, unbiased: true, numRuns: 2000 });
    return result.counterexample?.[0].rows;
  };

  it('shrinks to two logits where one class must lead another', () => {
    const rows = smallest(({ rows }) =>
      rows.every(({ logits }) => Math.max(...logits) - Math.min(...logits) < 3),
    );
    expect(rows).toEqual([{ logits: [0, 3], label: 0 }]);
  });

  it('shrinks to the threshold where exp overflows', () => {
    const rows = smallest(({ rows }) =>
      rows.every(({ logits }) => logits.every((x) => Math.exp(x) < Infinity)),
    );
    expect(rows).toEqual([{ logits: [710], label: 0 }]);
  });

  it('keeps as many rows as it takes', () => {
    expect(smallest(({ rows }) => rows.length < 2)).toEqual([
      { logits: [0], label: 0 },
      { logits: [0], label: 0 },
    ]);
  });
});
