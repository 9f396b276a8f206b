import { bugOf } from './bug.ts';
import { EFFORT } from './effort.ts';
import type { Tried } from './judge.ts';
import { attempt, type Trial } from './trial.ts';

/** Cases `from` to `to` - 1 of a trial. */
export interface Chunk {
  readonly trial: Trial;
  readonly from: number;
  readonly to: number;
  /** Those that the subject takes, asked. */
  readonly tried: readonly Tried[];
  /** What went wrong on our side, if anything: nothing was tried then. */
  readonly bug?: string;
}

/** Asks all cases of some trials, a chunk at a time. What is asked, and when, does not depend on any judgement. */
export async function* askAll(trials: readonly Trial[]): AsyncGenerator<Chunk, void, void> {
  for (const trial of trials) {
    const { chunk } = EFFORT[trial.plan.effort];
    const size = trial.check.size(trial.scope.draw);
    for (let from = 0; from < size; from += chunk) yield askSome(trial, from, Math.min(from + chunk, size));
  }
}

async function askSome(trial: Trial, from: number, to: number): Promise<Chunk> {
  const { check, plan, scope } = trial;
  try {
    const cases = await plan.cases(check, scope.draw, from, to);
    return { trial, from, to, tried: await attempt(trial, cases, (k) => from + k) };
  } catch (error) {
    return { trial, from, to, tried: [], bug: bugOf(error) };
  }
}
