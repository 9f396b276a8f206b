import { describe, expect, it } from 'vitest';
import { Gathering } from '../../src/accuracy/gathering.ts';
import { intervals } from '../../src/accuracy/intervals.ts';
import { judge } from '../../src/accuracy/judge.ts';
import { mergeMeasures } from '../../src/accuracy/merge-measures.ts';
import { AXES, type Measures } from '../../src/contract/measures.ts';
import { distance, step } from '../../src/numeric/ordinal.ts';
import { drawn, labelled, truth } from './problems.ts';

const two = intervals(truth(labelled('float64', [[0, 1, 3]], [0])), 'softmax');

const measured = (measures: Measures) =>
  AXES.map((axis) => measures[axis].flatMap(({ counts }) => counts).reduce((a, b) => a + b, 0));

describe('a gathering', () => {
  it('has nothing before anything was added', () => {
    expect(new Gathering(two).measures()).toEqual({ gap: [], offset: [], classes: [] });
  });

  it('sorts each element by its gap, its offset and the number of classes', () => {
    const { gap, offset, classes } = judge(two, two.correct).measures!;

    expect(gap.map(({ bin, counts }) => [bin, counts])).toEqual([
      [0, [1]],
      [14, [2]],
    ]);
    expect(offset.map(({ bin }) => bin)).toEqual([14]);
    expect(classes.map(({ bin }) => bin)).toEqual([14]);
  });

  it('keeps the worst error of each bin, and how far levels reach at least and at most', () => {
    const off = two.correct.map((value, n) => (n === 0 ? step(value, 3, two.format) : value));
    const { gap, classes } = judge(two, off).measures!;
    const reaches = Array.from(two.correct, (value, n) =>
      Math.max(distance(two.lo[1]![n]!, value, two.format), distance(two.hi[1]![n]!, value, two.format)),
    );

    expect(gap[1]!.worst).toBe(3 - two.residual[0]!);
    expect(gap[1]!.counts).toEqual([1, 0, 0, 1]);
    expect(classes[0]!.stable).toEqual([Math.min(...reaches), Math.max(...reaches)]);
    expect(classes[0]!.stable![1]).toBeLessThanOrEqual(classes[0]!.safe![1]);
  });

  it('is infinitely wrong where an answer is NaN', () => {
    const { gap } = judge(two, Float64Array.of(Number.NaN, 0, 0)).measures!;
    expect(gap[1]!.worst).toBe(Number.POSITIVE_INFINITY);
  });

  it('counts every element that is measured, on each axis', () => {
    for (const problem of drawn('float32', 20)) {
      for (const quantity of ['softmax', 'cross_entropy', 'cross_entropy_grad'] as const) {
        const found = intervals(truth(problem), quantity);
        const { compared, histogram, measures } = judge(found, found.correct);
        expect(measured(measures!)).toEqual([compared, compared, compared]);
        expect(histogram).toEqual([compared]);
      }
    }
  });
});

describe('merged measures', () => {
  const parts = drawn('float64', 30).map((problem) => {
    const found = intervals(truth(problem), 'log_softmax');
    return judge(found, found.lo[0]!).measures!;
  });

  it('are the same in whatever order and grouping', () => {
    const forwards = parts.reduce(mergeMeasures);
    expect(parts.toReversed().reduce(mergeMeasures)).toEqual(forwards);
    expect(
      mergeMeasures(parts.slice(0, 7).reduce(mergeMeasures), parts.slice(7).reduce(mergeMeasures)),
    ).toEqual(forwards);
  });

  it('count what the parts do', () => {
    const sums = parts.map(measured).reduce((a, b) => a.map((count, k) => count + b[k]!));
    expect(measured(parts.reduce(mergeMeasures))).toEqual(sums);
  });
});
