import type { Check } from '../contract/check.ts';
import type { Quantity } from '../contract/quantity.ts';
import type { Reply } from '../contract/question.ts';
import type { Chunk } from './ask-all.ts';
import { bugOf } from './bug.ts';
import { judge, type Outcome, type Tried } from './judge.ts';
import { posed, type Scope } from './trial.ts';

/** What the cases of a chunk say, in their order: plain data. */
export interface Judged {
  readonly outcomes: readonly ReadonlyMap<Quantity, Outcome>[];
  /** What went wrong on our side, if anything; the outcomes end before it. */
  readonly bug?: string;
}

/** All that it takes to judge a chunk on another thread, where its cases are made again: plain data. */
export interface Errand {
  readonly check: string;
  readonly scope: Scope;
  readonly from: number;
  readonly to: number;
  /** By case that the subject takes, as far as they were asked, and by question. */
  readonly replies: readonly (readonly Reply[])[];
}

/** What to send to another thread to have a chunk judged there. */
export function errandOf({ trial: { check, scope }, from, to, tried }: Chunk): Errand {
  return { check: check.id, scope, from, to, replies: tried.map(({ replies }) => replies) };
}

/** Judges a chunk where it was asked. */
export function judgeChunk({ trial: { check, scope }, tried }: Chunk): Judged {
  return judgeAll(check, scope, tried);
}

/** Judges a chunk where its cases are not at hand: the same as `judgeChunk`, since cases depend on the draw alone. */
export async function runErrand(checks: readonly Check[], errand: Errand): Promise<Judged> {
  const { scope, from, to, replies } = errand;
  const check = checks.find(({ id }) => id === errand.check);
  if (!check) throw new RangeError(`there is no check ${errand.check}`);
  const cases = await check.cases(scope.draw, from, to);
  const asked = posed(scope, cases, (k) => from + k).slice(0, replies.length);
  const tried = asked.map((one, k) => ({ ...one, replies: replies[k]! }));
  return judgeAll(check, scope, tried);
}

function judgeAll(check: Check, { quantities }: Scope, tried: readonly Tried[]): Judged {
  const outcomes: Map<Quantity, Outcome>[] = [];
  try {
    for (const one of tried) outcomes.push(judge(check, one, quantities));
    return { outcomes };
  } catch (error) {
    return { outcomes, bug: bugOf(error) };
  }
}
