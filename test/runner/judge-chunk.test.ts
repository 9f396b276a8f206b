import { describe, expect, it } from 'vitest';
import type { Draw } from '../../src/contract/check.ts';
import { UndecidedError } from '../../src/contract/errors.ts';
import { PLAIN, type Subject } from '../../src/contract/subject.ts';
import type { Crew } from '../../src/parallel/crew.ts';
import { EFFORT } from '../../src/runner/effort.ts';
import { type Errand, type Judged, runErrand } from '../../src/runner/judge-chunk.ts';
import { planOnce } from '../../src/runner/plan.ts';
import { run } from '../../src/runner/run.ts';
import { doubling, identity, subject, toy, value } from './toys.ts';

const size = () => 3 * EFFORT.quick.chunk + 1;
const undecided = toy({
  id: 'undecided',
  size,
  cases: async (draw, from, to) =>
    (await toy().cases(draw, from, to)).map((one, k) => ({
      ...one,
      judge: (replies) => {
        if (from + k > 70) throw new UndecidedError('the cap of digits is reached');
        return one.judge(replies);
      },
    })),
});
const planned = planOnce(
  [toy({ size }), toy({ id: 'growing', logits: (k) => [k, k] }), undecided],
  1,
  'quick',
);

/** Judges where nothing is known but plain data. */
const elsewhere: Crew<Errand, Judged> = {
  most: 4,
  do: async (errand) => structuredClone(await runErrand(planned.checks, structuredClone(errand))),
  close: async () => {},
};

/** Refuses some, breaks down at some, and is more or less wrong otherwise. */
const moody = (elements?: number) =>
  subject(
    ({ problem }) => {
      const x = problem.logits.values[0]!;
      if (x % 50 === 7) return { kind: 'refused', reason: 'seven' };
      return x % 90 === 8 ? { kind: 'broken', cause: 'crashed', reason: 'eight' } : value([x + (x % 3)]);
    },
    { limits: elements === undefined ? {} : { elements } },
  );

describe('a chunk judged elsewhere', () => {
  it.each<[string, () => Subject]>([
    ['right', () => identity],
    ['wrong', doubling],
    ['moody', moody],
    ['small', () => moody(1)],
  ])('has the same findings: %s', async (_, subject) => {
    const here = await run(subject(), planned, 'stable');
    const there = await run(subject(), planned, 'stable', { crew: elsewhere });

    expect(JSON.stringify(there)).toBe(JSON.stringify(here));
  });

  it('changes neither the questions nor their order', async () => {
    const [here, there] = [doubling(), doubling()];
    await run(here, planned, 'stable');
    await run(there, planned, 'stable', { crew: elsewhere });

    expect(there.asked).toEqual(here.asked);
  });

  it('is asked while the one before it is judged', async () => {
    const events: string[] = [];
    const two = planOnce([toy({ size: () => 2 * EFFORT.quick.chunk })], 1, 'quick');
    const noting = {
      ...identity,
      ask: (...asked: Parameters<Subject['ask']>) => {
        events.push('ask');
        return identity.ask(...asked);
      },
    };
    const crew: Crew<Errand, Judged> = {
      most: 1,
      async do(_, here) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        events.push('judge');
        return here();
      },
      close: async () => {},
    };
    await run(noting, two, 'stable', { crew });

    expect(events).toEqual(['ask', 'ask', 'judge', 'judge']);
  });

  it('cannot be one of a check that is not known there', async () => {
    const draw: Draw = { seed: 1, dtype: 'float64', outputs: {}, effort: 'quick', claims: PLAIN };
    const scope = { draw, quantities: [], claimed: [], claims: PLAIN, limits: {} };
    const errand = { check: 'mystery', scope, from: 0, to: 1, replies: [] };

    await expect(runErrand([], errand)).rejects.toThrow('mystery');
  });
});
