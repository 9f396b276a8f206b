import type { Case } from '../contract/check.ts';
import { inOrder } from '../parallel/in-order.ts';
import { bugOf } from './bug.ts';
import { Course } from './course.ts';
import { EFFORT } from './effort.ts';
import type { Tried } from './judge.ts';
import type { Trial } from './trial.ts';

/** Cases `from` to `to` - 1 of a trial. */
export interface Chunk {
  readonly trial: Trial;
  readonly from: number;
  readonly to: number;
  /** Those that the subject takes, asked, up to the end of the trial if it comes early. */
  readonly tried: readonly Tried[];
  /** What went wrong on our side, if anything: nothing was tried then. */
  readonly bug?: string;
}

type Made = Omit<Chunk, 'tried'> & { readonly cases: readonly Case[]; readonly course: Course };

/** How many chunks a subject is asked at once: while it answers one, others are there already. */
const AHEAD = 4;

/** Asks all cases of some trials, a chunk at a time. What is asked, and when, does not depend on any judgement. */
export async function* askAll(trials: readonly Trial[]): AsyncGenerator<Chunk, void, void> {
  for await (const [, chunk] of inOrder(makeAll(trials), AHEAD, ask)) yield chunk;
}

async function* makeAll(trials: readonly Trial[]): AsyncGenerator<Made, void, void> {
  for (const trial of trials) {
    const { chunk } = EFFORT[trial.plan.effort];
    const course = new Course(trial);
    const { from: first, to: end } = trial.range;
    for (let from = first; from < end; from += chunk) {
      const to = Math.min(from + chunk, end);
      yield course.ended ? { trial, course, from, to, cases: [] } : make(trial, course, from, to);
    }
  }
}

async function make(trial: Trial, course: Course, from: number, to: number): Promise<Made> {
  try {
    return {
      trial,
      course,
      from,
      to,
      cases: await trial.plan.cases(trial.check, trial.scope.draw, from, to),
    };
  } catch (error) {
    return { trial, course, from, to, cases: [], bug: bugOf(error) };
  }
}

async function ask({ cases, course, ...chunk }: Made): Promise<Chunk> {
  try {
    return { ...chunk, tried: await course.ask(cases, chunk.from) };
  } catch (error) {
    return { ...chunk, tried: [], bug: bugOf(error) };
  }
}
