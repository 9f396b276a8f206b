import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DTYPES, formatOf } from '../../../src/numeric/format.ts';
import { moved } from '../../../src/properties/arbitraries/moved.ts';
import { permutations } from '../../../src/properties/arbitraries/permutations.ts';
import { LAW_SIZES, SMALL_SIZES } from '../../../src/properties/arbitraries/shapes.ts';
import { shifts } from '../../../src/properties/arbitraries/shifts.ts';
import { distributions, weights } from '../../../src/properties/arbitraries/targets.ts';

const sample = <T>(inputs: fc.Arbitrary<T>) => fc.sample(inputs, { seed: 1, unbiased: true, numRuns: 300 });

describe('shifts', () => {
  it.each(DTYPES)('add the offset exactly in %s', (dtype) => {
    for (const { batch, shifted, offset } of sample(shifts(dtype, LAW_SIZES))) {
      for (const [i, { logits }] of batch.rows.entries()) {
        expect(moved(logits, offset, formatOf(dtype))).toEqual(shifted.rows[i]?.logits);
      }
    }
  });

  it.each(DTYPES)('leave gaps in %s at large offsets, too', (dtype) => {
    const largest = 2 ** (formatOf(dtype).precision - 5);
    const spread = (logits: readonly number[]) => Math.max(...logits) - Math.min(...logits);
    const far = sample(shifts(dtype, LAW_SIZES)).filter(({ offset }) => Math.abs(offset) >= largest);
    expect(
      far.some(({ batch }) => batch.rows.some(({ logits }) => spread(logits.filter(Number.isFinite)) > 0)),
    ).toBe(true);
  });

  it('shrink to a small offset of readable logits', () => {
    const holds = (input: { offset: number }) => Math.abs(input.offset) < 1000;
    const { counterexample } = fc.check(fc.property(shifts('float64', SMALL_SIZES), holds), { seed: 1 });
    expect(counterexample?.[0]).toMatchObject({ offset: 1000, batch: { rows: [{ logits: [0] }] } });
  });
});

describe('permutations', () => {
  it('put class order[j] in place j, and take the label along', () => {
    for (const { batch, permuted, order } of sample(permutations('float64', LAW_SIZES))) {
      expect(order.toSorted((a, b) => a - b)).toEqual(order.map((_, j) => j));
      for (const [i, row] of batch.rows.entries()) {
        expect(permuted.rows[i]?.logits).toEqual(order.map((j) => row.logits[j]));
        expect(order[permuted.rows[i]?.label ?? -1]).toBe(row.label);
      }
    }
  });

  it('are not always the same', () => {
    const orders = sample(permutations('float64', LAW_SIZES)).map(({ order }) => order.join());
    expect(orders.filter((order) => order === '2,1,0').length).toBeLessThan(
      orders.filter((order) => order.length === 5).length,
    );
  });
});

describe('targets', () => {
  const sums = (inputs: typeof distributions) =>
    sample(inputs('bfloat16', SMALL_SIZES)).flatMap(({ logits, targets }) => {
      const [rows = 0, classes = 0] = logits.shape;
      const values = targets?.kind === 'probabilities' ? targets.values.values : new Float64Array();
      return Array.from({ length: rows }, (_, i) =>
        values.slice(i * classes, (i + 1) * classes).reduce((sum, value) => sum + value, 0),
      );
    });

  it('sum to 1 where they are distributions', () => {
    expect(new Set(sums(distributions))).toEqual(new Set([1]));
  });

  it('sum to many things where they are weights', () => {
    expect(new Set(sums(weights)).size).toBeGreaterThan(20);
  });
});
