import { describe, expect, it } from 'vitest';
import { type Judged, nonNegative, related, rowSums, sameValues } from '../../src/accuracy/combine.ts';
import { intervals } from '../../src/accuracy/intervals.ts';
import { judge } from '../../src/accuracy/judge.ts';
import { rank } from '../../src/contract/level.ts';
import type { Problem } from '../../src/contract/problem.ts';
import { QUANTITIES, type Quantity } from '../../src/contract/quantity.ts';
import { DTYPES } from '../../src/numeric/format.ts';
import { step } from '../../src/numeric/ordinal.ts';
import { drawn, labelled, truth } from './problems.ts';
import { answersOf, HONEST } from './textbook.ts';

function judged(
  problem: Problem,
  quantity: Quantity,
  change: (value: number, n: number) => number = (v) => v,
): Judged {
  const accepted = intervals(truth(problem), quantity);
  return { intervals: accepted, answer: accepted.correct.map(change) };
}

const ROWS = [
  [0.1, 3, 1],
  [2, -1, 0.7],
] as const;
const LABELS = [1, 2] as const;
const batch = labelled('float64', ROWS, LABELS);

describe('rowSums', () => {
  it('holds exactly for correctly rounded rows', () => {
    expect(rowSums(judged(batch, 'softmax'), 3, 1)).toEqual({ holds: 'exact', compared: 2, excluded: 0 });
    expect(rowSums(judged(batch, 'cross_entropy_grad'), 3, 0).holds).toBe('exact');
  });

  const changed = (change: (value: number, n: number) => number) =>
    rowSums(judged(batch, 'softmax', change), 3, 1);

  it('names the row that does not sum to 1', () => {
    const mark = changed((value, n) => (n === 5 ? value + 0.25 : value));
    expect(mark.holds).toBe('none');
    expect(mark.complaint).toBe('the sum of row 1 is off by 0.25, more than safe allows');
  });

  it('forgives errors that cancel, and no others', () => {
    const { format } = judged(batch, 'softmax').intervals;
    const moved = (...floats: number[]) => changed((value, n) => step(value, floats[n] ?? 0, format)).holds;
    // The first of these classes has floats sixteen times as dense as the second.
    expect(moved(4000, -250)).not.toBe('none');
    expect(moved(4000, 250)).toBe('none');
  });

  it('counts a row as excluded where a part is only forgiven', () => {
    // At this offset `safe` has no bound for bfloat16 probabilities.
    const far = labelled('bfloat16', [[512, 510]], [0]);
    const swapped = judged(far, 'softmax', (value) => 1 - value);
    expect(rowSums(swapped, 2, 1)).toMatchObject({ compared: 0, excluded: 1 });
    expect(rowSums(judged(far, 'softmax'), 2, 1)).toMatchObject({ compared: 1, excluded: 0 });
  });

  it('never holds with NaN', () => {
    const broken = judged(batch, 'softmax', (value, n) => (n === 0 ? Number.NaN : value));
    expect(rowSums(broken, 3, 1).holds).toBe('none');
  });
});

describe('sameValues', () => {
  it('holds for two answers to one problem shifted', () => {
    const shifted = labelled(
      'float64',
      [
        [1024.25, 1027, 1025],
        [2, -1, 0.75],
      ],
      LABELS,
    );
    const here = labelled(
      'float64',
      [
        [0.25, 3, 1],
        [2, -1, 0.75],
      ],
      LABELS,
    );
    for (const quantity of QUANTITIES) {
      expect(sameValues(judged(here, quantity), judged(shifted, quantity)).holds).toBe('exact');
    }
  });

  it('sees a difference that is larger than both widths', () => {
    const mark = sameValues(
      judged(batch, 'softmax'),
      judged(batch, 'softmax', (value) => value * (1 + 2 ** -46)),
    );
    expect(mark.holds).toBe('none');
    expect(mark.complaint).toMatch(/^the difference of element 0 and its partner 0 is off by -/);
  });

  it('pairs elements by the given partner', () => {
    const [row = []] = ROWS;
    const reversed = labelled('float64', [row.toReversed()], [1]);
    const alone = labelled('float64', [row], [1]);
    const partner = (n: number) => 2 - n;
    expect(sameValues(judged(alone, 'softmax'), judged(reversed, 'softmax'), partner).holds).toBe('exact');
    expect(sameValues(judged(alone, 'softmax'), judged(reversed, 'softmax')).holds).toBe('none');
  });

  it('takes equal infinities for equal, and others not', () => {
    const masked = labelled('float64', [[0, Number.NEGATIVE_INFINITY]], [0]);
    const logs = judged(masked, 'log_softmax');
    expect(sameValues(logs, logs).holds).toBe('exact');
    const finite = judged(masked, 'log_softmax', (value) => Math.max(value, -1e308));
    expect(sameValues(logs, finite).holds).toBe('none');
  });
});

