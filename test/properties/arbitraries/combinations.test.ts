import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLAIN } from '../../../src/contract/subject.ts';
import { lower } from '../../../src/model/lower.ts';
import { formatOf, smallestNormal } from '../../../src/numeric/format.ts';
import { classesOf } from '../../../src/properties/arbitraries/batch.ts';
import { type Combination, combined, labelsOf } from '../../../src/properties/arbitraries/combination.ts';
import { combinations } from '../../../src/properties/arbitraries/combinations.ts';
import type { Occasion } from '../../../src/properties/arbitraries/draw-combination.ts';
import { isFair, roomOf } from '../../../src/properties/arbitraries/fair.ts';
import { LAW_SIZES } from '../../../src/properties/arbitraries/shapes.ts';
import { ALL } from '../perfect.ts';

const occasion: Occasion = { dtype: 'float64', outputs: {}, claims: ALL, ladder: LAW_SIZES };
const draw = (of: Partial<Occasion> = {}, count = 300) =>
  fc.sample(combinations({ ...occasion, ...of }), { seed: 1, numRuns: count });

/** The smallest combination that has a property, of those that one draw shrinks to. */
function smallest(has: (one: Combination) => boolean, of: Partial<Occasion> = {}): Combination {
  const { counterexample } = fc.check(
    fc.property(combinations({ ...occasion, ...of }), (one) => !has(one)),
    { seed: 1, numRuns: 1000 },
  );
  return counterexample![0];
}

describe('combinations', () => {
  it.each(['float64', 'float32', 'float16', 'bfloat16'] as const)('are fair problems in %s', (dtype) => {
    const room = roomOf({ dtype, outputs: {} });
    for (const one of draw({ dtype })) {
      expect(isFair(one, room)).toBe(true);
      expect(() => lower(combined(one))).not.toThrow();
    }
  });

  it('have nothing that is not claimed', () => {
    const claims = { targets: ['probabilities'], reductions: ['sum'], options: ['weights'] } as const;
    for (const one of draw({ claims })) {
      expect(one.targets).toBeDefined();
      expect(one.reduction).toBe('sum');
      expect(Object.keys(one).sort()).toEqual(
        one.weights ? ['batch', 'reduction', 'targets', 'weights'] : ['batch', 'reduction', 'targets'],
      );
    }
    for (const one of draw({ claims: PLAIN })) expect(Object.keys(one)).toEqual(['batch', 'reduction']);
  });

  it('have every two options together', () => {
    const names = ['targets', 'weights', 'smoothing', 'ignored', 'upstream', 'layout'] as const;
    const all = draw();
    const missing = names.flatMap((a) =>
      names.filter((b) => a < b && !all.some((one) => one[a] && one[b])).map((b) => `${a} ${b}`),
    );
    expect(missing).toEqual(['ignored targets']);
  });

  it('ignore labels among the classes and beyond them, and never all rows', () => {
    const ignoring = draw().filter(({ ignored }) => ignored);
    const labels = ignoring.map(({ ignored, batch }) => [ignored!.label, classesOf(batch)] as const);
    expect(labels.some(([label]) => label < 0)).toBe(true);
    expect(labels.some(([label, classes]) => label >= classes)).toBe(true);
    expect(labels.some(([label, classes]) => 0 <= label && label < classes)).toBe(true);
    expect(ignoring.some((one) => labelsOf(one).includes(one.ignored!.label))).toBe(true);
    expect(ignoring.filter((one) => labelsOf(one).every((label) => label === one.ignored!.label))).toEqual(
      [],
    );
  });

  it('have weights of every size that there is, and smoothing up to 1', () => {
    const all = draw();
    const weights = all.flatMap((one) => one.weights ?? []);
    expect(weights).toContain(0);
    expect(weights.some((w) => w > 0 && w < smallestNormal(formatOf('float64')))).toBe(true);
    expect(Math.max(...weights)).toBeGreaterThan(1e200);
    const shares = all.flatMap((one) => one.smoothing ?? []);
    expect(Math.min(...shares)).toBeLessThan(1e-100);
    expect(Math.max(...shares)).toBe(1);
  });

  it('are not fair where a weight divided by the divisor overflows, though both are in range', () => {
    const rows = [{ logits: [0, 0], label: 0 }];
    const one = (weights: readonly number[]): Combination => ({
      batch: { dtype: 'bfloat16', rows },
      reduction: 'mean',
      weights,
    });
    const room = roomOf({ dtype: 'bfloat16', outputs: {} });
    expect(isFair(one([2 ** -114, 1]), room)).toBe(true);
    expect(isFair(one([1, 2 ** 14]), room)).toBe(true);
    expect(isFair(one([2 ** -114, 2 ** 14]), room)).toBe(false);
  });

  it('shrink to the options that it takes, and to plain numbers', () => {
    expect(smallest((one) => one.weights !== undefined && (one.smoothing ?? 0) > 0)).toEqual({
      batch: { dtype: 'float64', rows: [{ logits: [0], label: 0 }] },
      reduction: 'mean',
      weights: [1],
      smoothing: 0.5,
    });
    expect(smallest((one) => (one.upstream?.length ?? 0) > 1)).toEqual({
      batch: {
        dtype: 'float64',
        rows: [
          { logits: [0], label: 0 },
          { logits: [0], label: 0 },
        ],
      },
      reduction: 'none',
      upstream: [0, 0],
    });
    expect(smallest((one) => one.targets !== undefined && one.reduction === 'sum')).toEqual({
      batch: { dtype: 'float64', rows: [{ logits: [0], label: 0 }] },
      reduction: 'sum',
      targets: [[0]],
    });
  });

  it('shrink to tensors with as few axes as it takes', () => {
    const claims = { ...PLAIN, options: ['axis'] } as const;
    expect(smallest(({ layout }) => layout !== undefined && layout.axis > 0, { claims }).layout).toEqual({
      shape: [1, 1],
      axis: 1,
    });
    const long = smallest(({ layout }) => layout !== undefined && layout.shape[0]! > 2 && layout.axis > 1, {
      claims,
    });
    expect(long.layout).toEqual({ shape: [3, 1, 1], axis: 2 });
    expect(long.batch.rows).toHaveLength(3);
  });
});
