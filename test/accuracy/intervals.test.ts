import { describe, expect, it } from 'vitest';
import { intervals } from '../../src/accuracy/intervals.ts';
import { LEVELS } from '../../src/contract/level.ts';
import { QUANTITIES } from '../../src/contract/quantity.ts';
import { DTYPES, formatOf, largestFinite, represents, smallestSubnormal } from '../../src/numeric/format.ts';
import { distance, nextDown, nextUp, step } from '../../src/numeric/ordinal.ts';
import { tensor } from '../../src/numeric/tensor.ts';
import { drawn, drawnWithOptions, labelled, truth } from './problems.ts';

const [SAFE, STABLE, ACCURATE, FAITHFUL, EXACT] = [0, 1, 2, 3, 4] as const;
const float64 = formatOf('float64');

/** Element n of a quantity's intervals, by level. */
function ends(problem: Parameters<typeof truth>[0], quantity: (typeof QUANTITIES)[number], n: number) {
  const { lo, hi } = intervals(truth(problem), quantity);
  return LEVELS.map((_, level) => [lo[level]![n]!, hi[level]![n]!] as const);
}

describe('intervals', () => {
  it('accepts 1/2 as itself at exact and faithful', () => {
    const half = ends(labelled('float64', [[0, 0]], [0]), 'softmax', 0);
    expect(half[EXACT]).toEqual([0.5, 0.5]);
    expect(half[FAITHFUL]).toEqual([0.5, 0.5]);
    expect(half[ACCURATE]).toEqual([step(0.5, -4, float64), step(0.5, 4, float64)]);
  });

  it('reaches four floats from a value between two floats', () => {
    const third = ends(labelled('float64', [[0, 0, 0]], [0]), 'softmax', 0);
    // 1/3 lies above the float64 nearest to it.
    expect(third[FAITHFUL]).toEqual([1 / 3, nextUp(1 / 3, float64)]);
    expect(third[ACCURATE]).toEqual([step(1 / 3, -3, float64), step(1 / 3, 4, float64)]);
  });

  it.each(DTYPES)('nests the levels around the correct float of %s', (dtype) => {
    const violations: string[] = [];
    for (const problem of [...drawn(dtype, 40), ...drawnWithOptions(dtype, 40)]) {
      const all = truth(problem);
      for (const quantity of QUANTITIES) {
        const { lo, hi, correct, silent, format } = intervals(all, quantity);
        const isFloat = (level: number, n: number) =>
          represents(lo[level]![n]!, format) && represents(hi[level]![n]!, format);
        const width = (level: number, n: number) => distance(lo[level]![n]!, hi[level]![n]!, format);
        const counted = !(quantity === 'cross_entropy_grad' && all.facts.target?.dense);
        for (let n = 0; n < correct.length; n++) {
          let holds = lo[EXACT]![n] === correct[n] && hi[EXACT]![n] === correct[n] && width(FAITHFUL, n) <= 1;
          for (let level = SAFE; level < EXACT; level++) {
            holds &&= lo[level]![n]! <= lo[level + 1]![n]! && hi[level]![n]! >= hi[level + 1]![n]!;
            holds &&= isFloat(level, n);
          }
          if (counted && silent[n]! < 3) holds &&= width(ACCURATE, n) <= 8;
          if (!holds) violations.push(`${quantity} ${n}`);
        }
      }
    }
    expect(violations).toEqual([]);
  });

  it('accepts nothing but infinity where the true value is infinite', () => {
    const masked = labelled('float32', [[0, Number.NEGATIVE_INFINITY]], [1]);
    for (const [quantity, n, value] of [
      ['log_softmax', 1, Number.NEGATIVE_INFINITY],
      ['cross_entropy', 0, Number.POSITIVE_INFINITY],
    ] as const) {
      for (const [lo, hi] of ends(masked, quantity, n)) expect([lo, hi]).toEqual([value, value]);
    }
  });

  it('bounds an absent class though its gap is infinite', () => {
    const masked = labelled('float64', [[3, Number.NEGATIVE_INFINITY, 1]], [0]);
    const tiny = smallestSubnormal(float64);
    expect(ends(masked, 'softmax', 1)[SAFE]).toEqual([-4 * tiny, 4 * tiny]);
    expect(ends(masked, 'cross_entropy_grad', 1)[SAFE]).toEqual([-12 * tiny, 12 * tiny]);
    expect(ends(masked, 'softmax', 0).flat().every(Number.isFinite)).toBe(true);
  });

  it('accepts both neighbours of the overflow threshold', () => {
    const largest = largestFinite(float64);
    const log = ends(labelled('float64', [[largest, -largest]], [0]), 'log_softmax', 1);
    expect(log[EXACT]).toEqual([Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]);
    expect(log[FAITHFUL]).toEqual([Number.NEGATIVE_INFINITY, -largest]);
    expect(log[ACCURATE]).toEqual([Number.NEGATIVE_INFINITY, step(-largest, 3, float64)]);
    // Bounded from the largest float, not from infinity: a float more than `accurate`.
    expect(log[STABLE]![1]).toBe(step(-largest, 4, float64));
  });

  it('knows the side of 0 on which an underflow lies', () => {
    const [p] = [ends(labelled('float64', [[800, 0]], [0]), 'softmax', 1)];
    expect(p[FAITHFUL]).toEqual([0, smallestSubnormal(float64)]);
    expect(p[ACCURATE]![0]).toBe(-3 * smallestSubnormal(float64));
  });

  it('asks for 0 at a gap of half the floats there are', () => {
    const p = ends(labelled('float64', [[0, -1e300]], [0]), 'softmax', 1);
    expect(p[SAFE]![1]).toBe(4 * smallestSubnormal(float64));
  });

  it('is wider with an offset at safe, and only there', () => {
    const near = labelled('float64', [[0, 1, 3]], [0]);
    const far = labelled('float64', [[1e6, 1e6 + 1, 1e6 + 3]], [0]);
    for (const quantity of QUANTITIES) {
      expect(ends(far, quantity, 0)[STABLE]).toEqual(ends(near, quantity, 0)[STABLE]);
      expect(ends(far, quantity, 0)[SAFE]![0]).toBeLessThan(ends(near, quantity, 0)[SAFE]![0]);
    }
  });

  it('says nothing at safe of a probability whose offset left no digits', () => {
    const accepted = intervals(truth(labelled('bfloat16', [[512, 510]], [0])), 'softmax');
    expect([accepted.silent[0], accepted.lo[SAFE]![0], accepted.hi[SAFE]![0]]).toEqual([
      1,
      -Infinity,
      Infinity,
    ]);
    expect(accepted.hi[STABLE]![0]).toBeLessThan(1);
  });

  it('asks for the 0 of a row that does not count, though its P may be anything', () => {
    const rows = labelled(
      'bfloat16',
      [
        [512, 510],
        [0, 1],
      ],
      [-100, 0],
    );
    const ignored = ends({ ...rows, ignoreIndex: -100 }, 'cross_entropy_grad', 0);
    expect(ignored[SAFE]![1]).toBe(4 * smallestSubnormal(formatOf('bfloat16')));
  });

  it('measures a dense gradient by its larger part at accurate', () => {
    const problem = labelled('float64', [[0, 0.25]], [0]);
    const { shape } = problem.logits;
    const values = tensor('float64', shape, Float64Array.of(0.4378234991142019, 0.5621765008857981));
    const dense = { ...problem, targets: { kind: 'probabilities' as const, values } };
    const [lo, hi] = ends(dense, 'cross_entropy_grad', 0)[ACCURATE]!;
    // tau P and T agree to the last place; four floats of either are 2^-52.
    expect(hi - lo).toBeCloseTo(8 * 2 ** -54, 18);
    expect(hi).toBeGreaterThan(0);
    expect(lo).toBeLessThan(0);
  });

  it('takes true values found by other means', () => {
    const all = truth(labelled('float64', [[0, 0]], [0]));
    const other = { ...all.quantities.softmax!, values: Float64Array.of(0.25, 0.75) };
    expect(intervals(all, 'softmax', other).lo[EXACT]).toEqual(Float64Array.of(0.25, 0.75));
    expect(nextDown(0.25, float64)).toBeGreaterThan(intervals(all, 'softmax', other).lo[STABLE]![0]!);
  });

  it('refuses a quantity that is not expected', () => {
    const all = truth(labelled('float64', [[0, 0]], [0]));
    expect(() => intervals({ ...all, quantities: {} }, 'softmax')).toThrow(RangeError);
  });
});
