import { describe, expect, it } from 'vitest';
import { intervals } from '../../src/accuracy/intervals.ts';
import { judge } from '../../src/accuracy/judge.ts';
import { logarithms } from '../../src/accuracy/logarithms.ts';
import { rank, worse } from '../../src/contract/level.ts';
import type { Problem } from '../../src/contract/problem.ts';
import { DTYPES } from '../../src/numeric/format.ts';
import { exponential } from '../../src/reference/exponential.ts';
import { drawn, labelled, truth } from './problems.ts';
import { answersOf, HONEST } from './textbook.ts';

const problem = labelled('float64', [[0, 1, 3]], [0]);

function mark(of: Problem, p: (value: number, n: number) => number, l: (value: number, n: number) => number) {
  const all = truth(of);
  const [ps, ls] = [intervals(all, 'softmax'), intervals(all, 'log_softmax')];
  const [answer, logs] = [ps.correct.map(p), ls.correct.map(l)];
  const exponentials = logs.map((x) => (x <= 0 ? exponential(x) : Math.exp(x)));
  return logarithms({ intervals: ps, answer }, { intervals: ls, answer: logs }, exponentials);
}

const same = (value: number) => value;

describe('logarithms', () => {
  it('holds exactly for correctly rounded answers', () => {
    expect(mark(problem, same, same)).toEqual({ holds: 'exact', compared: 3, excluded: 0 });
    const masked = labelled('float32', [[0, Number.NEGATIVE_INFINITY, -200]], [0]);
    expect(mark(masked, same, same).holds).toBe('exact');
  });

  it('sees probabilities given for their logarithms', () => {
    const { holds, complaint } = mark(problem, same, (_, n) => truth(problem).facts.p[n]!);
    expect(holds).toBe('none');
    expect(complaint).toMatch(
      /^element 0: the exponential of the logarithm is 1.04\d*, the probability 0.04/,
    );
  });

  it('sees logarithms to base 2', () => {
    expect(mark(problem, same, (l) => l / Math.LN2).holds).toBe('none');
  });

  it('sees a relative error that neither level forgives', () => {
    expect(mark(problem, (p) => p * (1 + 2 ** -45), same).holds).toBe('none');
    expect(mark(problem, (p) => p * (1 + 2 ** -50), same).holds).toBe('stable');
  });

  it('counts as excluded where the logarithm may be off by 1', () => {
    const far = labelled('bfloat16', [[0, -60]], [0]);
    // A float there is 1/4, so eight of them, the width of `accurate`, say nothing of e^l.
    expect(mark(far, same, (l) => (l < -1 ? l - 40 : l))).toMatchObject({ holds: 'accurate', excluded: 1 });
  });

  it('never holds with NaN', () => {
    expect(mark(problem, (p, n) => (n === 2 ? Number.NaN : p), same).holds).toBe('none');
    expect(mark(problem, same, (l, n) => (n === 2 ? Number.NaN : l)).holds).toBe('none');
  });

  it.each(DTYPES)('never judges worse than agreement does in %s', (dtype) => {
    for (const one of drawn(dtype, 12)) {
      const all = truth(one);
      const [ps, ls] = [intervals(all, 'softmax'), intervals(all, 'log_softmax')];
      for (const algorithm of [HONEST.online!, HONEST['exp of log-softmax']!]) {
        const { softmax, log_softmax } = answersOf(algorithm, one, dtype);
        const held = worse(judge(ps, softmax).holds, judge(ls, log_softmax).holds);
        const law = logarithms(
          { intervals: ps, answer: softmax },
          { intervals: ls, answer: log_softmax },
          log_softmax.map(exponential),
        );
        expect(rank(law.holds)).toBeGreaterThanOrEqual(rank(held));
      }
    }
  });
});