describe('related', () => {
  const strand = (of: Judged, times: number, from = 0, count = of.answer.length) => ({
    of,
    from,
    count,
    times,
  });
  const losses = (problem: Problem, change?: (v: number) => number) =>
    judged(problem, 'cross_entropy', change);
  const reduced = (reduction: Problem['reduction']) => ({ ...batch, reduction });

  it('knows that N times the mean is the sum of all', () => {
    const none = losses(reduced('none'));
    const relations = (mean: Judged) => [[strand(mean, 2), strand(none, -1)]];
    expect(related(relations(losses(batch)), 0, () => 'mean').holds).toBe('exact');
    const forgotten = losses(batch, (mean) => 2 * mean);
    expect(related(relations(forgotten), 0, () => 'twice the mean against the sum').complaint).toMatch(
      /^twice the mean against the sum is off by \d/,
    );
  });

  it('knows that a row of a mean gradient is the Nth part of its own', () => {
    const [, second = []] = ROWS;
    const all = judged(batch, 'cross_entropy_grad');
    const own = judged(labelled('float64', [second], [2]), 'cross_entropy_grad');
    const relations = [0, 1, 2].map((j) => [strand(all, 2, 3 + j, 1), strand(own, -1, j, 1)]);
    expect(related(relations, 0, (j) => `class ${j}`)).toMatchObject({ holds: 'exact', compared: 3 });
    const wrong = [0, 1, 2].map((j) => [strand(all, 1, 3 + j, 1), strand(own, -1, j, 1)]);
    expect(related(wrong, 0, (j) => `class ${j}`).holds).toBe('none');
  });

  it.each(DTYPES)('never judges worse than agreement does in %s', (dtype) => {
    for (const problem of drawn(dtype, 25)) {
      const classes = problem.logits.shape[1]!;
      const all = truth(problem);
      for (const algorithm of Object.values(HONEST)) {
        const answers = answersOf(algorithm, problem, dtype);
        for (const quantity of QUANTITIES) {
          const one: Judged = { intervals: intervals(all, quantity), answer: answers[quantity] };
          const { holds } = judge(one.intervals, one.answer);
          const exact = { ...one, answer: one.intervals.correct };
          expect(rank(sameValues(one, exact).holds)).toBeGreaterThanOrEqual(rank(holds));
          if (quantity !== 'softmax' && quantity !== 'cross_entropy_grad') continue;
          const sums = rowSums(one, classes, quantity === 'softmax' ? 1 : 0);
          expect(rank(sums.holds)).toBeGreaterThanOrEqual(rank(holds));
        }
      }
    }
  });
});

describe('nonNegative', () => {
  it('keeps order, and lets ties be undecided within their widths', () => {
    const order = (of: Judged) => {
      const pair = [
        { of, from: 1, count: 1, times: 1 },
        { of, from: 2, count: 1, times: -1 },
      ];
      return nonNegative([pair], () => 'p_1 - p_2').holds;
    };
    expect(order(judged(batch, 'softmax'))).toBe('exact');
    expect(order(judged(batch, 'softmax', (value, n) => (n === 1 ? 1 : value)))).toBe('exact');
    expect(order(judged(batch, 'softmax', (value, n) => (n === 2 ? 0.9 : value)))).toBe('none');
    const tied = labelled('float64', [[0, 1, 1]], [0]);
    const hair = judged(tied, 'softmax', (value, n) =>
      n === 2 ? step(value, 3, judged(tied, 'softmax').intervals.format) : value,
    );
    expect(order(hair)).toBe('accurate');
  });
});
