import { describe, expect, it } from 'vitest';
import { beyondDomain, isProved } from '../../src/accuracy/domain.ts';
import { intervals } from '../../src/accuracy/intervals.ts';
import { judge } from '../../src/accuracy/judge.ts';
import type { Expected } from '../../src/contract/expected.ts';
import { QUANTITIES } from '../../src/contract/quantity.ts';
import { formatOf } from '../../src/numeric/format.ts';
import { tensor } from '../../src/numeric/tensor.ts';
import { labelled, truth } from './problems.ts';

/** Two rows whose losses are 1.5e308 each: their sum overflows, their mean does not. */
const large = labelled(
  'float64',
  [
    [0, -1.5e308],
    [0, -1.5e308],
  ],
  [1, 1],
);

describe('beyondDomain', () => {
  it('excludes nothing of an ordinary problem', () => {
    const ordinary = truth(labelled('float64', [[0, 1]], [0]));
    for (const quantity of QUANTITIES) {
      expect(beyondDomain(ordinary, quantity, formatOf('float64')).includes(1)).toBe(false);
    }
  });

  it('lets a mean overflow where its sum does, and counts it', () => {
    const accepted = intervals(truth(large), 'cross_entropy');
    expect(accepted.correct[0]).toBe(1.5e308);
    const mark = judge(accepted, Float64Array.of(Number.POSITIVE_INFINITY));
    expect(mark).toMatchObject({ holds: 'accurate', compared: 0, excluded: 1 });
    expect(judge(accepted, Float64Array.of(1.5e308))).toMatchObject({
      holds: 'exact',
      compared: 1,
      excluded: 0,
    });
  });

  it('never lets NaN pass, nor a small loss', () => {
    const accepted = intervals(truth(large), 'cross_entropy');
    expect(judge(accepted, Float64Array.of(Number.NaN))).toMatchObject({ holds: 'none', compared: 1 });
    expect(judge(accepted, Float64Array.of(1))).toMatchObject({ holds: 'none', compared: 1 });
  });

  it('keeps softmax and the gradient of large gaps', () => {
    const all = truth(large);
    for (const quantity of ['softmax', 'cross_entropy_grad'] as const) {
      expect(beyondDomain(all, quantity, formatOf('float64')).includes(1)).toBe(false);
    }
  });

  it('lets a large logarithm be -infinity below faithful, and no NaN', () => {
    const all = truth(large);
    const { correct, ...accepted } = intervals(all, 'log_softmax');
    const held = (value: number) => judge({ correct, ...accepted }, correct.with(1, value)).holds;
    expect([...beyondDomain(all, 'log_softmax', formatOf('float64'))]).toEqual([0, 1, 0, 1]);
    expect(held(Number.NEGATIVE_INFINITY)).toBe('accurate');
    expect(held(Number.POSITIVE_INFINITY)).toBe('none');
    expect(held(Number.NaN)).toBe('none');
  });

  it('looks at each row by itself under reduction none', () => {
    const each = labelled(
      'float64',
      [
        [0, -1.5e308],
        [0, -1],
      ],
      [1, 1],
      'none',
    );
    expect([...beyondDomain(truth(each), 'cross_entropy', formatOf('float64'))]).toEqual([1, 0]);
  });

  it('minds the sum of all log-probabilities where labels are smoothed', () => {
    const smoothed = { ...labelled('float64', [[0, -4e307, -4e307]], [0]), labelSmoothing: 2 ** -10 };
    expect([...beyondDomain(truth(smoothed), 'cross_entropy', formatOf('float64'))]).toEqual([1]);
    expect([
      ...beyondDomain(truth({ ...smoothed, labelSmoothing: 0 }), 'cross_entropy', formatOf('float64')),
    ]).toEqual([0]);
  });

  it('says nothing of a gradient whose divisor overflows a half format', () => {
    const two = labelled(
      'float16',
      [
        [0, 1],
        [1, 0],
      ],
      [0, 0],
    );
    const weights = tensor('float16', [2], Float64Array.of(10000, 1));
    const accepted = intervals(truth({ ...two, weights }), 'cross_entropy_grad');
    const zeros = judge(accepted, new Float64Array(4));
    expect(zeros).toMatchObject({ holds: 'accurate', compared: 0, excluded: 4 });
    expect(judge(accepted, accepted.correct)).toMatchObject({ holds: 'exact', compared: 4, excluded: 0 });
    expect(judge(accepted, new Float64Array(4).fill(Number.NaN)).holds).toBe('none');
  });
});

describe('isProved', () => {
  const sized = (rows: number, classes: number): Expected => ({
    ...truth(labelled('float32', [[0]], [0])),
    rows,
    classes,
  });
  const float32 = formatOf('float32');

  it('holds up to 2^19 classes in float32', () => {
    for (const quantity of QUANTITIES) {
      expect(isProved(sized(1, 2 ** 19), quantity, float32)).toBe(true);
      expect(isProved(sized(1, 2 ** 19 + 1), quantity, float32)).toBe(false);
      expect(isProved(sized(1, 2 ** 19 + 1), quantity, formatOf('float64'))).toBe(true);
    }
  });

  it('counts rows only where they are summed', () => {
    const many = sized(2 ** 20, 2);
    expect(QUANTITIES.filter((quantity) => !isProved(many, quantity, float32))).toEqual(['cross_entropy']);
    const each = { ...many, problem: { ...many.problem, reduction: 'none' as const } };
    expect(isProved(each, 'cross_entropy', float32)).toBe(true);
  });

  it('leaves stable and safe open where it does not hold', () => {
    const accepted = intervals(flat(2 ** 19 + 32), 'softmax');
    expect([accepted.silent[0], accepted.lo[1]![0], accepted.hi[1]![0]]).toEqual([2, -Infinity, Infinity]);
    const doubled = judge(
      accepted,
      accepted.correct.map((p) => 2 * p),
    );
    expect(doubled).toMatchObject({ holds: 'stable', compared: 0, excluded: 2 ** 19 + 32 });
  });
});

/** One row of equal logits, put together by hand: the reference would take minutes. */
function flat(classes: number): Expected {
  const fill = (value: number) => new Float64Array(classes).fill(value);
  const { problem } = truth(labelled('float32', [[0]], [0]));
  const softmax = {
    dtype: 'float32' as const,
    values: fill(Math.fround(1 / classes)),
    side: new Int8Array(classes).fill(1),
    residual: fill(0.25),
  };
  const logSum = Math.log(classes);
  const facts = {
    max: fill(0).subarray(0, 1),
    gap: fill(0),
    p: fill(1 / classes),
    logP: fill(-logSum),
    logSum: Float64Array.of(logSum),
  };
  return { problem, rows: 1, classes, quantities: { softmax }, facts };
}
