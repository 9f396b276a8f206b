import { describe, expect, it } from 'vitest';
import { intervals } from '../../src/accuracy/intervals.ts';
import { accepts, judge } from '../../src/accuracy/judge.ts';
import { LEVELS, rank } from '../../src/contract/level.ts';
import type { Problem } from '../../src/contract/problem.ts';
import { QUANTITIES, type Quantity } from '../../src/contract/quantity.ts';
import { type Dtype, formatOf, smallestNormal } from '../../src/numeric/format.ts';
import { nearest } from '../../src/numeric/nearest.ts';
import { drawn, labelled, truth } from './problems.ts';

const FLUSHED = { subnormals: 'flushed' } as const;
const DTYPES: readonly Dtype[] = ['float64', 'float32', 'float16'];

/** The textbook on a machine that flushes whatever it reads and writes; each step is stored in the dtype, sums in float32 at least. */
function flushing(dtype: Dtype, { logits, targets }: Problem): Record<Quantity, Float64Array> {
  const flush = (x: number, to = dtype) => {
    const rounded = nearest(x, formatOf(to));
    return Math.abs(rounded) < smallestNormal(formatOf(to)) ? 0 : rounded;
  };
  const wide = dtype === 'float16' ? 'float32' : dtype;
  const add = (terms: ArrayLike<number>) => Array.from(terms).reduce((a, b) => flush(a + b, wide), 0);
  const [rows = 0, classes = 0] = logits.shape;
  const labels = targets?.kind === 'index' ? targets.values : new Int32Array();
  const split = Array.from({ length: rows }, (_, i) =>
    logits.values.slice(i * classes, (i + 1) * classes).map((x) => flush(x)),
  ).map((row) => {
    const max = row.reduce((a, b) => Math.max(a, b));
    const gaps = row.map((x) => flush(x - max));
    const terms = gaps.map((d) => flush(Math.exp(d)));
    const total = add(terms);
    const logSum = flush(Math.log(total));
    return { p: terms.map((t) => flush(t / total)), l: gaps.map((d) => flush(d - logSum)) };
  });
  const losses = split.map(({ l }, i) => -l[labels[i]!]!);
  return {
    softmax: Float64Array.from(split.flatMap(({ p }) => [...p])),
    log_softmax: Float64Array.from(split.flatMap(({ l }) => [...l])),
    cross_entropy: Float64Array.of(flush(add(losses) / rows)),
    cross_entropy_grad: Float64Array.from(
      split.flatMap(({ p }, i) => [...p].map((v, j) => flush(flush(v - (j === labels[i] ? 1 : 0)) / rows))),
    ),
  };
}

describe('flushed subnormals', () => {
  it.each(DTYPES)('are stable in %s, for who says so', (dtype) => {
    const normal = smallestNormal(formatOf(dtype));
    const edge = Math.log(normal);
    const chosen = [
      [[0, edge - 1, edge - 1, edge - 3]],
      [[0, ...Array<number>(200).fill(edge + 0.3), ...Array<number>(200).fill(edge - 0.3)]],
      [[normal / 2, -normal / 2, normal / 4]],
      [
        [0, edge + 0.5],
        [0, edge - 0.5],
        [edge, edge],
      ],
    ].map((rows) =>
      labelled(
        dtype,
        rows.map((row) => [...row, ...Array(Math.max(...rows.map((r) => r.length)) - row.length).fill(-1)]),
        rows.map(() => 0),
      ),
    );
    const short: string[] = [];
    for (const problem of [...chosen, ...drawn(dtype, 60)]) {
      const expected = truth({ ...problem, dialect: FLUSHED });
      const answers = flushing(dtype, problem);
      for (const quantity of QUANTITIES) {
        const mark = judge(intervals(expected, quantity), answers[quantity]);
        if (rank(mark.holds) < rank('stable'))
          short.push(`${quantity} of ${problem.logits.values}: ${mark.complaint}`);
      }
    }
    expect(short).toEqual([]);
  });

  it.each(DTYPES)('widen every level of %s by 0 for a subnormal result, and no further', (dtype) => {
    const format = formatOf(dtype);
    const gap = nearest(Math.log(smallestNormal(format)) - 1, format);
    const problem = labelled(dtype, [[0, gap]], [0]);
    const kept = intervals(truth(problem), 'softmax');
    const flushed = intervals(truth({ ...problem, dialect: FLUSHED }), 'softmax');
    for (const [place, level] of LEVELS.entries()) {
      expect(accepts(flushed, place, 1, 0), level).toBe(true);
      expect(accepts(flushed, place, 1, kept.correct[1]!), level).toBe(true);
      if (rank(level) >= rank('accurate')) expect(flushed.hi[place]![0], level).toBe(kept.hi[place]![0]);
    }
    expect(accepts(kept, LEVELS.indexOf('accurate'), 1, 0)).toBe(false);
  });

  it.each(DTYPES)('do not excuse a normal number of %s that is lost', (dtype) => {
    const format = formatOf(dtype);
    const lost = labelled(dtype, [[0, nearest(Math.log(16 * smallestNormal(format)), format)]], [0]);
    const found = intervals(truth({ ...lost, dialect: FLUSHED }), 'softmax');
    expect(accepts(found, LEVELS.indexOf('safe'), 1, 0)).toBe(false);
    const just = labelled(dtype, [[0, nearest(Math.log(1.5 * smallestNormal(format)), format)]], [0]);
    const near = intervals(truth({ ...just, dialect: FLUSHED }), 'softmax');
    expect(accepts(near, LEVELS.indexOf('faithful'), 1, 0)).toBe(false);
  });

  it('are nested like other intervals', () => {
    for (const dtype of DTYPES) {
      for (const problem of drawn(dtype, 30)) {
        const expected = truth({ ...problem, dialect: FLUSHED });
        for (const quantity of QUANTITIES) {
          const { lo, hi } = intervals(expected, quantity);
          for (let level = 1; level < LEVELS.length; level++) {
            expect(lo[level]!.every((end, n) => lo[level - 1]![n]! <= end)).toBe(true);
            expect(hi[level]!.every((end, n) => hi[level - 1]![n]! >= end)).toBe(true);
          }
        }
      }
    }
  });
});
