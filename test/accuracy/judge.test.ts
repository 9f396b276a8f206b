import { describe, expect, it } from 'vitest';
import { intervals } from '../../src/accuracy/intervals.ts';
import { judge } from '../../src/accuracy/judge.ts';
import { LEVELS, rank } from '../../src/contract/level.ts';
import { QUANTITIES } from '../../src/contract/quantity.ts';
import { DTYPES } from '../../src/numeric/format.ts';
import { nextDown, nextUp, step } from '../../src/numeric/ordinal.ts';
import { drawn, labelled, truth } from './problems.ts';

const row = intervals(truth(labelled('float64', [[0, 1, 3]], [0])), 'softmax');
const moved = (floats: number) => row.correct.map((value) => step(value, floats, row.format));

describe('judge', () => {
  it('holds exactly for the correctly rounded answer', () => {
    const mark = judge(row, row.correct);
    expect(mark).toMatchObject({ holds: 'exact', compared: 3, excluded: 0, histogram: [3] });
    expect(mark.complaint).toBeUndefined();
    expect(mark.worst?.ulp).toBeLessThanOrEqual(0.5);
  });

  it('ranks answers by the floats they are off', () => {
    const one = row.correct.map((value, n) =>
      row.side[n]! > 0 ? nextUp(value, row.format) : nextDown(value, row.format),
    );
    expect(judge(row, one).holds).toBe('faithful');
    expect(judge(row, moved(2)).holds).toBe('accurate');
    expect(judge(row, moved(5)).holds).toBe('stable');
    expect(judge(row, moved(2 ** 20)).holds).toBe('none');
  });

  it('accepts both ends of every level, and no float beyond them', () => {
    for (const [level, name] of LEVELS.entries()) {
      expect(rank(judge(row, row.lo[level]!).holds)).toBeGreaterThanOrEqual(level);
      expect(rank(judge(row, row.hi[level]!).holds)).toBeGreaterThanOrEqual(level);
      const below = row.lo[level]!.map((end) => nextDown(end, row.format));
      const above = row.hi[level]!.map((end) => nextUp(end, row.format));
      expect([name, rank(judge(row, below).holds) < level]).toEqual([name, true]);
      expect([name, rank(judge(row, above).holds) < level]).toEqual([name, true]);
    }
  });

  it('measures from the true value, between the floats', () => {
    const { worst } = judge(row, moved(3), 2);
    expect(worst?.question).toBe(2);
    expect(worst?.ulp).toBeGreaterThan(2.5);
    expect(worst?.ulp).toBeLessThan(3.5);
    expect(worst?.ulp).toBe(3 - Math.min(...row.residual));
    expect(judge(row, moved(-3)).worst?.ulp).toBe(3 + Math.max(...row.residual));
  });

  it('says in one sentence what is wrong, and where', () => {
    const answer = row.correct.with(1, 0.5);
    expect(judge(row, answer).complaint).toMatch(
      /^element 1 is 0.5 where 0.114\d* is right, .* floats away; safe accepts 0.1\d* to 0.1\d*$/,
    );
    expect(judge(row, row.correct.with(1, Number.NaN)).complaint).toMatch(
      /^element 1 is nan where 0.114\d* is right, infinitely many floats away; safe accepts/,
    );
  });

  it.each(DTYPES)('never passes NaN or a wrong infinity in %s', (dtype) => {
    for (const problem of drawn(dtype, 40)) {
      const all = truth(problem);
      for (const quantity of QUANTITIES) {
        const accepted = intervals(all, quantity);
        for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
          for (const [n, correct] of accepted.correct.entries()) {
            if (accepted.hi[0]![n] === value || accepted.lo[0]![n] === value || correct === value) continue;
            const mark = judge(accepted, accepted.correct.with(n, value));
            expect(mark.holds).toBe('none');
            if (Number.isNaN(value)) expect(mark.worst).toMatchObject({ element: n, ulp: Infinity });
          }
        }
        const nothing = accepted.correct.map(() => Number.NaN);
        expect(judge(accepted, nothing)).toMatchObject({ holds: 'none' });
      }
    }
  });

  it('counts what only a level without a bound accepts as excluded', () => {
    const offset = intervals(truth(labelled('bfloat16', [[512, 510]], [0])), 'softmax');
    expect(judge(offset, Float64Array.of(0.25, 0.75))).toMatchObject({
      holds: 'safe',
      compared: 0,
      excluded: 2,
    });
    const [p = 0, q = 0] = offset.lo[1]!;
    expect(judge(offset, Float64Array.of(p, q))).toMatchObject({ holds: 'stable', compared: 2, excluded: 0 });
  });

  it('compares infinities as infinities', () => {
    const masked = truth(labelled('float32', [[0, Number.NEGATIVE_INFINITY]], [0]));
    const logs = intervals(masked, 'log_softmax');
    expect(judge(logs, Float64Array.of(0, Number.NEGATIVE_INFINITY)).holds).toBe('exact');
    expect(judge(logs, Float64Array.of(0, -3.4028234663852886e38)).holds).toBe('none');
  });

  it('gives zero no sign', () => {
    const certain = intervals(truth(labelled('float64', [[0, -1000]], [0])), 'softmax');
    expect(judge(certain, Float64Array.of(1, -0)).holds).toBe('exact');
  });
});
