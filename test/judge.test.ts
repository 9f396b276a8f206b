import { describe, expect, it } from 'vitest';
import { UsageError } from '../src/contract/errors.ts';
import { judge } from '../src/judge.ts';

const problem = { logits: [[1, 2, 4]], labels: [0] };

describe('one answer judged', () => {
  it('is exact where it is the correctly rounded value', () => {
    const { level, exact, complaint } = judge(problem, 'cross_entropy', 3.1698460195562856);
    expect({ level, exact: [...exact], complaint }).toEqual({
      level: 'exact',
      exact: [3.1698460195562856],
      complaint: undefined,
    });
  });

  it('holds the level of its worst element, and says which that is', () => {
    const { level, worst, complaint } = judge(problem, 'softmax', [
      [0.0420100661, 0.1141952, 0.8437947344813395],
    ]);
    expect(level).toBe('none');
    expect(worst).toMatchObject({ index: [0, 1], answer: 0.1141952, exact: 0.11419519938459448 });
    expect(worst.floats).toBeGreaterThan(1e6);
    expect(complaint).toMatch(/^element 0 is/);
  });

  it('may lie in flat arrays beside a shape, and in another dtype than the logits', () => {
    const logits = { values: Float32Array.of(1, 2, 4), shape: [1, 3] };
    const answer = Float32Array.of(0.0420100689, 0.11419519782, 0.84379476309);
    expect(judge({ logits, dtype: 'float32' }, 'softmax', answer).level).toBe('faithful');
    expect(judge({ logits, dtype: 'float16' }, 'softmax', answer, 'float32').level).toBe('faithful');
  });

  it('may be that of any options, along any axis', () => {
    const tensor = { logits: [[[0, 5]], [[0, 0]]], axis: 0 };
    expect(judge(tensor, 'softmax', [[[0.5, 1]], [[0.5, 0]]]).worst.index).toEqual([1, 0, 1]);
    const dense = {
      logits: [[0, 0]],
      targets: [[0.25, 0.75]],
      labelSmoothing: 0.5,
      reduction: 'none' as const,
    };
    expect(judge(dense, 'cross_entropy', [Math.LN2]).level).toBe('exact');
  });

  it('never passes with NaN', () => {
    expect(judge(problem, 'cross_entropy', Number.NaN)).toMatchObject({
      level: 'none',
      worst: { index: [], floats: Number.POSITIVE_INFINITY },
    });
  });

  it('has a worst element where levels say nothing of it', () => {
    const odd = judge({ logits: [[1e300, 1]] }, 'softmax', [1e10, 0]);
    expect(odd.complaint).toMatch(/^element 0 is/);
    expect(odd.worst).toMatchObject({ index: [0, 0], answer: 1e10, exact: 1 });
    const silent = judge({ logits: [[1e308, 1e308]] }, 'softmax', [5, -3]);
    expect(silent.worst).toMatchObject({ index: [0, 1], answer: -3, exact: 0.5 });
  });

  it.each([
    [{ logits: [1, 2] }, 'softmax', [1], /logits: a list for each row/],
    [problem, 'softmax', [[1, 2]], /answer: it has 2 numbers, and softmax of this problem has 3/],
    [{ logits: [[1, 2]] }, 'cross_entropy', 1, /targets: the loss and its gradient need/],
    [{ logits: [[1, 2]], labels: [2] }, 'cross_entropy', 1, /labels: row 0 has 2/],
    [{ ...problem, targets: [[1, 0, 0]] }, 'cross_entropy', 1, /give one of them/],
    [{ logits: [[Number.NaN]] }, 'softmax', 1, /NaN/],
    [undefined as never, 'softmax', 1, /^a problem is needed, as \{ logits/],
    [{} as never, 'softmax', 1, /^logits: numbers are needed, as \[\[1, 2, 4\]\]/],
    [{ logits: [[1, 2]] }, 'softmax', undefined as never, /^answer: numbers are needed/],
    [{ logits: [[1, 2]] }, 'softmax', '3' as never, /^answer: numbers are needed/],
    [{ logits: [[1, 2]], dtype: 'float17' } as never, 'softmax', [1, 2], /^dtype: it is float64, /],
    [{ logits: [[1, 2]], weights: 2 } as never, 'softmax', [1, 2], /^weights: numbers are needed/],
    [{ logits: [[1, 2]], labels: 0 } as never, 'softmax', [1, 2], /^labels: they are a list/],
    [
      { logits: Float32Array.of(1, 2), shape: [1, 2] } as never,
      'softmax',
      [1, 2],
      /values, shape: \[1, 3\] \}/,
    ],
    [{ logits: [['1']] } as never, 'softmax', 1, /element 0 is no number/],
    [{ ...problem, labels: [2 ** 32] }, 'cross_entropy', 1, /labels: they are whole numbers of 32 bits/],
    [{ ...problem, wieghts: [1, 1, 1] } as never, 'cross_entropy', 1, /^wieghts: there is no such field/],
    [{ ...problem, reduction: 'avg' } as never, 'cross_entropy', 1, /reduction: it is mean, sum, none/],
    [{ ...problem, dtype: 'double' } as never, 'softmax', 1, /dtype: it is float64, /],
    [problem, 'loss' as never, [1, 2, 3], /quantity: it is softmax, /],
    [{ logits: { values: [1], shape: [1, 2] } }, 'softmax', 1, /shape \[1, 2\] has 2 elements/],
  ] as const)('says what makes no sense: %j', (plain, quantity, answer, message) => {
    expect(() => judge(plain, quantity, answer)).toThrow(UsageError);
    expect(() => judge(plain, quantity, answer)).toThrow(message);
  });
});
